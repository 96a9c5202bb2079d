import { type FinancialToday, financialYearStart } from "~/money/domain/ledger/financial-year";
import { addDays, type CivilDate } from "~/office/domain/calendar-date";

/** Which days a standing report is about, seen from the firm's business date. */
export const REPORT_PERIODS = ["today", "yesterday", "this_month", "last_month", "this_year"] as const;

export type ReportPeriod = (typeof REPORT_PERIODS)[number];

export function daysOf(period: ReportPeriod, firm: FinancialToday): { from: CivilDate; on: CivilDate } {
  const today = firm.businessDate;
  const monthStart = `${today.slice(0, 7)}-01`;
  if (period === "today") return { from: today, on: today };
  if (period === "yesterday") return { from: addDays(today, -1), on: addDays(today, -1) };
  if (period === "this_month") return { from: monthStart, on: today };
  if (period === "this_year") return { from: financialYearStart(today, firm.fiscalStartMonth), on: today };
  const on = addDays(monthStart, -1);
  return { from: `${on.slice(0, 7)}-01`, on };
}

/** The page's own question for those days. */
export function filterOf(period: ReportPeriod, firm: FinancialToday, more = ""): string {
  const params = new URLSearchParams(more);
  for (const [name, value] of Object.entries(daysOf(period, firm))) params.set(name, value);
  return params.toString();
}
