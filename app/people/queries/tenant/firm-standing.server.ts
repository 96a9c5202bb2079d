import { getStanding } from "~/office/data/tenant/tenant-standing.server";
import { type CivilDate, civilDateIn } from "~/office/domain/calendar-date";
import { nextByTime } from "~/office/domain/tenant/tenant-course";
import type { TenantState } from "~/office/domain/tenant/tenant-states.table";
import type { QueryContext } from "~/people/access/query-context";

export interface FirmStanding {
  state: TenantState;
  since: CivilDate;
  reason: string;
  /** what comes when nothing is done, and on which day */
  next: { state: TenantState; on: CivilDate } | null;
  /** the real day in the firm's zone */
  on: CivilDate;
}

/** Where the firm's subscription stands: for the banner and the page that explains it. */
export async function firmStanding({ db, tenant }: QueryContext, now: Date): Promise<FirmStanding> {
  const standing = await getStanding(db);
  const { state, since, reason } = standing;
  return { state, since, reason, next: nextByTime(standing), on: civilDateIn(tenant.timeZone, now) };
}
