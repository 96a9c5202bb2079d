import { toPlainAmount } from "~/money/domain/amount/money";
import type { RuleCondition } from "~/money/domain/match/rule/rule-condition";

/** A condition's value as a person types it: amounts in the currency's own decimals. */
export function typedValue({ field, value }: RuleCondition, currency: string): string {
  if (field !== "amount") return value;
  const amounts = value.split(",").map((minor) => toPlainAmount({ minor: BigInt(minor), currency }));
  return amounts.join(", ");
}

/** How far off it may be, as a person types it; empty where nothing may. */
export function typedDrift({ drift }: RuleCondition, currency: string): string {
  if (!drift) return "";
  if (drift.kind === "days") return `${drift.by} days`;
  return drift.kind === "percent"
    ? `${drift.by / 100}%`
    : toPlainAmount({ minor: BigInt(drift.by), currency });
}
