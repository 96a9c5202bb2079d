import { Link, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { GeneralLedgerRow } from "~/money/queries/ledger/general-ledger.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import { changeSearch } from "../table/change-search";
import { amountColumn } from "../table/amount-column";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { DimensionLink } from "./dimension-link";

/** Postings in the order of their days, each with its account's running balance; a row leads to its entry. */
export function GeneralLedgerTable({ rows, currency }: { rows: GeneralLedgerRow[]; currency: string }) {
  const { t } = useTranslation("ledger");
  return (
    <DataTable
      dense
      caption={t("general.caption")}
      columns={useColumns(currency)}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<EmptyState title={t("general.emptyTitle")}>{t("general.empty")}</EmptyState>}
    />
  );
}

function useColumns(currency: string): Column<GeneralLedgerRow>[] {
  const { t } = useTranslation("ledger");
  const [search] = useSearchParams();
  const only = (change: Record<string, string>) => `/ledger/general${changeSearch(search, change)}`;
  const amount = (key: "debit" | "credit", pick: (row: GeneralLedgerRow) => bigint) =>
    amountColumn<GeneralLedgerRow>({ key, header: t(`account.${key}`), currency, pick });
  return [
    { key: "date", header: t("account.date"), cell: (row) => <DateText value={row.postingDate} /> },
    {
      key: "code",
      header: t("trial.name"),
      clip: true,
      cell: (row) => (
        <Link className="hover:underline" to={only({ code: row.code })} title={row.name}>
          <span className="num">{row.code}</span> {row.name}
        </Link>
      ),
    },
    {
      key: "entry",
      header: t("account.entry"),
      main: true,
      cell: (row) => (
        <Link className="link num nowrap" to={`/ledger/entries/${row.entryId}`}>
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
    {
      key: "dimension",
      header: t("account.dimension"),
      cell: (row) => (
        <span className="nowrap">
          <DimensionLink of={row} />
          {row.dimensionId && (
            <>
              {" · "}
              <Link className="link" to={only({ dimension: row.dimensionId })}>
                {t("general.only")}
              </Link>
            </>
          )}
        </span>
      ),
    },
    amount("debit", (row) => row.dr),
    amount("credit", (row) => row.cr),
    {
      key: "balance",
      header: t("general.balance"),
      unit: currency,
      align: "end",
      cell: (row) => <MoneyText bare value={{ minor: row.balance, currency }} />,
    },
  ];
}
