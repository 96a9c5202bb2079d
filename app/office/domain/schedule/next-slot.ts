import { Temporal } from "temporal-polyfill";

/** When a standing act runs again, in the firm's own time. */
export interface Cadence {
  frequency: "daily" | "weekly" | "monthly";
  /** 1 Monday to 7 Sunday, for weekly */
  weekday: number | null;
  /** 1 to 31, for monthly; a shorter month runs on its last day */
  monthDay: number | null;
  hour: number;
  minute: number;
}

/**
 * The first run strictly after an instant. Local time is kept over clock changes; a time that a change skips runs at
 * the next valid minute, one that comes twice runs the first time (spec 07 §14).
 */
export function nextSlot(cadence: Cadence, after: Date, timeZone: string): Date {
  const from = Temporal.Instant.fromEpochMilliseconds(after.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  for (let day = from; ; day = day.add({ days: 1 })) {
    if (!fallsOn(cadence, day)) continue;
    const at = instantOf(day, cadence, timeZone);
    if (at > after) return at;
  }
}

function fallsOn({ frequency, weekday, monthDay }: Cadence, day: Temporal.PlainDate): boolean {
  if (frequency === "daily") return true;
  if (frequency === "weekly") return day.dayOfWeek === weekday;
  return day.day === Math.min(monthDay ?? 1, day.daysInMonth);
}

function instantOf(day: Temporal.PlainDate, { hour, minute }: Cadence, timeZone: string): Date {
  const asked = day.toPlainDateTime({ hour, minute });
  const first = asked.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  const skipped = !first.toPlainDateTime().equals(asked);
  const at = skipped ? (first.getTimeZoneTransition("next") ?? first) : first;
  return new Date(at.epochMilliseconds);
}
