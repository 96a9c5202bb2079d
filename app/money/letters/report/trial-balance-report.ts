import type { ReportTable } from "~/money/domain/report/report-table";

import { controlLabel, periodFact, type ReportFrame, takenFacts } from "./report-words";

interface TrialLine {
  code: string;
  name: string;
  type: string;
  opening: bigint;
  debits: bigint;
  credits: bigint;
}

/** The trial balance of a period, without the accounts that have nothing in it. */
export function trialBalanceReport(
  lines: TrialLine[],
  days: { from: string; on: string },
  frame: ReportFrame,
): ReportTable {
  const { t } = frame;
  const money = (head: string) => ({ head, type: "money" as const, summed: true });
  return {
    title: t("report:title.trial-balance"),
    facts: [periodFact(frame, days), ...takenFacts(frame)],
    currency: frame.currency,
    controlLabel: controlLabel(frame),
    columns: [
      { head: t("report:column.code"), type: "text" },
      { head: t("report:column.account"), type: "text" },
      { head: t("report:column.kind"), type: "text" },
      money(t("report:column.opening")),
      money(t("report:column.debits")),
      money(t("report:column.credits")),
      money(t("report:column.closingDebit")),
      money(t("report:column.closingCredit")),
    ],
    rows: lines.filter(hasMoved).map(({ code, name, type, opening, debits, credits }) => {
      const net = opening + debits - credits;
      const kind = t(`ledger:type.${type}` as "ledger:type.asset");
      return [code, name, kind, opening, debits, credits, net > 0n ? net : 0n, net < 0n ? -net : 0n];
    }),
    totals: [],
  };
}

function hasMoved({ opening, debits, credits }: TrialLine): boolean {
  return opening !== 0n || debits !== 0n || credits !== 0n;
}
