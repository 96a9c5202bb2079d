// Source: spec 05 §10: what a matching rule says, and when it lets the work confirm by itself.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import type { MatchableLine, MatchTarget, RuledLine } from "../matchable";
import { compileCondition, type RuleCondition } from "./rule-condition";

export type RuleState = "draft" | "active" | "retired";

/** How a line may stand to what it pays; `internal` is the other end of an own transfer. */
export const RULE_STRATEGIES = ["one_one", "many_one", "internal"] as const;
export type RuleStrategy = (typeof RULE_STRATEGIES)[number];

/** What a rule may be for, with the strategies that fit and the sides of a statement it stands on. */
export const RULE_TARGETS = {
  account: { strategies: ["one_one", "many_one"], sides: "C" },
  payment: { strategies: ["one_one", "many_one"], sides: "C" },
  provider_payout: { strategies: ["one_one"], sides: "C" },
  payout: { strategies: ["one_one"], sides: "D" },
  returned_payout: { strategies: ["one_one"], sides: "C" },
  transfer: { strategies: ["one_one", "internal"], sides: "CD" },
  twin: { strategies: ["internal"], sides: "CD" },
} as const satisfies Record<string, { strategies: readonly RuleStrategy[]; sides: string }>;
export type RuleTarget = keyof typeof RULE_TARGETS;

/** Everything that must hold of a line; no bank account named is all of them. */
export interface RuleTerms {
  bankAccountIds: string[];
  side: "C" | "D";
  conditions: RuleCondition[];
}

export interface MatchRule {
  id: string;
  /** 1 is asked first */
  priority: number;
  terms: RuleTerms;
  strategy: RuleStrategy;
  targetType: RuleTarget;
  autoConfirm: boolean;
}

export interface ReadyRule {
  rule: MatchRule;
  appliesTo(line: RuledLine): boolean;
}

/** The rule ready to be asked; refused where it contradicts itself or a pattern cannot be read. */
export function readyRule(rule: MatchRule): Outcome<ReadyRule> {
  const { strategies, sides } = RULE_TARGETS[rule.targetType];
  const { bankAccountIds, side, conditions } = rule.terms;
  if (!(strategies as readonly string[]).includes(rule.strategy))
    return refuse("VALIDATION", { fields: { strategy: "RULE_STRATEGY" } });
  if (!sides.includes(side)) return refuse("VALIDATION", { fields: { side: "RULE_SIDE" } });
  const tests: ((line: RuledLine) => boolean)[] = [];
  for (const [index, condition] of conditions.entries()) {
    const compiled = compileCondition(condition);
    if (!compiled.ok)
      return refuse("VALIDATION", { fields: { [`conditions[${index}].value`]: compiled.refusal.code } });
    tests.push(compiled.value);
  }
  const appliesTo = (line: RuledLine) =>
    line.side === side &&
    (bankAccountIds.length === 0 || bankAccountIds.includes(line.bankAccountId)) &&
    tests.every((test) => test(line));
  return accept({ rule, appliesTo });
}

/** The first rule, in order of priority, whose conditions hold of the line. */
export function ruleFor(line: RuledLine, rules: ReadyRule[]): MatchRule | null {
  return rules.find((ready) => ready.appliesTo(line))?.rule ?? null;
}

/** The rule's own word on confirming this finding without a person; score and lead are judged beside it. */
export function mayConfirmAlone(rule: MatchRule | null, line: MatchableLine, target: MatchTarget): boolean {
  if (!rule?.autoConfirm || rule.targetType !== target.type) return false;
  const wanted = target.expected ?? target.remaining;
  return rule.strategy === "many_one" ? line.amount <= target.remaining : line.amount === wanted;
}
