// Source: spec 02 §10.1: tier months are recomputed when a reversal falls in them, and the difference is shown.
import { commissionOf, type CommissionPlan } from "./commission-plan";

type Rates = Pick<CommissionPlan, "tiers" | "minimum" | "cap">;

/** A month of one person: what their parts sum to now, and what the statements so far said it is worth. */
export interface EarnedMonth {
  period: string;
  base: bigint;
  /** null: no statement of this month was agreed to */
  stated: bigint | null;
}

export interface CommissionRun {
  base: bigint;
  amount: bigint;
  /** zero or below, unless money came back that was taken before */
  clawback: bigint;
  /** by earlier month, what it is worth more or less than was stated */
  earlier: { period: string; amount: bigint }[];
}

/** One month's statement of one person; minor units. */
export function commissionRun(plan: Rates, period: string, months: EarnedMonth[]): CommissionRun {
  const base = months.find((month) => month.period === period)?.base ?? 0n;
  const earlier = months
    .filter((month) => month.period < period && month.stated !== null)
    .map((month) => ({ period: month.period, amount: commissionOf(plan, month.base) - (month.stated ?? 0n) }))
    .filter(({ amount }) => amount !== 0n);
  const clawback = earlier.reduce((sum, { amount }) => sum + amount, 0n);
  return { base, amount: commissionOf(plan, base), clawback, earlier };
}

/** How a statement is paid: what is left to pay out, what an earlier debt takes of it, and what the person now owes. */
export function payoutOf(
  { amount, clawback }: Pick<CommissionRun, "amount" | "clawback">,
  owed: bigint,
): { pay: bigint; recovered: bigint; owes: bigint } {
  const due = amount + clawback;
  if (due <= 0n) return { pay: 0n, recovered: 0n, owes: -due };
  const recovered = owed < due ? owed : due;
  return { pay: due - recovered, recovered, owes: 0n };
}
