// Source: spec 07 §1.4: days counted from the first unpaid day; 30 days' notice before a firm is closed.
import { addDays, type CivilDate } from "../calendar-date";
import type { TenantState } from "./tenant-states.table";

export const TRIAL_DAYS = 14;
/** How much longer an operator may let a trial run, all extensions together (spec 07 §2). */
export const MOST_EXTRA_DAYS = 30;

export interface TenantStanding {
  state: TenantState;
  /** the state's first day */
  since: CivilDate;
  trialEndsOn: CivilDate;
  /** an operator put the firm there and time alone does not move it on */
  held: boolean;
}

/** Days in a state before the next, when nobody pays. */
const DAYS: Partial<Record<TenantState, number>> = {
  past_due: 14,
  restricted: 16,
  suspended: 60,
  closing: 30,
};
const NEXT: Partial<Record<TenantState, TenantState>> = {
  trial: "restricted",
  past_due: "restricted",
  restricted: "suspended",
  suspended: "closing",
  closing: "closed",
};

/** The day on which time moves the firm on, and where to; null where it stays. */
export function nextByTime(standing: TenantStanding): { state: TenantState; on: CivilDate } | null {
  const state = NEXT[standing.state];
  if (!state || (standing.held && standing.state !== "closing")) return null;
  if (standing.state === "trial") return { state, on: addDays(standing.trialEndsOn, 1) };
  return { state, on: addDays(standing.since, DAYS[standing.state] ?? 0) };
}

/** Where an operator may move a firm from each state. */
const MOVES: Readonly<Record<TenantState, readonly TenantState[]>> = {
  trial: ["active", "suspended", "closing"],
  active: ["past_due", "suspended", "closing"],
  past_due: ["active", "suspended", "closing"],
  restricted: ["active", "suspended", "closing"],
  suspended: ["active", "closing"],
  closing: ["active"],
  closed: ["active"],
};

export function movesFrom(state: TenantState): readonly TenantState[] {
  return MOVES[state];
}
