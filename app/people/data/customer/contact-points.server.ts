import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** The address to write to: a verified one first, never one marked bad or somebody else's; none of who is kept apart. */
export async function findEmailOf(db: TenantDb, customerId: string): Promise<string | null> {
  const [row] = await rows<{ value: string }>(
    db,
    sql`SELECT value FROM contact_point WHERE tenant_id = ${tenantIdOf(db)}::uuid AND customer_id = ${customerId}::uuid
      AND kind = 'email' AND state IN ('verified', 'unverified') AND EXISTS (SELECT 1 FROM customer c
        WHERE c.tenant_id = contact_point.tenant_id AND c.id = customer_id AND c.status NOT IN ('restricted', 'erased')) ORDER BY (state = 'verified') DESC, id LIMIT 1`,
  );
  return row?.value ?? null;
}
