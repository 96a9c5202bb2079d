import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { StatementRow } from "~/money/queries/statement/statement-list.server";

import { CountText } from "../format/count-text";
import { DateText } from "../format/date-text";
import { InstantText } from "../format/instant-text";
import { useLocale } from "../format/locale-provider";
import { MoneyText } from "../format/money-text";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { StatementStatus } from "./statement-status";

/** Imported statements; a row opens its page. */
export function StatementTable({ rows, empty }: { rows: StatementRow[]; empty: ReactNode }) {
  const { t } = useTranslation("bank");
  return (
    <DataTable
      caption={t("statements.caption")}
      columns={useColumns()}
      rows={rows}
      rowKey={(row) => row.id}
      rowHref={(row) => `/bank/statements/${row.id}`}
      empty={empty}
    />
  );
}

function useColumns(): Column<StatementRow>[] {
  const { t } = useTranslation("bank");
  const { currency } = useLocale();
  return [
    {
      key: "file",
      header: t("statements.file"),
      main: true,
      clip: true,
      cell: (row) => <span title={row.fileName}>{row.fileName}</span>,
    },
    {
      key: "account",
      header: t("statements.account"),
      clip: true,
      cell: (row) => <span title={row.bankAccountName}>{row.bankAccountName}</span>,
    },
    { key: "state", header: t("statements.state"), cell: (row) => <StatementStatus word={row.word} /> },
    {
      key: "period",
      header: t("statements.period"),
      cell: (row) =>
        row.startsOn ? (
          <span className="nowrap">
            <DateText value={row.startsOn} /> – <DateText value={row.endsOn} />
          </span>
        ) : (
          <span className="muted">—</span>
        ),
    },
    {
      key: "lines",
      header: t("statements.lines"),
      align: "end",
      cell: (row) => <CountText value={row.lines} />,
    },
    {
      key: "added",
      header: t("statements.added"),
      align: "end",
      cell: (row) => <CountText value={row.added} />,
    },
    {
      key: "closing",
      header: t("statements.closing"),
      unit: currency,
      align: "end",
      cell: (row) => (
        <MoneyText
          bare
          value={row.closing === null ? null : { minor: row.closing, currency: row.currency }}
        />
      ),
    },
    {
      key: "created",
      header: t("statements.created"),
      cell: (row) => <InstantText value={row.createdAt} style="day" />,
    },
  ];
}
