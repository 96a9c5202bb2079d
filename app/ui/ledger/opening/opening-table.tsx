import { useTranslation } from "react-i18next";

import type { OpeningDesk } from "~/money/queries/opening/opening-desk.server";

import { Badge, type Tone } from "../../action/badge";
import { DateText } from "../../format/date-text";
import { useLocale } from "../../format/locale-provider";
import { MoneyText } from "../../format/money-text";
import { Panel } from "../../record/panel";
import { EmptyState } from "../../record/empty-state";
import { DataTable } from "../../table/data-table";

type Batch = OpeningDesk["batches"][number];

export const BATCH_TONES: Record<Batch["state"], Tone> = { faulty: "bad", checked: "warn", posted: "good" };

/** What was brought in, batch by batch. */
export function OpeningTable({ batches }: { batches: Batch[] }) {
  const { t } = useTranslation("ledger");
  const { currency } = useLocale();
  return (
    <Panel title={t("opening.batches")} flush>
      <DataTable<Batch>
        caption={t("opening.batches")}
        rows={batches}
        rowKey={(row) => row.id}
        rowHref={(row) => `/ledger/opening/${row.id}`}
        empty={<EmptyState title={t("opening.none")} />}
        columns={[
          {
            key: "batch",
            header: t("opening.column.batch"),
            main: true,
            cell: (row) => row.fileName ?? t("opening.typed"),
          },
          {
            key: "dated",
            header: t("opening.column.dated"),
            cell: (row) => <DateText value={row.datedOn} />,
          },
          {
            key: "debits",
            header: t("opening.column.debits"),
            align: "end",
            cell: (row) => <MoneyText value={{ minor: row.debits, currency }} />,
          },
          {
            key: "credits",
            header: t("opening.column.credits"),
            align: "end",
            cell: (row) => <MoneyText value={{ minor: row.credits, currency }} />,
          },
          {
            key: "state",
            header: t("opening.column.state"),
            cell: (row) => <Badge tone={BATCH_TONES[row.state]}>{t(`opening.state.${row.state}`)}</Badge>,
          },
        ]}
      />
    </Panel>
  );
}
