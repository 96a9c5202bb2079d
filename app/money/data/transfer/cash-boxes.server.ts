import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What lies in the box of a branch, minor units: all of it, and what of it came in for clients. */
export interface CashBox {
  branchId: string;
  name: string;
  total: bigint;
  clients: bigint;
}

/** Every box that cash ever came into. Cash is the clients' when it came in for them, until it is taken to a trust bank. */
export async function listCashBoxes(db: TenantDb, currency: string): Promise<CashBox[]> {
  const tenantId = tenantIdOf(db);
  return rows<CashBox>(
    db,
    sql`SELECT b.id AS "branchId", b.name, coalesce(sum(p.dr - p.cr), 0)::bigint AS total,
        coalesce(sum(p.dr - p.cr) FILTER (WHERE EXISTS (SELECT 1 FROM posting q
          JOIN ledger_account x ON x.tenant_id = q.tenant_id AND x.id = q.account_id
          WHERE q.tenant_id = p.tenant_id AND q.entry_id = p.entry_id AND (x.code IN ('2010', '2020', '2030', '2100', '2110', '2120')
            OR (x.code = '1060' AND x.dimension_id IN (SELECT id FROM bank_account WHERE tenant_id = ${tenantId}::uuid AND kind = 'trust'))))), 0)::bigint AS clients
      FROM branch b
      JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.code = '1000' AND a.dimension_id = b.id AND a.currency = ${currency}
      JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
      WHERE b.tenant_id = ${tenantId}::uuid GROUP BY b.id, b.name ORDER BY b.name, b.id`,
  );
}

/** One hand in a box at a time, until the transaction ends; null when the branch is none of the firm's. */
export async function findCashBoxForChange(
  db: TenantDb,
  branchId: string,
  currency: string,
): Promise<CashBox | null> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(18, hashtext(${branchId}))`);
  const boxes = await listCashBoxes(db, currency);
  return boxes.find((box) => box.branchId === branchId) ?? null;
}
