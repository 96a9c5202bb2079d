import { z } from "zod";

import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { parseAmount } from "~/money/domain/amount/money";
import {
  OPERATORS_OF,
  RULE_OPERATORS,
  type RuleCondition,
  type RuleField,
} from "~/money/domain/match/rule/rule-condition";

const FIELDS = Object.keys(OPERATORS_OF) as [RuleField, ...RuleField[]];

/** A row of the form; a row without a field asks for nothing. */
export const typedCondition = z.object({
  field: z.enum(["", ...FIELDS]).default(""),
  operator: z.enum(["", ...RULE_OPERATORS]).default(""),
  value: z.string().trim().max(200, "TOO_LONG").default(""),
  /** "5.00" of the currency, "2%", or "3 days" */
  drift: z.string().trim().max(20, "TOO_LONG").default(""),
});

/** Typed rows as conditions: amounts in minor units, drift with its kind. */
export function readConditions(
  typed: z.infer<typeof typedCondition>[],
  currency: string,
): Outcome<RuleCondition[]> {
  const conditions: RuleCondition[] = [];
  for (const [index, { field, operator, value, drift }] of typed.entries()) {
    if (field === "") continue;
    const fault = (name: string, code: string) =>
      refuse("VALIDATION", { fields: { [`conditions[${index}].${name}`]: code } });
    if (operator === "") return fault("operator", "REQUIRED");
    if (value === "") return fault("value", "REQUIRED");
    const read = field === "amount" ? readAmounts(value, currency) : value;
    if (read === null) return fault("value", "AMOUNT_UNREADABLE");
    const off = operator === "within" ? readDrift(drift, currency) : null;
    if (operator === "within" && !off) return fault("drift", "RULE_DRIFT");
    conditions.push({ field, operator, value: read, drift: off });
  }
  return accept(conditions);
}

function readAmounts(value: string, currency: string): string | null {
  const minors = value.split(",").map((text) => parseAmount(text.trim(), currency));
  return minors.every((one) => one.ok) ? minors.map((one) => one.value.minor).join(",") : null;
}

function readDrift(text: string, currency: string): RuleCondition["drift"] {
  const percent = /^(\d{1,2})(?:\.(\d{1,2}))?\s*%$/.exec(text);
  if (percent)
    return { kind: "percent", by: Number(percent[1]) * 100 + Number((percent[2] ?? "").padEnd(2, "0")) };
  const days = /^(\d{1,2})\s*d(?:ays?)?$/i.exec(text);
  if (days) return { kind: "days", by: Number(days[1]) };
  const amount = parseAmount(text, currency);
  return amount.ok ? { kind: "absolute", by: Number(amount.value.minor) } : null;
}
