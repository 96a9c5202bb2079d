import type { StatementGroup } from "~/money/domain/ledger/financial-statements";
import type { ReportTable, ReportTotal } from "~/money/domain/report/report-table";

import { controlLabel, periodFact, type ReportFrame, takenFacts } from "./report-words";

/** Column heads of this year and the last. */
export interface StatementHeads {
  now: string;
  before: string;
}

interface Parts {
  title: string;
  days: { from?: string; on: string };
  groups: StatementGroup[];
  result: ReportTotal;
  heads: StatementHeads;
}

/** A balance sheet or a profit and loss as a report: its groups, their sums, and the result. */
export function statementReport(
  { title, days, groups, result, heads }: Parts,
  frame: ReportFrame,
): ReportTable {
  const { t } = frame;
  return {
    title,
    facts: [periodFact(frame, days), ...takenFacts(frame)],
    currency: frame.currency,
    controlLabel: controlLabel(frame),
    columns: [
      { head: t("report:column.group"), type: "text" },
      { head: t("report:column.code"), type: "text" },
      { head: t("report:column.account"), type: "text" },
      { head: heads.now, type: "money", summed: true },
      { head: heads.before, type: "money", summed: true },
    ],
    rows: groups.flatMap((group) =>
      group.rows.map(({ code, name, amount, before }) => [
        t(`ledger:statements.${group.key}`),
        code,
        name,
        amount,
        before,
      ]),
    ),
    totals: [
      ...groups.map(({ key, total, before }) => ({
        label: t(`ledger:statements.${key}Total`),
        ...amounts(total, before),
      })),
      result,
    ],
  };
}

/** A total of this year and the last. */
export const amounts = (now: bigint, before: bigint) => ({ cells: [null, null, now, before] });
