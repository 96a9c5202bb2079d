import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface SweepDue {
  creditorId: string;
  trustBankId: string;
  amount: bigint;
}

/** Per client and trust account: what its payments left in trust for the firm (PC05, PC06) and no sweep was ordered for. */
export async function listSweepsDue(db: TenantDb, currency: string): Promise<SweepDue[]> {
  const tenantId = tenantIdOf(db);
  return rows<SweepDue>(
    db,
    sql`WITH due AS (
        SELECT coalesce(a.creditor_id, r.creditor_id) AS creditor_id, x.dimension_id AS bank_id, sum(p.cr - p.dr) AS amount
          FROM ledger_account x JOIN posting p ON p.tenant_id = x.tenant_id AND p.account_id = x.id
          JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id AND e.rule_code IN ('PC05', 'PC06')
          LEFT JOIN payment_target t ON e.subject_type = 'payment' AND t.tenant_id = e.tenant_id AND t.payment_id = e.subject_id AND t.target_type = 'account'
          LEFT JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
          LEFT JOIN remittance r ON e.subject_type = 'remittance' AND r.tenant_id = e.tenant_id AND r.id = e.subject_id
          WHERE x.tenant_id = ${tenantId}::uuid AND x.code = '2330' AND x.currency = ${currency} GROUP BY 1, 2),
      ordered AS (
        SELECT party_id, source_id, sum(amount) AS amount FROM transfer
          WHERE tenant_id = ${tenantId}::uuid AND kind = 'sweep' AND receivable = '1220' AND currency = ${currency} AND state <> 'failed' GROUP BY 1, 2)
      SELECT d.creditor_id AS "creditorId", d.bank_id AS "trustBankId", (d.amount - coalesce(o.amount, 0))::bigint AS amount
      FROM due d LEFT JOIN ordered o ON o.party_id = d.creditor_id AND o.source_id = d.bank_id
      WHERE d.amount > coalesce(o.amount, 0) ORDER BY 1, 2`,
  );
}
