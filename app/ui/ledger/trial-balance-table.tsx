import { useTranslation } from "react-i18next";

import type { TrialBalanceRow } from "~/money/queries/ledger/trial-balance.server";

import { MoneyText } from "../format/money-text";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

interface TrialBalanceTableProps {
  caption: string;
  rows: TrialBalanceRow[];
  currency: string;
  /** With the sums of all rows; for the main table only. */
  totals?: boolean;
  empty: React.ReactNode;
}

/** Codes with what moved on them and the balance on its side; a row opens the account's postings. */
export function TrialBalanceTable({ caption, rows, currency, totals, empty }: TrialBalanceTableProps) {
  const { t } = useTranslation("ledger");
  const cell = (minor: bigint) => <MoneyText bare value={{ minor, currency }} />;
  const sum = (pick: (row: TrialBalanceRow) => bigint) => rows.reduce((all, row) => all + pick(row), 0n);
  const columns: Column<TrialBalanceRow>[] = [
    {
      key: "name",
      header: t("trial.name"),
      main: true,
      clip: true,
      cell: (row) => (
        <span title={row.name}>
          <span className="num">{row.code}</span> {row.name}
        </span>
      ),
    },
    { key: "type", header: t("trial.type"), cell: (row) => t(`type.${row.type}` as "type.asset") },
    {
      key: "opening",
      header: t("trial.opening"),
      unit: currency,
      align: "end",
      cell: (row) => <Sided minor={row.opening} currency={currency} />,
    },
    amount("debits", t("trial.debits"), (row) => row.debits),
    amount("credits", t("trial.credits"), (row) => row.credits),
    amount("debit", t("trial.debit"), debitBalance),
    amount("credit", t("trial.credit"), creditBalance),
  ];
  function amount(
    key: string,
    header: string,
    pick: (row: TrialBalanceRow) => bigint,
  ): Column<TrialBalanceRow> {
    return {
      key,
      header,
      unit: currency,
      align: "end",
      cell: (row) => (pick(row) === 0n ? <span className="muted">—</span> : cell(pick(row))),
    };
  }
  const summed = {
    name: <strong>{t("trial.total")}</strong>,
    opening: <Sided minor={sum((row) => row.opening)} currency={currency} />,
    debits: cell(sum((row) => row.debits)),
    credits: cell(sum((row) => row.credits)),
    debit: <strong>{cell(sum(debitBalance))}</strong>,
    credit: <strong>{cell(sum(creditBalance))}</strong>,
  };
  return (
    <DataTable
      dense
      caption={caption}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.code}
      rowHref={(row) => `/ledger/${row.code}`}
      totals={totals ? summed : undefined}
      empty={empty}
    />
  );
}

/** An amount of either side, with the side in letters. */
function Sided({ minor, currency }: { minor: bigint; currency: string }) {
  const { t } = useTranslation("ledger");
  if (minor === 0n) return <span className="muted">—</span>;
  const side = minor > 0n ? "debit" : "credit";
  return (
    <>
      <MoneyText bare value={{ minor: minor > 0n ? minor : -minor, currency }} />{" "}
      <abbr className="muted" title={t(`trial.${side}`)}>
        {t(`trial.short.${side}`)}
      </abbr>
    </>
  );
}

/** Debits less credits at the end, whatever the account's normal side. */
function netOf(row: TrialBalanceRow): bigint {
  return row.opening + row.debits - row.credits;
}

function debitBalance(row: TrialBalanceRow): bigint {
  return netOf(row) > 0n ? netOf(row) : 0n;
}

function creditBalance(row: TrialBalanceRow): bigint {
  return netOf(row) < 0n ? -netOf(row) : 0n;
}
