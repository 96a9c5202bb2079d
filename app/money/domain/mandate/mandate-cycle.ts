import { addDays, addMonths, type CivilDate, daysBetween } from "~/office/domain/calendar-date";

export const MANDATE_FREQUENCIES = [
  "once", "daily", "weekly", "fortnightly", "monthly", "quarterly", "half_yearly", "yearly", "as_presented",
] as const; // prettier-ignore
export type MandateFrequency = (typeof MANDATE_FREQUENCIES)[number];

const DAYS: Partial<Record<MandateFrequency, number>> = { daily: 1, weekly: 7, fortnightly: 14 };
const MONTHS: Partial<Record<MandateFrequency, number>> = {
  monthly: 1,
  quarterly: 3,
  half_yearly: 6,
  yearly: 12,
};

interface Rhythm {
  frequency: MandateFrequency;
  startsOn: CivilDate;
}

/** First day of the cycle that `on` falls into; null before the mandate starts. Every presentation is its own cycle under `as_presented`. */
export function cycleOf({ frequency, startsOn }: Rhythm, on: CivilDate): CivilDate | null {
  if (on < startsOn) return null;
  if (frequency === "once") return startsOn;
  if (frequency === "as_presented") return on;
  const days = DAYS[frequency];
  if (days !== undefined) return addDays(on, -(daysBetween(startsOn, on) % days));
  const step = MONTHS[frequency] ?? 1;
  const months = Math.floor(monthsBetween(startsOn, on) / step) * step;
  const start = addMonths(startsOn, months);
  return start <= on ? start : addMonths(startsOn, months - step);
}

/** First day of the cycle after; null where none follows. */
export function nextCycle(rhythm: Rhythm, on: CivilDate): CivilDate | null {
  const { frequency, startsOn } = rhythm;
  if (on < startsOn) return startsOn;
  if (frequency === "once") return null;
  const current = cycleOf(rhythm, on) ?? startsOn;
  if (frequency === "as_presented") return addDays(on, 1);
  const days = DAYS[frequency];
  if (days !== undefined) return addDays(current, days);
  // counted from the first day, so that the 31st comes back after a short month
  return addMonths(startsOn, monthsBetween(startsOn, current) + (MONTHS[frequency] ?? 1));
}

function monthsBetween(from: CivilDate, to: CivilDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
