import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NamedAccount {
  id: string;
  externalRef: string;
  debtorName: string;
  balance: bigint;
  currency: string;
  dueDate: CivilDate | null;
  /** the last ten digits of each telephone number */
  phones: string[];
}

/** Open accounts with a balance that stand under one of these keys. */
export async function listAccountsNamed(db: TenantDb, keys: string[]): Promise<NamedAccount[]> {
  if (keys.length === 0) return [];
  return rows<NamedAccount>(
    db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.debtor_name AS "debtorName", a.balance, a.currency, a.due_date AS "dueDate",
        ARRAY(SELECT right(p.value_norm, 10) FROM contact_point p WHERE p.tenant_id = a.tenant_id AND p.customer_id = a.customer_id
          AND p.kind = 'phone') AS phones
      FROM account a WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.ref_key = ANY(${keys}) AND a.published_at IS NOT NULL AND a.balance > 0
      ORDER BY a.id LIMIT 5000`,
  );
}
