// Source: spec 05 §19: the first month of the financial year is the firm's own choice, never the code's.
import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantFacts } from "~/office/domain/event/actor";

/** What a report must know of the firm to fill in days nobody asked for. */
export type FinancialToday = Pick<TenantFacts, "businessDate" | "fiscalStartMonth">;

/** First day of the financial year in which the date lies. `startMonth` is 1 to 12. */
export function financialYearStart(date: CivilDate, startMonth: number): CivilDate {
  const [year = 0, month = 1] = date.split("-").map(Number);
  return `${month < startMonth ? year - 1 : year}-${String(startMonth).padStart(2, "0")}-01`;
}
