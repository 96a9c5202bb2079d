import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";

import type { LedgerLine } from "~/money/queries/ledger/ledger-account.server";

import { DateText } from "../format/date-text";
import { EmptyState } from "../record/empty-state";
import { amountColumn } from "../table/amount-column";
import type { Column } from "../table/column";
import { DataTable } from "../table/data-table";
import { DimensionLink } from "./dimension-link";

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
  const amount = (key: "debit" | "credit", pick: (line: LedgerLine) => bigint) =>
    amountColumn<LedgerLine>({ key, header: t(`account.${key}`), currency, pick });
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
      cell: (line) => (
        <Link className="link num nowrap" to={`/ledger/entries/${line.entryId}`}>
          {line.entryNo ?? t("account.noNumber")}
        </Link>
      ),
    },
    {
      key: "narration",
      header: t("account.narration"),
      clip: true,
      cell: (line) => <span title={line.narration}>{line.narration}</span>,
    },
    { key: "cause", header: t("account.cause"), cell: (line) => <Cause line={line} /> },
    { key: "dimension", header: t("account.dimension"), cell: (line) => <DimensionLink of={line} /> },
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
