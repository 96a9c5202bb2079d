import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** True while a payment of the account is under way or inside its return window. */
export async function hasWaitingMoney(db: TenantDb, accountId: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM payment_target t JOIN payment p ON p.tenant_id = t.tenant_id AND p.id = t.payment_id
      WHERE t.tenant_id = ${tenantIdOf(db)}::uuid AND t.target_type = 'account' AND t.target_id = ${accountId}::uuid
        AND (p.state IN ('created', 'submitted', 'processing', 'disputed') OR (p.state IN ('succeeded', 'part_refunded') AND p.cleared_on IS NULL))
      LIMIT 1`,
  );
  return found.length > 0;
}
