import type { PaymentState } from "~/money/domain/payment/payment-state";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface PaidOutPayment {
  id: string;
  state: PaymentState;
  clearedBy: string | null;
  /** a warning of fraud keeps its money until then */
  heldUntil: Date | null;
}

/** The card payments whose money a payout of the processor brings, in the order of their ids. */
export async function listPaidOutPayments(db: TenantDb, payoutId: string): Promise<PaidOutPayment[]> {
  return rows<PaidOutPayment>(
    db,
    sql`SELECT p.id, p.state, p.metadata->>'cleared_by' AS "clearedBy", (p.metadata->>'held_until')::timestamptz AS "heldUntil" FROM payment p
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.method = 'card' AND p.id IN (SELECT i.payment_id FROM provider_item i
        WHERE i.tenant_id = ${tenantIdOf(db)}::uuid AND i.payout_id = ${payoutId}::uuid AND i.type IN ('payment', 'refund_failure'))
      ORDER BY p.id FOR UPDATE OF p`,
  );
}
