// Source: spec 05 §9: ageing buckets 0–1, 2–3, 4–7, 8–30 and more than 30 days from the booking date.
import { type CivilDate, daysBetween } from "~/office/domain/calendar-date";

export const LINE_AGES = ["0-1", "2-3", "4-7", "8-30", "31"] as const;
export type LineAge = (typeof LINE_AGES)[number];

/** Days of each bucket, first and last; the oldest has no last. */
export const AGE_DAYS: Record<LineAge, { from: number; to: number | null }> = {
  "0-1": { from: 0, to: 1 },
  "2-3": { from: 2, to: 3 },
  "4-7": { from: 4, to: 7 },
  "8-30": { from: 8, to: 30 },
  "31": { from: 31, to: null },
};

export function ageOf(bookingDate: CivilDate, today: CivilDate): LineAge {
  const days = daysBetween(bookingDate, today);
  return LINE_AGES.find((age) => days <= (AGE_DAYS[age].to ?? Infinity)) ?? "31";
}
