import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Whether another firm has the address name, or had it a short while ago. */
export async function isNameTaken(db: TenantDb, slug: string): Promise<boolean> {
  const [row] = await rows<{ taken: boolean }>(
    db,
    sql`SELECT slug_is_taken(${slug}, ${tenantIdOf(db)}::uuid) AS taken`,
  );
  return row?.taken ?? true;
}

/** Address names of the firm's own that still lead to it. */
export async function countFormerNames(db: TenantDb): Promise<number> {
  const [row] = await rows<{ count: number }>(
    db,
    sql`SELECT count(*)::int AS count FROM former_slug WHERE tenant_id = ${tenantIdOf(db)}::uuid AND until_at > now()`,
  );
  return row?.count ?? 0;
}

/** The new name counts at once; the old one leads to it for so many days. */
export async function saveAddressName(
  db: TenantDb,
  { before, after, days }: { before: string; after: string; days: number },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await execute(db, sql`UPDATE tenant SET slug = ${after}, updated_at = now() WHERE id = ${tenantId}::uuid`);
  await execute(db, sql`DELETE FROM former_slug WHERE tenant_id = ${tenantId}::uuid AND slug = ${after}`);
  await execute(
    db,
    sql`INSERT INTO former_slug (slug, tenant_id, until_at) VALUES (${before}, ${tenantId}::uuid, now() + make_interval(days => ${days}::int))
      ON CONFLICT (slug, tenant_id) DO UPDATE SET until_at = excluded.until_at`,
  );
}

/** The address name that a given-up one leads to; null where it leads nowhere. */
export async function acrossTenantsNameAfter(database: Database, slug: string): Promise<string | null> {
  const [row] = await acrossRows<{ slug: string }>(
    database,
    sql`SELECT t.slug FROM former_slug f JOIN tenant t ON t.id = f.tenant_id WHERE f.slug = ${slug} AND f.until_at > now()
      ORDER BY f.until_at DESC LIMIT 1`,
  );
  return row?.slug ?? null;
}
