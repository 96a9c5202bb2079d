import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";

import { type AlertClock, alertClock } from "./alert-clock";

/** When and by which of the firm's rules the conditions are looked at. */
export interface AlertMoment {
  now: Date;
  timeZone: string;
  today: CivilDate;
  clock: AlertClock;
  /** after how many days a bank line that nobody matched is old */
  unmatchedDays: number;
}

export function alertMoment(tenant: TenantFacts, now: Date): AlertMoment {
  const { timeZone, businessDate: today } = tenant;
  const clock = alertClock(now, timeZone, today, settingOf(tenant, "close_alarm_hour"));
  return { now, timeZone, today, clock, unmatchedDays: settingOf(tenant, "suspense_alert_days") };
}
