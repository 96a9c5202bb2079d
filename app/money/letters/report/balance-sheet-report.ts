import type { BalanceSheet } from "~/money/domain/ledger/financial-statements";
import type { ReportTable } from "~/money/domain/report/report-table";

import type { ReportFrame } from "./report-words";
import { amounts, type StatementHeads, statementReport } from "./statement-report";

/** What the firm has and owes on a day, beside the same day a year before. */
export function balanceSheetReport(
  sheet: BalanceSheet,
  on: string,
  heads: StatementHeads,
  frame: ReportFrame,
): ReportTable {
  const result = {
    label: frame.t("ledger:statements.openResult"),
    ...amounts(sheet.result, sheet.resultBefore),
  };
  const title = frame.t("report:title.balance-sheet");
  return statementReport({ title, days: { on }, groups: sheet.groups, result, heads }, frame);
}
