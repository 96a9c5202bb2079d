// Source: US-REGE-002 (ten days' notice where the amount varies), IN-PAY-002 (24 hours' notice, an end date);
// a year's validity and three days for cards elsewhere are product decisions of 2026-11-21.
import { addMonths, type CivilDate } from "~/office/domain/calendar-date";

import type { MandateRail } from "./mandate";

const NOTICE_DAYS: Record<string, Partial<Record<MandateRail, number>>> = {
  US: { ach: 10, card: 0 },
  IN: { card: 1, enach: 1, nach_paper: 1, upi_autopay: 1 },
};
const NOTICE_ELSEWHERE = 3;
const MONTHS_VALID = 12;

export interface MandateTerms {
  preNoticeDays: number;
  startsOn: CivilDate;
  endsOn: CivilDate;
}

/** What a new mandate says about notice and validity in this country. */
export function termsOf(country: string, rail: MandateRail, today: CivilDate): MandateTerms {
  const preNoticeDays = NOTICE_DAYS[country]?.[rail] ?? NOTICE_ELSEWHERE;
  return { preNoticeDays, startsOn: today, endsOn: addMonths(today, MONTHS_VALID) };
}
