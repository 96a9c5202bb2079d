import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What the firm is called, on its pages and on its papers. */
export async function saveTenantNames(
  db: TenantDb,
  { displayName, legalName }: { displayName: string; legalName: string },
): Promise<void> {
  await execute(
    db,
    sql`UPDATE tenant SET display_name = ${displayName}, legal_name = ${legalName}, updated_at = now()
      WHERE id = ${tenantIdOf(db)}::uuid`,
  );
}

/** The moment from which it works for real, kept once: null where it was live already. */
export async function saveWentLive(db: TenantDb, at: Date): Promise<Date | null> {
  const [row] = await rows<{ at: Date }>(
    db,
    sql`UPDATE tenant SET went_live_at = ${at}::timestamptz, updated_at = now()
      WHERE id = ${tenantIdOf(db)}::uuid AND went_live_at IS NULL RETURNING went_live_at AS at`,
  );
  return row?.at ?? null;
}
