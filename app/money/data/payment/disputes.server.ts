import type { DisputeState, Evidence } from "~/money/domain/payment/dispute";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type EvidenceState = "none" | "draft" | "sending" | "sent" | "refused";

/** A dispute as commands judge it; amounts in minor units. */
export interface StoredDispute {
  id: string;
  paymentId: string;
  providerRef: string;
  reason: string;
  amount: bigint;
  currency: string;
  state: DisputeState;
  evidenceDueAt: Date | null;
  withdrawn: bigint;
  fee: bigint;
  evidence: Evidence;
  evidenceState: EvidenceState;
  evidenceError: string | null;
  evidenceTries: number;
  evidenceAt: Date | null;
  createdAt: Date;
}

const columns = sql`id, payment_id AS "paymentId", provider_ref AS "providerRef", reason, amount, currency, state,
  evidence_due_at AS "evidenceDueAt", withdrawn, fee, evidence, evidence_state AS "evidenceState", evidence_error AS "evidenceError",
  evidence_tries AS "evidenceTries", evidence_at AS "evidenceAt", created_at AS "createdAt"`;

export async function findDispute(
  db: TenantDb,
  paymentId: string,
  providerRef: string,
): Promise<StoredDispute | null> {
  const [row] = await rows<StoredDispute>(
    db,
    sql`SELECT ${columns} FROM payment_dispute
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid AND provider_ref = ${providerRef}`,
  );
  return row ?? null;
}

export async function findDisputeById(db: TenantDb, id: string): Promise<StoredDispute | null> {
  const [row] = await rows<StoredDispute>(
    db,
    sql`SELECT ${columns} FROM payment_dispute WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ?? null;
}

/** With its row locked until the command ends. */
export async function findDisputeForChange(db: TenantDb, id: string): Promise<StoredDispute | null> {
  const [row] = await rows<StoredDispute>(
    db,
    sql`SELECT ${columns} FROM payment_dispute WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** Newest first; a payment rarely has more than one. */
export async function listDisputesOf(db: TenantDb, paymentId: string): Promise<StoredDispute[]> {
  return rows<StoredDispute>(
    db,
    sql`SELECT ${columns} FROM payment_dispute
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid ORDER BY id DESC`,
  );
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
    state: DisputeState;
    withdrawn: bigint;
    fee: bigint;
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO payment_dispute (tenant_id, id, payment_id, provider_ref, reason, amount, currency, evidence_due_at, state, withdrawn, fee)
      VALUES (${tenantIdOf(db)}::uuid, ${dispute.id}::uuid, ${dispute.paymentId}::uuid, ${dispute.disputeRef}, ${dispute.reason},
        ${dispute.amount}::bigint, ${dispute.currency}, ${dispute.evidenceDueAt ?? null}, ${dispute.state}, ${dispute.withdrawn}::bigint,
        ${dispute.fee}::bigint)
      ON CONFLICT (tenant_id, provider_ref) DO UPDATE SET state = excluded.state, reason = excluded.reason, amount = excluded.amount,
        evidence_due_at = coalesce(excluded.evidence_due_at, payment_dispute.evidence_due_at), withdrawn = excluded.withdrawn,
        fee = excluded.fee, version = payment_dispute.version + 1, updated_at = now()`,
  );
}

/** `at` is when it was sent or written; each sending counts as a try. */
export async function saveEvidence(
  db: TenantDb,
  id: string,
  change: { state: EvidenceState; evidence?: Evidence; error?: string | null; at?: Date },
): Promise<void> {
  const evidence = change.evidence ? JSON.stringify(change.evidence) : null;
  await rows(
    db,
    sql`UPDATE payment_dispute SET evidence_state = ${change.state}, evidence = coalesce(${evidence}::jsonb, evidence),
        evidence_error = ${change.error ?? null}, evidence_at = coalesce(${change.at ?? null}::timestamptz, evidence_at),
        evidence_tries = evidence_tries + CASE WHEN ${change.state} = 'sending' THEN 1 ELSE 0 END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
