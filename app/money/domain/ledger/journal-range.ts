import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

export interface JournalRange {
  from: CivilDate;
  to: CivilDate;
}

/** The days an export covers; what is missing or makes no sense is the year so far. */
export function readJournalRange(params: URLSearchParams, today: CivilDate): JournalRange {
  const to = toCivilDate(params.get("to") ?? "") ?? today;
  const from = toCivilDate(params.get("from") ?? "") ?? `${to.slice(0, 4)}-01-01`;
  return from <= to ? { from, to } : { from: to, to: from };
}
