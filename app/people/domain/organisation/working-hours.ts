import { Temporal } from "temporal-polyfill";

import { type CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuseField } from "~/office/domain/outcome";

// Source: spec 07 §3 calendar `back`: Monday to Saturday 09:00–19:00, in the US Monday to Friday.

/** Monday first: from when to when a department works, "HH:MM"; null is a day off. */
export type WeekHours = (readonly [from: string, to: string] | null)[];

const DAYS = 7;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

/** What a department works that says nothing of its own. */
export function usualHours(country: string): WeekHours {
  const workdays = country === "US" ? 5 : 6;
  return Array.from({ length: DAYS }, (_, at) => (at < workdays ? (["09:00", "19:00"] as const) : null));
}

/** Typed as one line a day, "09:00-19:00" or empty; nothing at all is null, the usual hours. */
export function readHours(lines: readonly string[]): Outcome<WeekHours | null> {
  const typed = Array.from({ length: DAYS }, (_, at) => lines[at]?.trim() ?? "");
  if (typed.every((line) => line === "")) return accept(null);
  const hours: WeekHours = [];
  for (const [at, line] of typed.entries()) {
    const [from = "", to = "", more] = line.split(/\s*[-–]\s*/);
    const right = CLOCK.test(from) && (CLOCK.test(to) || to === "24:00") && from < to && more === undefined;
    if (line !== "" && !right) return refuseField(`hours${at}`, "HOURS_FORMAT");
    hours.push(line === "" ? null : [from, to]);
  }
  return accept(hours);
}

/** Whether the department works at this moment of the firm's own clock. */
export function isWorking(
  now: Date,
  timeZone: string,
  hours: WeekHours,
  daysOff: ReadonlySet<CivilDate>,
): boolean {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  const today = hours[local.dayOfWeek - 1];
  if (!today || daysOff.has(local.toPlainDate().toString())) return false;
  const clock = local.toPlainTime().toString({ smallestUnit: "minute" });
  return clock >= today[0] && clock < today[1];
}
