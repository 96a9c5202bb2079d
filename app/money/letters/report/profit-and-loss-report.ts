import type { ProfitAndLoss } from "~/money/domain/ledger/financial-statements";
import type { ReportTable } from "~/money/domain/report/report-table";

import type { ReportFrame } from "./report-words";
import { amounts, type StatementHeads, statementReport } from "./statement-report";

/** What the firm earned and spent between two days, beside the same days a year before. */
export function profitAndLossReport(
  statement: ProfitAndLoss,
  days: { from: string; on: string },
  heads: StatementHeads,
  frame: ReportFrame,
): ReportTable {
  const result = {
    label: frame.t("ledger:statements.result"),
    ...amounts(statement.result, statement.resultBefore),
  };
  const title = frame.t("report:title.profit-and-loss");
  return statementReport({ title, days, groups: statement.groups, result, heads }, frame);
}
