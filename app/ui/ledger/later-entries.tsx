import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LaterEntry } from "~/money/queries/ledger/as-known.server";

import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { Panel } from "../record/panel";
import { amountColumn } from "../table/amount-column";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

interface LaterEntriesProps {
  entries: LaterEntry[];
  count: number;
  currency: string;
}

/** The entries that changed what is known of a day. */
export function LaterEntries({ entries, count, currency }: LaterEntriesProps) {
  const { t } = useTranslation("ledger");
  const columns: Column<LaterEntry>[] = [
    { key: "recorded", header: t("known.recorded"), cell: (row) => <InstantText value={row.recordedAt} /> },
    {
      key: "effective",
      header: t("account.effective"),
      cell: (row) => <DateText value={row.effectiveDate} />,
    },
    {
      key: "entry",
      header: t("account.entry"),
      main: true,
      cell: (row) => (
        <Link className="link num nowrap" to={`/ledger/entries/${row.id}`}>
          {row.entryNo ?? t("account.noNumber")}
        </Link>
      ),
    },
    {
      key: "narration",
      header: t("account.narration"),
      clip: true,
      cell: (row) => <span title={row.narration}>{row.narration}</span>,
    },
    { key: "rule", header: t("account.rule"), cell: (row) => <code>{row.ruleCode}</code> },
    amountColumn({
      key: "amount",
      header: t("known.amount"),
      currency,
      pick: (row: LaterEntry) => row.amount,
    }),
  ];
  return (
    <Panel title={t("known.laterTitle", { count })} flush>
      <DataTable
        dense
        caption={t("known.laterCaption")}
        columns={columns}
        rows={entries}
        rowKey={(row) => row.id}
        empty={null}
      />
    </Panel>
  );
}
