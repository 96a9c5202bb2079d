import type { CivilDate } from "~/office/domain/calendar-date";
import type { TenantStanding } from "~/office/domain/tenant/tenant-course";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface FullStanding extends TenantStanding {
  reason: string;
  noticeContact: string | null;
  /** the day the firm signed up */
  openedOn: CivilDate;
}

const columns = sql`status AS state, state_since AS since, trial_ends_on AS "trialEndsOn", state_held AS held,
  state_reason AS reason, notice_contact AS "noticeContact", (created_at AT TIME ZONE time_zone)::date AS "openedOn"`;

/** Where the firm stands, and why. */
export async function getStanding(db: TenantDb): Promise<FullStanding> {
  const [row] = await rows<FullStanding>(
    db,
    sql`SELECT ${columns} FROM tenant WHERE id = ${tenantIdOf(db)}::uuid`,
  );
  if (!row) throw new Error("the tenant is gone");
  return row;
}

/** The same, held against anybody else who would move it now. */
export async function getStandingForChange(db: TenantDb): Promise<FullStanding> {
  const [row] = await rows<FullStanding>(
    db,
    sql`SELECT ${columns} FROM tenant WHERE id = ${tenantIdOf(db)}::uuid FOR UPDATE`,
  );
  if (!row) throw new Error("the tenant is gone");
  return row;
}

export async function saveStanding(
  db: TenantDb,
  standing: Pick<FullStanding, "state" | "since" | "held" | "reason" | "noticeContact">,
): Promise<void> {
  const { state, since, held, reason, noticeContact } = standing;
  await rows(
    db,
    sql`UPDATE tenant SET status = ${state}, state_since = ${since}::date, state_held = ${held}, state_reason = ${reason},
        notice_contact = ${noticeContact}, updated_at = now() WHERE id = ${tenantIdOf(db)}::uuid`,
  );
}

export async function saveTrialEnd(db: TenantDb, until: CivilDate): Promise<void> {
  await rows(
    db,
    sql`UPDATE tenant SET trial_ends_on = ${until}::date, updated_at = now() WHERE id = ${tenantIdOf(db)}::uuid`,
  );
}

/** Every firm that time may move on, with its zone. */
export async function acrossTenantsStandings(
  database: Database,
): Promise<(TenantStanding & { tenantId: string; timeZone: string })[]> {
  return acrossRows(
    database,
    sql`SELECT id AS "tenantId", time_zone AS "timeZone", status AS state, state_since AS since, trial_ends_on AS "trialEndsOn",
        state_held AS held FROM tenant WHERE status NOT IN ('active', 'closed') AND NOT is_sandbox ORDER BY id`,
  );
}
