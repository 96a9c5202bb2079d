// Source: spec 05 §10: fields and operators of a rule's conditions.
import { daysBetween, toCivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { railOf, utrOf } from "~/money/domain/statement/payment-rail";

import type { RuledLine } from "../matchable";
import { nameSimilarity } from "../name-similarity";
import { keyOf } from "../narrative-words";
import { compilePattern } from "./linear-pattern";

export const RULE_OPERATORS = ["equals", "within", "contains", "regex", "in_list", "similar"] as const;
export type RuleOperator = (typeof RULE_OPERATORS)[number];

/** What may be asked of each field. */
export const OPERATORS_OF = {
  amount: ["equals", "within", "in_list"],
  date: ["equals", "within", "in_list"],
  narrative: ["equals", "contains", "regex", "in_list", "similar"],
  reference: ["equals", "contains", "regex", "in_list"],
  utr: ["equals", "contains", "regex", "in_list"],
  counterparty_name: ["equals", "contains", "regex", "in_list", "similar"],
  counterparty_account: ["equals", "in_list"],
  virtual_account: ["equals", "in_list"],
  cheque_no: ["equals", "in_list"],
  channel: ["equals", "in_list"],
} as const satisfies Record<string, readonly RuleOperator[]>;
export type RuleField = keyof typeof OPERATORS_OF;

export const DRIFT_KINDS = ["absolute", "percent", "days"] as const;

export interface RuleCondition {
  field: RuleField;
  operator: RuleOperator;
  /** minor units for amounts, `YYYY-MM-DD` for dates; a list is separated by commas */
  value: string;
  /** how far off "within" may be: minor units, hundredths of a percent, or days */
  drift: { kind: (typeof DRIFT_KINDS)[number]; by: number } | null;
}

type LineTest = (line: RuledLine) => boolean;

const ALIKE = 0.8;

/** One condition as a question to a line; a code for its value where it cannot be asked. */
export function compileCondition(condition: RuleCondition): Outcome<LineTest> {
  const { field, operator } = condition;
  if (!(OPERATORS_OF[field] as readonly string[]).includes(operator)) return refuse("RULE_OPERATOR");
  if (field === "amount") return amountTest(condition);
  if (field === "date") return dateTest(condition);
  return textTest(condition, field);
}

function amountTest({ operator, value, drift }: RuleCondition): Outcome<LineTest> {
  const wanted = listOf(value).map((text) => (/^\d{1,15}$/.test(text) ? BigInt(text) : null));
  const [first] = wanted;
  if (first === undefined || wanted.includes(null)) return refuse("AMOUNT_UNREADABLE");
  if (operator !== "within") return accept((line) => wanted.includes(line.amount));
  if (!drift || drift.kind === "days") return refuse("RULE_DRIFT");
  const middle = first ?? 0n;
  const off = drift.kind === "absolute" ? BigInt(drift.by) : (middle * BigInt(drift.by)) / 10_000n;
  return accept(({ amount }) => amount >= middle - off && amount <= middle + off);
}

function dateTest({ operator, value, drift }: RuleCondition): Outcome<LineTest> {
  const wanted = listOf(value).map(toCivilDate);
  const [first] = wanted;
  if (!first || wanted.includes(null)) return refuse("DATE_UNREADABLE");
  if (operator !== "within") return accept((line) => wanted.includes(line.bookingDate));
  if (drift?.kind !== "days") return refuse("RULE_DRIFT");
  return accept((line) => Math.abs(daysBetween(first, line.bookingDate)) <= drift.by);
}

function textTest({ operator, value }: RuleCondition, field: RuleField): Outcome<LineTest> {
  const read = READERS[field as keyof typeof READERS];
  if (operator === "regex") {
    const pattern = compilePattern(value);
    if (!pattern.ok) return pattern;
    return accept((line) => pattern.value(read(line) ?? ""));
  }
  const wanted = (operator === "in_list" ? listOf(value) : [value]).map(keyOf);
  if (wanted.length === 0 || wanted.includes("")) return refuse("REQUIRED");
  if (operator === "similar") return accept((line) => nameSimilarity(read(line) ?? "", value) >= ALIKE);
  if (operator === "contains") return accept((line) => keyOf(read(line) ?? "").includes(wanted[0] ?? ""));
  return accept((line) => wanted.includes(keyOf(read(line) ?? "")));
}

const READERS: Record<Exclude<RuleField, "amount" | "date">, (line: RuledLine) => string | null> = {
  narrative: (line) => line.narrative,
  reference: (line) => line.refNorm,
  utr: (line) => utrOf(line.narrative, null),
  counterparty_name: (line) => line.counterpartyName,
  counterparty_account: (line) => line.counterpartyAccount,
  virtual_account: (line) => line.virtualAccount,
  cheque_no: (line) => line.chequeNo,
  channel: (line) => railOf(line.narrative),
};

function listOf(value: string): string[] {
  return value
    .split(",")
    .map((text) => text.trim())
    .filter((text) => text !== "");
}
