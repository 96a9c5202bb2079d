import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LedgerLine } from "~/money/queries/ledger/ledger-account.server";

import { DateText } from "../format/date-text";
import { MoneyText } from "../format/money-text";
import { EmptyState } from "../record/empty-state";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";

/** The dimensions that have a page of their own. */
const PAGES: Record<string, string> = { account: "/accounts", payment: "/payments" };

/** Postings of one code with what caused each. */
export function PostingTable({ lines, currency }: { lines: LedgerLine[]; currency: string }) {
  const { t } = useTranslation("ledger");
  return (
    <DataTable
      dense
      caption={t("account.caption")}
      columns={useColumns(currency)}
      rows={lines}
      rowKey={(line) => line.id}
      empty={<EmptyState title={t("account.emptyTitle")}>{t("account.empty")}</EmptyState>}
    />
  );
}

function useColumns(currency: string): Column<LedgerLine>[] {
  const { t } = useTranslation("ledger");
  const amount = (key: "debit" | "credit", pick: (line: LedgerLine) => bigint): Column<LedgerLine> => ({
    key,
    header: t(`account.${key}`),
    unit: currency,
    align: "end",
    cell: (line) =>
      pick(line) === 0n ? (
        <span className="muted">—</span>
      ) : (
        <MoneyText bare value={{ minor: pick(line), currency }} />
      ),
  });
  return [
    { key: "date", header: t("account.date"), cell: (line) => <DateText value={line.postingDate} /> },
    {
      key: "effective",
      header: t("account.effective"),
      cell: (line) => <DateText value={line.effectiveDate} />,
    },
    {
      key: "entry",
      header: t("account.entry"),
      main: true,
      cell: (line) => <span className="num nowrap">{line.entryNo ?? t("account.noNumber")}</span>,
    },
    {
      key: "narration",
      header: t("account.narration"),
      clip: true,
      cell: (line) => <span title={line.narration}>{line.narration}</span>,
    },
    { key: "cause", header: t("account.cause"), cell: (line) => <Cause line={line} /> },
    { key: "dimension", header: t("account.dimension"), cell: (line) => <Dimension line={line} /> },
    { key: "rule", header: t("account.rule"), cell: (line) => <code>{line.ruleCode}</code> },
    amount("debit", (line) => line.dr),
    amount("credit", (line) => line.cr),
  ];
}

function Cause({ line }: { line: LedgerLine }) {
  const { t } = useTranslation("ledger");
  if (line.subjectType !== "payment") return <span className="muted">{line.subjectType}</span>;
  return (
    <Link className="link" to={`/payments/${line.subjectId}`}>
      {t("account.payment")}
    </Link>
  );
}

function Dimension({ line }: { line: LedgerLine }) {
  const { t } = useTranslation("ledger");
  if (!line.dimensionType || !line.dimensionId) return <span className="muted">—</span>;
  const word = t(`dimension.${line.dimensionType}` as "dimension.account", {
    defaultValue: line.dimensionType,
  });
  const page = PAGES[line.dimensionType];
  if (!page) return word;
  return (
    <Link className="link" to={`${page}/${line.dimensionId}`}>
      {word}
    </Link>
  );
}
