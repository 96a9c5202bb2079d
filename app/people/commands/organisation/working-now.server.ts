import type { HoursReceiver } from "~/office/commands/command/refuse-over-day.server";
import { findOwnHours } from "~/people/data/organisation/departments.server";
import { isWorking, usualHours } from "~/people/domain/organisation/working-hours";

/** Whether somebody's department works at this moment: what a permission limited to business hours asks. */
export const workingNow: HoursReceiver = {
  async isWorking(db, { timeZone, country }, staffId, now) {
    const { hours, daysOff } = await findOwnHours(db, staffId, now.toISOString().slice(0, 10));
    return isWorking(now, timeZone, hours ?? usualHours(country), new Set(daysOff));
  },
};
