import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredDispute {
  id: string;
  state: "needs_response" | "under_review" | "won" | "lost" | "warning";
}

export async function findDispute(
  db: TenantDb,
  paymentId: string,
  providerRef: string,
): Promise<StoredDispute | null> {
  const [row] = await rows<StoredDispute>(
    db,
    sql`SELECT id, state FROM payment_dispute
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid AND provider_ref = ${providerRef}`,
  );
  return row ?? null;
}

export async function saveDispute(
  db: TenantDb,
  dispute: {
    id: string;
    paymentId: string;
    disputeRef: string;
    reason: string;
    amount: bigint;
    currency: string;
    evidenceDueAt?: Date;
    state: StoredDispute["state"];
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO payment_dispute (tenant_id, id, payment_id, provider_ref, reason, amount, currency, evidence_due_at, state)
      VALUES (${tenantIdOf(db)}::uuid, ${dispute.id}::uuid, ${dispute.paymentId}::uuid, ${dispute.disputeRef}, ${dispute.reason},
        ${dispute.amount}::bigint, ${dispute.currency}, ${dispute.evidenceDueAt ?? null}, ${dispute.state})
      ON CONFLICT (tenant_id, provider_ref) DO UPDATE SET state = excluded.state, reason = excluded.reason,
        evidence_due_at = excluded.evidence_due_at, version = payment_dispute.version + 1, updated_at = now()`,
  );
}
