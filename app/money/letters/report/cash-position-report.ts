import type { ReportTable } from "~/money/domain/report/report-table";

import { controlLabel, periodFact, type ReportFrame, takenFacts } from "./report-words";

interface Position {
  name: string;
  book: bigint;
  bank: bigint | null;
  bankOn: string | null;
  inTransit: bigint;
  unmatchedIn: bigint;
  unmatchedOut: bigint;
}

/** Where the firm's money is, bank account by bank account. */
export function cashPositionReport(positions: Position[], frame: ReportFrame): ReportTable {
  const { t } = frame;
  const money = (head: string) => ({ head, type: "money" as const, summed: true });
  return {
    title: t("report:title.cash-position"),
    facts: [periodFact(frame, { on: frame.takenOn }), ...takenFacts(frame)],
    currency: frame.currency,
    controlLabel: controlLabel(frame),
    columns: [
      { head: t("report:column.bankAccount"), type: "text" },
      money(t("report:column.book")),
      money(t("report:column.bank")),
      { head: t("report:column.bankOn"), type: "date" },
      money(t("report:column.inTransit")),
      money(t("report:column.unmatchedIn")),
      money(t("report:column.unmatchedOut")),
    ],
    rows: positions.map(({ name, book, bank, bankOn, inTransit, unmatchedIn, unmatchedOut }) => [
      name,
      book,
      bank,
      bankOn,
      inTransit,
      unmatchedIn,
      unmatchedOut,
    ]),
    totals: [],
  };
}
