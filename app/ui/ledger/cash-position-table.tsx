import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { CashPositionRow } from "~/money/queries/bank/cash-position.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** Where the firm's money is: what the books say, what the bank says, and what lies between. */
export function CashPositionTable({ rows, currency }: { rows: CashPositionRow[]; currency: string }) {
  const { t } = useTranslation(["bank", "report"]);
  const amount = (
    key: "book" | "bank" | "inTransit" | "unmatchedIn" | "unmatchedOut",
    to?: (row: CashPositionRow) => string,
  ): Column<CashPositionRow> => ({
    key,
    header: t(`report:column.${key}`),
    unit: currency,
    align: "end",
    cell: (row) => {
      const minor = row[key];
      if (minor === null) return <span className="muted">{t("accounts.none")}</span>;
      const text = <MoneyText bare value={{ minor, currency: row.currency }} />;
      return to && minor !== 0n ? (
        <Link className="link" to={to(row)}>
          {text}
        </Link>
      ) : (
        text
      );
    },
  });
  const lines = (side: "C" | "D") => (row: CashPositionRow) =>
    `/bank/lines?account=${row.bankAccountId}&side=${side}`;
  return (
    <DataTable
      dense
      caption={t("position.caption")}
      columns={[
        {
          key: "name",
          header: t("report:column.bankAccount"),
          main: true,
          cell: (row) => (
            <span className="block max-w-56 truncate" title={row.name}>
              {row.name}
            </span>
          ),
        },
        amount("book", (row) => `/ledger/general?code=${row.code}&dimension=${row.bankAccountId}`),
        amount("bank"),
        { key: "bankOn", header: t("report:column.bankOn"), cell: (row) => <DateText value={row.bankOn} /> },
        amount("inTransit"),
        amount("unmatchedIn", lines("C")),
        amount("unmatchedOut", lines("D")),
      ]}
      rows={rows}
      rowKey={(row) => row.bankAccountId}
      empty={<EmptyState title={t("accounts.emptyTitle")}>{t("accounts.empty")}</EmptyState>}
    />
  );
}
