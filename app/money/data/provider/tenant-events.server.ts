import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** News that got stuck waits once more, with all its tries before it; false when it is not stuck. */
export async function saveEventWaiting(db: TenantDb, id: string): Promise<boolean> {
  const found = await rows<{ id: string }>(
    db,
    sql`UPDATE provider_event SET state = 'received', tries = 0, last_error = NULL
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND state IN ('failed', 'dead') RETURNING id`,
  );
  return found.length > 0;
}

/** Stuck news is set aside for good; false when it is not stuck. */
export async function saveEventSkipped(db: TenantDb, id: string): Promise<boolean> {
  const found = await rows<{ id: string }>(
    db,
    sql`UPDATE provider_event SET state = 'skipped', done_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND state IN ('failed', 'dead') RETURNING id`,
  );
  return found.length > 0;
}

export async function isEventKnown(db: TenantDb, id: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM provider_event WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return found.length > 0;
}
