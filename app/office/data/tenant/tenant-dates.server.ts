import type { CivilDate } from "~/office/domain/calendar-date";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

/** Every live firm with its zone and its own today. */
export async function acrossTenantsDates(
  database: Database,
): Promise<{ tenantId: string; timeZone: string; businessDate: CivilDate }[]> {
  return acrossRows(
    database,
    sql`SELECT id AS "tenantId", time_zone AS "timeZone", business_date AS "businessDate" FROM tenant WHERE status <> 'closed' AND NOT is_sandbox`,
  );
}
