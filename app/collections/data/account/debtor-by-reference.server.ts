import { referenceKey } from "~/office/domain/reference-key";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface DebtorByReference {
  customerId: string;
  email: string | null;
}

/**
 * The person who owes under this reference and the address on file. A number that two creditors use for
 * two people names nobody: the portal must not guess. Nor does one of a sample debtor or of somebody who is kept apart.
 */
export async function findDebtorByReference(
  db: TenantDb,
  reference: string,
): Promise<DebtorByReference | null> {
  const found = await rows<DebtorByReference>(
    db,
    sql`SELECT DISTINCT a.customer_id AS "customerId",
        (SELECT value FROM contact_point p WHERE p.tenant_id = a.tenant_id AND p.customer_id = a.customer_id AND p.kind = 'email'
          AND p.state IN ('verified', 'unverified') ORDER BY (p.state = 'verified') DESC, p.id LIMIT 1) AS email
      FROM account a
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.ref_key = ${referenceKey(reference)} AND a.published_at IS NOT NULL AND NOT a.is_sample
        AND NOT EXISTS (SELECT 1 FROM customer c WHERE c.tenant_id = a.tenant_id AND c.id = a.customer_id AND c.status IN ('restricted', 'erased'))
      LIMIT 2`,
  );
  return found.length === 1 ? (found[0] ?? null) : null;
}
