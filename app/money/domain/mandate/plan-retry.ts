// Source: spec 05 §7 (▸ 7.a, 7.b), US-ACH-002 (same amount, 180 days), US-ACH-005 (R11), IN-PAY-004.
import { addDays, type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { type ReturnRail, type RetryRule, returnPolicyOf } from "./return-policy";

/** One time a debit was sent, oldest first; `code` is what came back, `again` how it came to be sent. */
export interface Presentation {
  /** the day it settled, or was to */
  on: CivilDate;
  /** when it was tried; cards count hours */
  at?: Date;
  /** minor units */
  amount: bigint;
  again: "first" | "same" | "corrected" | "new_consent" | "reopen";
  code: string | null;
  returnedOn: CivilDate | null;
}

export interface RetryHistory {
  rail: ReturnRail;
  presentations: readonly [Presentation, ...Presentation[]];
}

export interface RetryChoice {
  /** days on which it may be presented: pay-days, the next cycle; moved to bank days by the caller. The first from today on is taken */
  days: CivilDate[];
  /** minor units; the amount of the first when left out */
  amount?: bigint;
  /** what was wrong has been put right */
  corrected?: boolean;
  /** the customer consented anew after the return */
  newConsent?: boolean;
  /** the bank was asked what became of it */
  enquired?: boolean;
  /** NACH 04, 05: tries that the rule pack allows before the next cycle */
  packLimit?: number;
  nextCycleOn?: CivilDate | null;
}

export interface RetryPlan {
  again: "same" | "corrected" | "new_consent" | "reopen";
  /** 1 for the first retry */
  attempt: number;
  on: CivilDate;
  /** cards: not before this instant */
  notBefore?: Date;
  amount: bigint;
}

/**
 * Whether and when a debit that came back with `code` may be tried again. RETRY_FORBIDDEN with its reasons:
 * `never`, `attempts_used`, `window_over`, `amount_differs`, `not_corrected`, `no_new_consent`, `not_enquired`,
 * `no_day`. One return that forbids every retry forbids it for good, whatever came back after it.
 */
export function planRetry(
  history: RetryHistory,
  code: string,
  today: CivilDate,
  choice: RetryChoice,
): Outcome<RetryPlan> {
  const codes = history.presentations.flatMap((one) => (one.code === null ? [] : [one.code]));
  const rules = [code, ...codes].map((one) => returnPolicyOf(history.rail, one).retry);
  const [rule] = rules;
  if (!rule || rules.some((one) => one.kind === "never")) return forbidden("never");
  switch (rule.kind) {
    case "same":
    case "spaced":
      return planSame(rule, history, today, choice);
    case "corrected":
      return planCorrected(rule, history, today, choice);
    case "new_consent":
      if (!choice.newConsent) return forbidden("no_new_consent");
      return planned(history, "new_consent", firstDay(choice.days, today), amountOf(history, choice));
    case "reopen":
      if (!choice.enquired) return forbidden("not_enquired");
      if (amountOf(history, choice) !== history.presentations[0].amount) return forbidden("amount_differs");
      return planned(history, "reopen", today, history.presentations[0].amount);
    case "never":
      return forbidden("never");
  }
}

type SameRule = Extract<RetryRule, { kind: "same" | "spaced" }>;

function planSame(rule: SameRule, history: RetryHistory, today: CivilDate, choice: RetryChoice) {
  const [first] = history.presentations;
  const max = rule.max === "pack" ? (choice.packLimit ?? 0) : rule.max;
  if (triesOf(history).length >= max) return forbidden("attempts_used");
  if (amountOf(history, choice) !== first.amount) return forbidden("amount_differs");
  const lastDay = "withinDays" in rule ? addDays(first.on, rule.withinDays) : dayBefore(choice.nextCycleOn);
  const earliest = rule.kind === "spaced" ? earliestOf(rule.minutesApart, history) : undefined;
  const on = firstDay(choice.days, today);
  if (on !== null && lastDay !== null && on > lastDay) return forbidden("window_over");
  return planned(history, "same", on, first.amount, earliest);
}

function planCorrected(
  rule: Extract<RetryRule, { kind: "corrected" }>,
  history: RetryHistory,
  today: CivilDate,
  choice: RetryChoice,
) {
  const { presentations } = history;
  if (!choice.corrected) return forbidden("not_corrected");
  if (presentations.some((one) => one.again === "corrected")) return forbidden("attempts_used");
  const on = firstDay(choice.days, today);
  const returnedOn = presentations.findLast((one) => one.returnedOn !== null)?.returnedOn ?? null;
  if (rule.withinDays !== null && on !== null) {
    if (returnedOn === null || daysBetween(returnedOn, on) > rule.withinDays) return forbidden("window_over");
  }
  return planned(history, "corrected", on, amountOf(history, choice));
}

function planned(
  history: RetryHistory,
  again: RetryPlan["again"],
  on: CivilDate | null,
  amount: bigint,
  notBefore?: Date,
): Outcome<RetryPlan> {
  if (on === null) return forbidden("no_day");
  const attempt = triesOf(history).length + 1;
  return accept({ again, attempt, on, amount, ...(notBefore && { notBefore }) });
}

/** A presentation that was only opened again is the one before it. */
function triesOf({ presentations }: RetryHistory): Presentation[] {
  return presentations.filter((one) => one.again !== "first" && one.again !== "reopen");
}

function amountOf({ presentations }: RetryHistory, choice: RetryChoice): bigint {
  return choice.amount ?? presentations[0].amount;
}

function firstDay(days: CivilDate[], today: CivilDate): CivilDate | null {
  return days.filter((day) => day >= today).sort()[0] ?? null;
}

function dayBefore(day: CivilDate | null | undefined): CivilDate | null {
  return day ? addDays(day, -1) : null;
}

function earliestOf(minutes: number, { presentations }: RetryHistory): Date | undefined {
  const last = presentations.findLast((one) => one.at)?.at;
  return last && new Date(last.getTime() + minutes * 60_000);
}

function forbidden(reason: string): { ok: false; refusal: ReturnType<typeof refuse>["refusal"] } {
  return refuse("RETRY_FORBIDDEN", { reasons: [reason] });
}
