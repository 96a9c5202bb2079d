import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** News of processors not yet worked, and statements uploaded but not taken in. */
export async function countWaitingNews(
  db: TenantDb,
): Promise<{ provider_events: number; provider_events_dead: number; statements: number }> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ provider_events: number; provider_events_dead: number; statements: number }>(
    db,
    sql`SELECT
        (SELECT count(*)::int FROM provider_event WHERE tenant_id = ${tenantId}::uuid AND state IN ('received', 'processing', 'failed')) AS provider_events,
        (SELECT count(*)::int FROM provider_event WHERE tenant_id = ${tenantId}::uuid AND state = 'dead') AS provider_events_dead,
        (SELECT count(*)::int FROM statement_file WHERE tenant_id = ${tenantId}::uuid AND (state IN ('uploaded', 'parsed', 'checked')
          OR state = 'committed' AND committed_at IS NULL)) AS statements`,
  );
  if (!row) throw new Error("the inbox gave no answer");
  return row;
}
