import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

/** Days of a report from its address: never after today, and the year so far where nothing sensible was asked. */
export function readDayRange(params: URLSearchParams, today: CivilDate): { from: CivilDate; on: CivilDate } {
  const asked = toCivilDate(params.get("on") ?? "");
  const on = asked && asked < today ? asked : today;
  const first = toCivilDate(params.get("from") ?? "");
  return { from: first && first <= on ? first : `${on.slice(0, 4)}-01-01`, on };
}
