import { civilDateIn } from "~/office/domain/calendar-date";

const QUIET_MS = 6 * 3_600_000;

/** Source: spec 05 §17, alerts: no news for more than six hours on a business day. */
export function isSilent(lastAt: Date | null, now: Date, timeZone: string): boolean {
  if (!lastAt) return false;
  const weekday = new Date(`${civilDateIn(timeZone, now)}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && now.getTime() - lastAt.getTime() > QUIET_MS;
}
