// Source: spec 07 §2: mails on day 0, 3, 7 and 12; restricted on day 14, suspended on 30, closing on 90.
import { addDays, type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import type { TenantState } from "~/office/domain/tenant/tenant-states.table";

const MAIL_DAYS = [0, 3, 7, 12] as const;
const TRIAL_MAIL_DAYS = [7, 3, 1] as const;

const STATE_DAYS: readonly (readonly [number, TenantState])[] = [
  [90, "closing"],
  [30, "suspended"],
  [14, "restricted"],
  [0, "past_due"],
];

/** Where an unpaid fee has brought the firm, and since which day. */
export function stateOfUnpaid(since: CivilDate, today: CivilDate): { state: TenantState; since: CivilDate } {
  const age = Math.max(0, daysBetween(since, today));
  const [day, state] = STATE_DAYS.find(([days]) => age >= days) ?? [0, "past_due" as const];
  return { state, since: addDays(since, day) };
}

/**
 * The mail about an unpaid fee that is due, by its day; null when it was told. After days without a worker only the
 * last one is sent: four mails at once help nobody.
 */
export function dunningMailDue(
  since: CivilDate,
  today: CivilDate,
  told: (day: number) => boolean,
): number | null {
  const age = daysBetween(since, today);
  const day = MAIL_DAYS.findLast((days) => age >= days);
  return day === undefined || told(day) ? null : day;
}

/** The mail about a trial's end that is due, by the days left; null when it was told or is not near. */
export function trialMailDue(
  endsOn: CivilDate,
  today: CivilDate,
  told: (days: number) => boolean,
): number | null {
  const left = daysBetween(today, endsOn);
  const days = TRIAL_MAIL_DAYS.findLast((most) => left <= most);
  return left < 0 || days === undefined || told(days) ? null : days;
}
