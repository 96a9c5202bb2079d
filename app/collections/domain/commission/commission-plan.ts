// Source: spec 02 §10.1: base, flat rate (10 % by default) or monthly tiers, marginal; shares, at most seven payees, 100 % together.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { isRate, percentOf } from "~/collections/domain/remittance/fee-schedule";

export const PLAN_BASES = ["agency_fee", "collected"] as const;
export type PlanBase = (typeof PLAN_BASES)[number];

/** A band of a month's base: up to so many minor units (null: no end), its rate in percent. */
export interface CommissionTier {
  upTo: string | null;
  rate: string;
}

/** `who` is a staff member's id, or `assignee`: whoever the account is assigned to when the payment comes. */
export interface CommissionShare {
  who: string;
  percent: number;
}

export interface CommissionPlan {
  base: PlanBase;
  tiers: CommissionTier[];
  shares: CommissionShare[];
  /** what a month pays at least where anything was earned, and at most; minor units */
  minimum: bigint;
  cap: bigint | null;
}

/** What counts while a firm wrote no plan of its own. */
export const STANDARD_PLAN: CommissionPlan = {
  base: "agency_fee",
  tiers: [{ upTo: null, rate: "10" }],
  shares: [{ who: "assignee", percent: 100 }],
  minimum: 0n,
  cap: null,
};

const MOST_PAYEES = 7;

export function checkPlan({ tiers, shares }: CommissionPlan): Outcome<null> {
  const ends = tiers.map(({ upTo }) => (upTo === null ? null : BigInt(upTo)));
  const inOrder = ends.every((end, index) => {
    const before = index === 0 ? 0n : ends[index - 1];
    if (end === null) return index === ends.length - 1;
    return before !== null && before !== undefined && end > before;
  });
  if (ends.at(-1) !== null || !inOrder || !tiers.every(({ rate }) => isRate(rate)))
    return refuse("TIERS_ORDER");
  const whole = shares.reduce((sum, { percent }) => sum + percent, 0);
  const names = new Set(shares.map(({ who }) => who));
  if (shares.length === 0 || shares.length > MOST_PAYEES || names.size < shares.length)
    return refuse("SHARES_COUNT");
  return whole === 100 && shares.every(({ percent }) => percent > 0) ? accept(null) : refuse("SHARES_SUM");
}

/** Marginal: each part of the base at the rate of its tier, each rounded half-up; a base below zero earns nothing. */
export function commissionOf(plan: Pick<CommissionPlan, "tiers" | "minimum" | "cap">, base: bigint): bigint {
  if (base <= 0n) return 0n;
  let from = 0n;
  let sum = 0n;
  for (const { upTo, rate } of plan.tiers) {
    const end = upTo === null || BigInt(upTo) > base ? base : BigInt(upTo);
    if (end > from) sum += percentOf(end - from, rate);
    from = end > from ? end : from;
  }
  const least = sum < plan.minimum ? plan.minimum : sum;
  return plan.cap !== null && least > plan.cap ? plan.cap : least;
}

/** Who shares in one payment: a part for the assignee where nobody is assigned is nobody's, so the rest share the whole. */
export function sharesFor(
  shares: CommissionShare[],
  assignee: string | null,
): { staffId: string; weight: number }[] {
  const weights = new Map<string, number>();
  for (const { who, percent } of shares) {
    const staffId = who === "assignee" ? assignee : who;
    if (staffId) weights.set(staffId, (weights.get(staffId) ?? 0) + percent);
  }
  return [...weights.entries()].map(([staffId, weight]) => ({ staffId, weight }));
}
