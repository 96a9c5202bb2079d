import { LINE_AGES, type LineAge } from "~/money/domain/statement/intake/line-age";
import type { ReportTable } from "~/money/domain/report/report-table";

import { controlLabel, periodFact, type ReportFrame, takenFacts } from "./report-words";

interface AgedLines {
  name: string;
  side: "C" | "D";
  open: Record<LineAge, bigint>;
  total: bigint;
  lines: number;
}

/** Money that waits for its match, by bank account, side and age. */
export function suspenseAgeingReport(aged: AgedLines[], frame: ReportFrame): ReportTable {
  const { t } = frame;
  return {
    title: t("report:title.suspense-ageing"),
    facts: [periodFact(frame, { on: frame.takenOn }), ...takenFacts(frame)],
    currency: frame.currency,
    controlLabel: controlLabel(frame),
    columns: [
      { head: t("report:column.bankAccount"), type: "text" },
      { head: t("report:column.side"), type: "text" },
      ...LINE_AGES.map((age) => ({
        head: t(`bank:lines.ages.${age}`),
        type: "money" as const,
        summed: true,
      })),
      { head: t("report:column.total"), type: "money", summed: true },
      { head: t("report:column.lines"), type: "count", summed: true },
    ],
    rows: aged.map(({ name, side, open, total, lines }) => [
      name,
      t(`bank:lines.side.${side}`),
      ...LINE_AGES.map((age) => open[age]),
      total,
      lines,
    ]),
    totals: [],
  };
}
