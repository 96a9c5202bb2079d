import { Temporal } from "temporal-polyfill";

import { addDays, type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { businessDayBefore } from "~/money/domain/reconciliation/business-day";

const SEAL_BY = 11;
const TRANSIT_DAYS = 3;

/** What the firm's own clock makes late (spec 05 §17). */
export interface AlertClock {
  /** the business date is over and its close should be done */
  closeLate: boolean;
  /** the last day whose seal should be there */
  sealDue: CivilDate;
  /** a payout that should have arrived before this day is late */
  arrivedBefore: CivilDate;
}

/** @param closeBy hour of the firm's day at which the close of the day before should be done */
export function alertClock(
  now: Date,
  timeZone: string,
  businessDate: CivilDate,
  closeBy: number,
): AlertClock {
  const today = civilDateIn(timeZone, now);
  const { hour } = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const dueAt = (deadline: number) => addDays(today, hour >= deadline ? -1 : -2);
  return {
    closeLate: businessDate <= dueAt(closeBy),
    sealDue: dueAt(SEAL_BY),
    arrivedBefore: Array.from({ length: TRANSIT_DAYS }).reduce<CivilDate>(
      (day) => businessDayBefore(day),
      today,
    ),
  };
}
