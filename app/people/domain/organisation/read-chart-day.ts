import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

/** The earlier day that somebody asked the chart of; null for today, for days to come and for what is no day. */
export function readChartDay(text: string | null, today: CivilDate): CivilDate | null {
  const day = text === null ? null : toCivilDate(text);
  return day !== null && day < today ? day : null;
}
