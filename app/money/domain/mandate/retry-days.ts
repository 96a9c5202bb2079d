// Source: spec 05 §7 ("on pay-day or next cycle"); the 1st and the 15th are the pay-days assumed, three days the
// pause before a card is tried again: product decisions of 2026-11-21.
import { addDays, addMonths, type CivilDate } from "~/office/domain/calendar-date";

import type { ReturnRail } from "./return-policy";

const CARD_PAUSE = 3;

/** Days on which a returned debit may be presented again, once its notice is out; Saturdays and Sundays move on. */
export function retryDays(rail: ReturnRail, today: CivilDate, preNoticeDays: number): CivilDate[] {
  const first = addDays(today, Math.max(preNoticeDays, 1));
  if (rail === "card") return [toBankDay(addDays(today, Math.max(preNoticeDays, CARD_PAUSE)))];
  const months = [first, addMonths(first, 1)].map((day) => day.slice(0, 7));
  return months
    .flatMap((month) => [`${month}-01`, `${month}-15`])
    .filter((day) => day >= first)
    .map(toBankDay);
}

/** So many bank days later; Saturdays and Sundays do not count. */
export function addBankDays(day: CivilDate, count: number): CivilDate {
  let at = day;
  for (let left = count; left > 0; left -= 1) at = toBankDay(addDays(at, 1));
  return at;
}

/** Bank holidays are left to the processor, which moves a debit to the next bank day itself. */
function toBankDay(day: CivilDate): CivilDate {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 6 ? addDays(day, 2) : weekday === 0 ? addDays(day, 1) : day;
}
