import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** How often somebody was refused since a moment; counting ends at `most`. */
export async function countDenials(
  db: TenantDb,
  actorId: string,
  since: Date,
  most: number,
): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM event e WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND e.actor_id = ${actorId}::uuid
      AND e.id >= uuid_floor(${since}::timestamptz) AND e.type = 'access.denied' LIMIT ${most}::int) x`,
  );
  return row?.n ?? 0;
}

/** Whether the refusals of somebody were told since a moment; under a lock, so that two tellers are one after the other. */
export async function wasDenialTold(db: TenantDb, actorId: string, since: Date): Promise<boolean> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`denials:${actorId}`}, 14))`);
  const told = await rows(
    db,
    sql`SELECT 1 FROM event e WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND e.type = 'access.denials_told'
      AND e.id >= uuid_floor(${since}::timestamptz) AND e.subject_id = ${actorId}::uuid LIMIT 1`,
  );
  return told.length > 0;
}
