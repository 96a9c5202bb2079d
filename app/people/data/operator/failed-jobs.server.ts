import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

/** A job that was given up; null when it was not, or somebody saw to it already. */
export async function findFailedJob(
  database: Database,
  id: string,
): Promise<{ name: string; tenantId: string | null } | null> {
  const [row] = await platformRows<{ name: string; tenantId: string | null }>(
    database,
    sql`SELECT name, CASE WHEN data->>'tenantId' ~ '^[0-9a-f-]{36}$' THEN data->>'tenantId' END AS "tenantId"
      FROM job.job WHERE id = ${id}::uuid AND state = 'failed'`,
  );
  return row ?? null;
}
