// Source: spec 05 §12: open → soft closed (adjustments only) → locked; a locked one is opened again by two persons.
import { addDays, addMonths, type CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { financialYearStart } from "./financial-year";

export type PeriodState = "open" | "soft_closed" | "locked";

export interface AccountingPeriod {
  startsOn: CivilDate;
  endsOn: CivilDate;
  state: PeriodState;
}

/** Longest time for which a locked period is opened again, hours. */
export const REOPEN_HOURS = 72;

/** The twelve months of the financial year in which the date lies. */
export function monthsOfYear(
  date: CivilDate,
  fiscalStartMonth: number,
): { startsOn: CivilDate; endsOn: CivilDate }[] {
  const first = financialYearStart(date, fiscalStartMonth);
  return Array.from({ length: 12 }, (_, at) => {
    const startsOn = addMonths(first, at);
    return { startsOn, endsOn: addDays(addMonths(startsOn, 1), -1) };
  });
}

/** The calendar month that begins on the date; null when no month does. */
export function monthFrom(startsOn: CivilDate): { startsOn: CivilDate; endsOn: CivilDate } | null {
  return startsOn.endsWith("-01") ? { startsOn, endsOn: addDays(addMonths(startsOn, 1), -1) } : null;
}

/** What the books say of a period when somebody wants to close it. */
export interface PeriodFacts {
  state: PeriodState;
  endsOn: CivilDate;
  today: CivilDate;
  /** debits less credits of everything, minor units */
  difference: bigint;
  /** 3090 holds what a migration has not placed yet */
  openingRest: bigint;
  /** an earlier month that is not locked */
  earlierOpen: CivilDate | null;
}

export function closeSoftly(facts: Pick<PeriodFacts, "state" | "endsOn" | "today">): Outcome<PeriodState> {
  if (facts.state !== "open") return refuse("ALREADY_DONE");
  if (facts.endsOn >= facts.today) return refuse("PERIOD_NOT_OVER");
  return accept("soft_closed");
}

/** Every reason that stands in the way, not only the first. */
export function lock(facts: PeriodFacts): Outcome<PeriodState> {
  if (facts.state === "locked") return refuse("ALREADY_DONE");
  const reasons = [
    ...(facts.endsOn >= facts.today ? ["period_not_over"] : []),
    ...(facts.earlierOpen ? ["earlier_period_open"] : []),
    ...(facts.difference !== 0n ? ["trial_balance_differs"] : []),
    ...(facts.openingRest !== 0n ? ["opening_balances_open"] : []),
  ];
  return reasons.length > 0 ? refuse("PERIOD_NOT_READY", { reasons }) : accept("locked");
}

export function reopen(state: PeriodState, hours: number): Outcome<PeriodState> {
  if (state !== "locked") return refuse("PERIOD_NOT_LOCKED");
  return hours >= 1 && hours <= REOPEN_HOURS ? accept("open") : refuse("REOPEN_TOO_LONG");
}
