import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

import { type FinancialToday, financialYearStart } from "./financial-year";

export interface JournalRange {
  from: CivilDate;
  to: CivilDate;
}

/** The days an export covers; what is missing or makes no sense is the financial year so far. */
export function readJournalRange(params: URLSearchParams, firm: FinancialToday): JournalRange {
  const to = toCivilDate(params.get("to") ?? "") ?? firm.businessDate;
  const from = toCivilDate(params.get("from") ?? "") ?? financialYearStart(to, firm.fiscalStartMonth);
  return from <= to ? { from, to } : { from: to, to: from };
}
