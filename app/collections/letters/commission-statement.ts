import type { ReportTable } from "~/money/domain/report/report-table";
import type { translator } from "~/ui/i18n/translator.server";

/** What a person is told of a month; minor units. */
export interface StatementOfCommission {
  staffName: string;
  period: string;
  currency: string;
  firm: string;
  base: bigint;
  amount: bigint;
  clawback: bigint;
  earlier: { period: string; amount: bigint }[];
  lines: { paymentId: string; accountRef: string; period: string; earnedOn: string; part: bigint }[];
}

/** Source: spec 02 §10.1: the statement by payment id; a month that is worth less since stands with its difference. */
export function commissionStatement(
  run: StatementOfCommission,
  t: ReturnType<typeof translator>,
): ReportTable {
  const sum = (label: string, amount: bigint) => ({ label, cells: [null, null, null, amount] });
  return {
    title: t("remittance:commission.statement", { period: run.period, name: run.staffName }),
    facts: [
      { label: t("remittance:statement.from"), value: run.firm },
      { label: t("remittance:commission.staff"), value: run.staffName },
    ],
    currency: run.currency,
    controlLabel: (count) => t("report:control", { count }),
    columns: [
      { head: t("remittance:line.account"), type: "text" },
      { head: t("remittance:line.payment"), type: "text" },
      { head: t("remittance:commission.month"), type: "text" },
      { head: t("remittance:commission.on"), type: "date" },
      { head: t("remittance:commission.part"), type: "money", summed: true },
    ],
    rows: run.lines.map((line) => [line.accountRef, line.paymentId, line.period, line.earnedOn, line.part]),
    totals: [
      sum(t("remittance:commission.base"), run.base),
      sum(t("remittance:commission.amount"), run.amount),
      ...run.earlier.map(({ period, amount }) => sum(t("remittance:commission.earlier", { period }), amount)),
      sum(t("remittance:commission.due"), run.amount + run.clawback),
    ],
  };
}
