// Source: spec 05 §10: confirm by itself only at 90, with a lead of 15, and where the rule allows it.
import { findMatch, type TargetIndex, type Verdict } from "./find-match";
import type { MatchTarget, RuledLine } from "./matchable";
import { type MatchRule, mayConfirmAlone, type ReadyRule, ruleFor } from "./rule/match-rule";

/** A verdict with the rule that spoke for the line; `certain` is confirmed without a person. */
export interface Judgement {
  verdict: Verdict;
  rule: MatchRule | null;
  certain: boolean;
}

/** One line against all targets under the rules in force; `learnt` is the target its signature means. */
export function judgeLine(
  line: RuledLine,
  index: TargetIndex,
  rules: ReadyRule[],
  learnt: string | undefined,
): Judgement {
  const rule = ruleFor(line, rules);
  const isLearnt = (_: unknown, { type, id }: MatchTarget) => learnt === `${type}:${id}`;
  const verdict = findMatch(line, index, { isLearnt, mayConfirm: rule?.autoConfirm ?? false });
  const certain = verdict.kind === "certain" && mayConfirmAlone(rule, line, verdict.best.target);
  return { verdict, rule, certain };
}
