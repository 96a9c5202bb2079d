import { Temporal } from "temporal-polyfill";

/** A civil date "YYYY-MM-DD" in the tenant's zone; business rules never see an instant. */
export type CivilDate = string & { readonly __civil?: "date" };

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** null when the text is not a real calendar date written as YYYY-MM-DD. */
export function toCivilDate(text: string): CivilDate | null {
  if (!SHAPE.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ days }).toString();
}

export function addMonths(date: CivilDate, months: number): CivilDate {
  return Temporal.PlainDate.from(date).add({ months }).toString();
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days;
}

/** The civil date that the instant falls on in an IANA zone. */
export function civilDateIn(timeZone: string, instant: Date): CivilDate {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The instant at which work begins (08:00) on a civil date in an IANA zone. */
export function startOfWork(date: CivilDate, timeZone: string): Date {
  const moment = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: "08:00" });
  return new Date(moment.epochMilliseconds);
}

/** The instant at which a civil date begins in an IANA zone. */
export function startOfDay(date: CivilDate, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).epochMilliseconds);
}

export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}
