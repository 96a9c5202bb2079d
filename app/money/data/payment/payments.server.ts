import type { CivilDate } from "~/office/domain/calendar-date";
import type { PaymentState } from "~/money/domain/payment/payment-state";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A payment row as commands judge it; amounts in minor units. */
export interface StoredPayment {
  id: string;
  direction: "in" | "out";
  purpose: string;
  amount: bigint;
  currency: string;
  method: string;
  state: PaymentState;
  effectiveDate: CivilDate;
  refunded: bigint;
  attempt: number;
  payerId: string | null;
  processorAccountId: string | null;
  processorAccountRef: string | null;
  trustBankId: string | null;
  processorRef: string | null;
  checkoutRef: string | null;
  checkoutUrl: string | null;
  expiresAt: Date | null;
  reference: string | null;
  metadata: Record<string, unknown>;
  targetId: string | null;
  version: number;
}

const columns = sql`p.id, p.direction, p.purpose, p.amount, p.currency, p.method, p.state, p.effective_date AS "effectiveDate",
  p.refunded, p.attempt, p.payer_id AS "payerId", p.processor_account_id AS "processorAccountId",
  pa.provider_account_ref AS "processorAccountRef", pa.bank_account_id AS "trustBankId", p.processor_ref AS "processorRef",
  p.checkout_ref AS "checkoutRef", p.checkout_url AS "checkoutUrl", p.expires_at AS "expiresAt", p.reference, p.metadata, p.version,
  (SELECT t.target_id FROM payment_target t WHERE t.tenant_id = p.tenant_id AND t.payment_id = p.id ORDER BY t.id LIMIT 1) AS "targetId"`;

/** The payment with its row locked until the command ends, so that two deliveries of one event queue up. */
export async function findPaymentForChange(db: TenantDb, id: string): Promise<StoredPayment | null> {
  const [row] = await rows<StoredPayment>(
    db,
    sql`SELECT ${columns} FROM payment p
      LEFT JOIN processor_account pa ON pa.tenant_id = p.tenant_id AND pa.id = p.processor_account_id
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.id = ${id}::uuid FOR UPDATE OF p`,
  );
  return row ?? null;
}

export async function findPayment(db: TenantDb, id: string): Promise<StoredPayment | null> {
  const [row] = await rows<StoredPayment>(
    db,
    sql`SELECT ${columns} FROM payment p
      LEFT JOIN processor_account pa ON pa.tenant_id = p.tenant_id AND pa.id = p.processor_account_id
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.id = ${id}::uuid`,
  );
  return row ?? null;
}

export interface NewPayment {
  id: string;
  amount: bigint;
  currency: string;
  method: string;
  rail: string | null;
  state: PaymentState;
  effectiveDate: CivilDate;
  payerId: string;
  processorAccountId: string | null;
  bankAccountId: string | null;
  reference: string | null;
  refNorm: string | null;
  idempotencyKey: string;
  expiresAt: Date | null;
  note: string | null;
  metadata: Record<string, unknown>;
  targetId: string;
  createdBy: { kind: string; id: string | null };
}

/** A debtor's payment with the account it is for, in one statement. */
export async function saveNewPayment(db: TenantDb, payment: NewPayment): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH made AS (
      INSERT INTO payment (tenant_id, id, direction, purpose, amount, currency, method, rail, effective_date, received_on, payer_type, payer_id,
        processor_account_id, bank_account_id, reference, ref_norm, idempotency_key, state, cleared_on, expires_at, completed_at, note, metadata,
        created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${payment.id}::uuid, 'in', 'debtor_payment', ${payment.amount}::bigint, ${payment.currency}, ${payment.method},
        ${payment.rail}, ${payment.effectiveDate}::date, ${payment.effectiveDate}::date, 'customer', ${payment.payerId}::uuid,
        ${payment.processorAccountId}::uuid, ${payment.bankAccountId}::uuid, ${payment.reference}, ${payment.refNorm}, ${payment.idempotencyKey},
        ${payment.state}, ${payment.state === "cleared" ? payment.effectiveDate : null}::date, ${payment.expiresAt}, ${payment.state === "succeeded" || payment.state === "cleared" ? new Date() : null},
        ${payment.note}, ${JSON.stringify(payment.metadata)}::jsonb, ${payment.createdBy.kind}, ${payment.createdBy.id}::uuid)
      RETURNING id)
    INSERT INTO payment_target (tenant_id, id, payment_id, target_type, target_id, amount, directed)
    SELECT ${tenantId}::uuid, uuidv7(), made.id, 'account', ${payment.targetId}::uuid, ${payment.amount}::bigint, true FROM made`,
  );
}

export interface PaymentChange {
  state?: PaymentState;
  processorRef?: string | null;
  checkoutRef?: string | null;
  checkoutUrl?: string | null;
  returnCode?: string | null;
  effectiveDate?: CivilDate;
  completedAt?: Date | null;
  clearedOn?: CivilDate | null;
  refunded?: bigint;
  attempt?: number;
  metadata?: Record<string, unknown>;
}

/** Writes only what is given; the row was locked by findPaymentForChange. */
export async function savePayment(db: TenantDb, id: string, change: PaymentChange): Promise<void> {
  const has = (key: keyof PaymentChange) => change[key] !== undefined;
  await rows(
    db,
    sql`UPDATE payment SET
      state = CASE WHEN ${has("state")} THEN ${change.state ?? null} ELSE state END,
      processor_ref = CASE WHEN ${has("processorRef")} THEN ${change.processorRef ?? null} ELSE processor_ref END,
      checkout_ref = CASE WHEN ${has("checkoutRef")} THEN ${change.checkoutRef ?? null} ELSE checkout_ref END,
      checkout_url = CASE WHEN ${has("checkoutUrl")} THEN ${change.checkoutUrl ?? null} ELSE checkout_url END,
      return_code = CASE WHEN ${has("returnCode")} THEN ${change.returnCode ?? null} ELSE return_code END,
      effective_date = CASE WHEN ${has("effectiveDate")} THEN ${change.effectiveDate ?? null}::date ELSE effective_date END,
      completed_at = CASE WHEN ${has("completedAt")} THEN ${change.completedAt ?? null}::timestamptz ELSE completed_at END,
      cleared_on = CASE WHEN ${has("clearedOn")} THEN ${change.clearedOn ?? null}::date ELSE cleared_on END,
      refunded = CASE WHEN ${has("refunded")} THEN ${change.refunded ?? 0n}::bigint ELSE refunded END,
      attempt = CASE WHEN ${has("attempt")} THEN ${change.attempt ?? 1}::smallint ELSE attempt END,
      metadata = CASE WHEN ${has("metadata")} THEN metadata || ${JSON.stringify(change.metadata ?? {})}::jsonb ELSE metadata END,
      version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface ProcessorPlace {
  processorAccountId: string;
  accountRef: string;
  state: string;
  trustBankId: string;
}

/** The tenant's processor account for client money, if it has one. */
export async function findTrustProcessor(db: TenantDb): Promise<ProcessorPlace | null> {
  const [row] = await rows<ProcessorPlace>(
    db,
    sql`SELECT id AS "processorAccountId", provider_account_ref AS "accountRef", state, bank_account_id AS "trustBankId"
      FROM processor_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND money_kind = 'trust'`,
  );
  return row ?? null;
}

/** Where money taken by hand stands: the head office till and the trust bank. */
export async function getMoneyPlaces(db: TenantDb): Promise<{ branchId: string; trustBankId: string }> {
  const [row] = await rows<{ branchId: string; trustBankId: string }>(
    db,
    sql`SELECT (SELECT id FROM branch WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY id LIMIT 1) AS "branchId",
      (SELECT id FROM bank_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind = 'trust' AND active ORDER BY id LIMIT 1) AS "trustBankId"`,
  );
  if (!row?.branchId || !row.trustBankId) throw new Error("the tenant has no branch or trust bank account");
  return row;
}

/** The first live payment that already carries this normalised reference on this rail. */
export async function findDuplicateReference(
  db: TenantDb,
  rail: string,
  refNorm: string,
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM payment WHERE tenant_id = ${tenantIdOf(db)}::uuid AND rail = ${rail} AND direction = 'in' AND ref_norm = ${refNorm}
      AND parent_id IS NULL AND state NOT IN ('failed', 'cancelled', 'expired', 'reversed') LIMIT 1`,
  );
  return row?.id ?? null;
}

/** A card payment somebody set out to make for this record and has not finished. */
export async function findOpenCheckout(
  db: TenantDb,
  targetId: string,
): Promise<{ id: string; amount: bigint } | null> {
  const [row] = await rows<{ id: string; amount: bigint }>(
    db,
    sql`SELECT p.id, p.amount FROM payment p
      JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND t.target_type = 'account' AND t.target_id = ${targetId}::uuid
        AND p.state IN ('created', 'submitted') AND p.expires_at > now() ORDER BY p.id DESC LIMIT 1 FOR UPDATE OF p`,
  );
  return row ?? null;
}

export async function saveProcessorAccount(
  db: TenantDb,
  id: string,
  change: { accountRef: string; state: string; requirements: object },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE processor_account SET provider_account_ref = ${change.accountRef},
        provider = CASE WHEN starts_with(${change.accountRef}, 'acc_') THEN 'razorpay' ELSE provider END, state = ${change.state},
        requirements = ${JSON.stringify(change.requirements)}::jsonb, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
