import { useTranslation } from "react-i18next";

import type { MandateRow } from "~/money/queries/mandate-desk.server";

import { DateText } from "../../format/date-text";
import { MoneyText } from "../../format/money-text";
import { EmptyState } from "../../record/empty-state";
import { DataTable } from "../../table/data-table";
import { MandateStateBadge } from "./mandate-state-badge";

/** Every permission to draw; each opens the account it is for. */
export function MandateTable({ rows, dense }: { rows: MandateRow[]; dense: boolean }) {
  const { t } = useTranslation("payment");
  return (
    <DataTable<MandateRow>
      caption={t("mandate.title")}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/accounts/${row.subjectId}`}
      dense={dense}
      empty={
        <EmptyState title={t("mandate.empty")}>
          <p>{t("mandate.emptyBody")}</p>
        </EmptyState>
      }
      columns={[
        { key: "holder", header: t("mandate.column.holder"), main: true, cell: (row) => row.holderName },
        {
          key: "method",
          header: t("mandate.column.method"),
          cell: (row) => row.label ?? t(`mandate.rail.${row.rail}`),
        },
        {
          key: "max",
          header: t("mandate.column.max"),
          align: "end",
          cell: (row) => <MoneyText value={{ minor: row.maxAmount, currency: row.currency }} />,
        },
        {
          key: "until",
          header: t("mandate.column.until"),
          cell: (row) => row.endsOn && <DateText value={row.endsOn} />,
        },
        {
          key: "state",
          header: t("mandate.column.state"),
          cell: (row) => (
            <>
              <MandateStateBadge state={row.state} />{" "}
              {row.hold && <span className="small muted">{t(`mandate.hold.${row.hold}`)}</span>}
            </>
          ),
        },
      ]}
    />
  );
}
