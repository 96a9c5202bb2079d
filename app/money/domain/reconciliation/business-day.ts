import { addDays, type CivilDate } from "~/office/domain/calendar-date";

/** Monday to Friday; a bank's own holidays are not known here. */
function isBusinessDay(day: CivilDate): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

export function nextBusinessDay(day: CivilDate): CivilDate {
  const next = addDays(day, 1);
  return isBusinessDay(next) ? next : nextBusinessDay(next);
}

export function businessDayBefore(day: CivilDate): CivilDate {
  const before = addDays(day, -1);
  return isBusinessDay(before) ? before : businessDayBefore(before);
}
