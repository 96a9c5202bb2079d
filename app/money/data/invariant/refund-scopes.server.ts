import type { Scope } from "~/money/domain/invariant/invariant";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/**
 * Everything a refund takes money out of: the payment, its payer, the record it was for, that record's
 * creditor, and the ledger accounts the refund will move.
 */
export async function listRefundScopes(db: TenantDb, payment: StoredPayment): Promise<Scope[]> {
  const tenantId = tenantIdOf(db);
  const touched = await rows<Scope>(
    db,
    sql`SELECT 'ledger_account' AS type, id FROM ledger_account WHERE tenant_id = ${tenantId}::uuid AND currency = ${payment.currency}
        AND (code, dimension_id) IN (('2100', ${payment.targetId}::uuid), ('2110', ${payment.targetId}::uuid), ('1040', ${payment.processorAccountId}::uuid))
      UNION
      SELECT 'creditor', (p.dimensions->>'creditor')::uuid FROM journal_entry e
        JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
        WHERE e.tenant_id = ${tenantId}::uuid AND e.subject_type = 'payment' AND e.subject_id = ${payment.id}::uuid AND p.dimensions ? 'creditor'
      UNION
      SELECT 'bank_account', bank_account_id FROM payment
        WHERE tenant_id = ${tenantId}::uuid AND id = ${payment.id}::uuid AND bank_account_id IS NOT NULL`,
  );
  const own: { type: Scope["type"]; id: string | null }[] = [
    { type: "payment", id: payment.id },
    { type: "customer", id: payment.payerId },
    { type: "account", id: payment.targetId },
  ];
  return [...touched, ...own.flatMap(({ type, id }) => (id ? [{ type, id }] : []))];
}
