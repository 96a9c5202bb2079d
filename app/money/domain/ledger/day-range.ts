import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";

import { type FinancialToday, financialYearStart } from "./financial-year";

/**
 * Days of a report from its address: never after today, and the financial year so far where nothing
 * sensible was asked.
 */
export function readDayRange(
  params: URLSearchParams,
  firm: FinancialToday,
): { from: CivilDate; on: CivilDate } {
  const today = firm.businessDate;
  const asked = toCivilDate(params.get("on") ?? "");
  const on = asked && asked < today ? asked : today;
  const first = toCivilDate(params.get("from") ?? "");
  return { from: first && first <= on ? first : financialYearStart(on, firm.fiscalStartMonth), on };
}
