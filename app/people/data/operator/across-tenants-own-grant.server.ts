import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

/** The consent under which an operator may look into a firm now; null when there is none. */
export async function acrossTenantsOwnGrant(
  database: Database,
  { operatorId, tenantId }: { operatorId: string; tenantId: string },
): Promise<{ accessId: string; untilAt: Date } | null> {
  const [row] = await acrossRows<{ accessId: string; untilAt: Date }>(
    database,
    sql`SELECT id AS "accessId", until_at AS "untilAt" FROM operator_access WHERE tenant_id = ${tenantId}::uuid
      AND operator_id = ${operatorId}::uuid AND state = 'granted' AND until_at > now() ORDER BY until_at DESC LIMIT 1`,
  );
  return row ?? null;
}
