// Source: spec 05 §7 ("a draft must satisfy", ▸ 7.a, 7.d) and §18.
import type { Money } from "~/money/domain/amount/money";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { type Mandate, returnRailOf } from "./mandate";
import { cycleOf } from "./mandate-cycle";
import { planRetry, type RetryChoice, type RetryHistory } from "./plan-retry";
import { isNoticed, type PreDebitNotice } from "./pre-debit-notice";

export interface Draft {
  amount: Money;
  presentOn: CivilDate;
  /** when it leaves, where that is known: some rails count hours */
  presentAt?: Date;
  /** the debit it presents again, and the code that one came back with */
  retryOf?: { history: RetryHistory; code: string; choice: Omit<RetryChoice, "days" | "amount"> };
}

export interface DraftFacts {
  today: CivilDate;
  /** what the signed schedule asks for on that day, in minor units; null: nothing */
  signedAmount: bigint | null;
  /** drafts of the same cycle that are under way or were paid, in minor units; returned ones do not count */
  drawnInCycle: bigint[];
  notices: PreDebitNotice[];
  /** deceased, frozen, insolvent, stopped by a court, or the customer asked us to stop */
  stopFlag: boolean;
}

/** A draft that may be presented; its cycle goes into the idempotency key. */
export interface CheckedDraft {
  cycleOn: CivilDate;
  attempt: number;
}

type DraftCode = "MANDATE_INACTIVE" | "MANDATE_LIMIT" | "NOTICE_MISSING" | "RETRY_FORBIDDEN";

/**
 * Whether this mandate may be drawn on so. Refusals: MANDATE_INACTIVE, MANDATE_LIMIT, NOTICE_MISSING,
 * RETRY_FORBIDDEN, the gravest as code and every reason of all of them beside it; CURRENCY_MIX alone.
 */
export function checkDraft(mandate: Mandate, draft: Draft, facts: DraftFacts): Outcome<CheckedDraft> {
  if (draft.amount.currency !== mandate.maxAmount.currency) return refuse("CURRENCY_MIX");
  const retry = retryReasons(mandate, draft, facts);
  const found: [DraftCode, string[]][] = [
    ["MANDATE_INACTIVE", standing(mandate, draft, facts)],
    ["MANDATE_LIMIT", limits(mandate, draft, facts)],
    ["NOTICE_MISSING", notice(mandate, draft, facts)],
    ["RETRY_FORBIDDEN", retry.reasons],
  ];
  const broken = found.filter(([, reasons]) => reasons.length > 0);
  const cycleOn = cycleOf(mandate, draft.presentOn);
  const [gravest] = broken;
  if (gravest) return refuse(gravest[0], { reasons: broken.flatMap(([, reasons]) => reasons) });
  if (cycleOn === null) return refuse("MANDATE_INACTIVE", { reasons: ["not_started"] });
  return accept({ cycleOn, attempt: retry.attempt });
}

function standing(mandate: Mandate, { presentOn }: Draft, facts: DraftFacts): string[] {
  const { state, startsOn, endsOn } = mandate;
  return [
    ...(state === "active" ? [] : [`mandate_${state}`]),
    ...(presentOn < startsOn ? ["not_started"] : []),
    ...(endsOn !== null && presentOn > endsOn ? ["ended"] : []),
    ...(facts.stopFlag ? ["stop_flag"] : []),
    ...(presentOn < facts.today ? ["day_is_past"] : []),
  ];
}

function limits(mandate: Mandate, { amount: { minor } }: Draft, facts: DraftFacts): string[] {
  const { maxAmount, limitPerCycle } = mandate;
  const drawn = facts.drawnInCycle.reduce((sum, one) => sum + one, 0n);
  return [
    ...(minor <= 0n ? ["not_positive"] : []),
    ...(minor > maxAmount.minor ? ["above_maximum"] : []),
    ...(facts.signedAmount === null || minor > facts.signedAmount ? ["above_signed_schedule"] : []),
    ...(limitPerCycle === null && facts.drawnInCycle.length > 0 ? ["cycle_used"] : []),
    ...(limitPerCycle !== null && drawn + minor > limitPerCycle ? ["above_cycle_limit"] : []),
  ];
}

function notice({ rail, preNoticeDays }: Mandate, draft: Draft, { notices }: DraftFacts): string[] {
  const { presentOn, presentAt } = draft;
  const announced = { amount: draft.amount.minor, presentOn, presentAt };
  const refused = notices.some((one) => one.optedOut && one.debitOn === presentOn);
  return [
    ...(isNoticed(rail, preNoticeDays, announced, notices) ? [] : ["not_noticed_in_time"]),
    ...(refused ? ["opted_out"] : []),
  ];
}

function retryReasons(
  mandate: Mandate,
  { retryOf, presentOn, presentAt, amount }: Draft,
  { today }: DraftFacts,
): { reasons: string[]; attempt: number } {
  if (!retryOf) return { reasons: [], attempt: 0 };
  if (retryOf.history.rail !== returnRailOf(mandate.rail)) return { reasons: ["other_rail"], attempt: 0 };
  const choice = { ...retryOf.choice, days: [presentOn], amount: amount.minor };
  const plan = planRetry(retryOf.history, retryOf.code, today, choice);
  if (!plan.ok) return { reasons: plan.refusal.reasons, attempt: 0 };
  const { notBefore, attempt } = plan.value;
  const early = notBefore !== undefined && (presentAt === undefined || presentAt < notBefore);
  return { reasons: early ? ["too_soon"] : [], attempt };
}
