import type { CivilDate } from "~/office/domain/calendar-date";
import type { HolderType } from "~/money/domain/payout/payee-account";
import type { PayoutPurpose, PayoutSource } from "~/money/domain/payout/payout-entries";
import type { PayoutState } from "~/money/domain/payout/payout-state";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A payment that leaves, as commands judge it. */
export interface StoredPayout extends PayoutSource {
  currency: string;
  state: PayoutState;
  /** the desk's run it pays */
  remittanceId: string | null;
  commissionId: string | null;
  payee: { type: HolderType; id: string };
  externalAccountId: string;
  bankAccountId: string;
  approvedById: string | null;
  /** who agreed first, where bank details that changed need two */
  firstApprovedById: string | null;
  createdById: string | null;
  /** releases so far */
  releases: number;
}

const columns = sql`p.id, p.purpose, p.amount, p.currency, p.state, t.account_id AS "accountId", t.shares, p.metadata->>'creditor_id' AS "creditorId",
  p.metadata->>'expense_code' AS "expenseCode", p.metadata->>'remittance_id' AS "remittanceId", p.metadata->>'commission_id' AS "commissionId", jsonb_build_object('type', p.beneficiary_type, 'id', p.beneficiary_id) AS payee,
  p.external_account_id AS "externalAccountId", p.bank_account_id AS "bankAccountId", p.approved_by_id AS "approvedById",
  p.metadata->>'first_approved_by' AS "firstApprovedById", p.created_by_id AS "createdById",
  (SELECT count(*) FROM payout_release r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id)::int AS releases`;

/** Payouts under a row lock, in the order of their ids, so that two releases take turns. */
export async function listPayoutsForChange(db: TenantDb, ids: string[]): Promise<StoredPayout[]> {
  const found = await rows<
    Omit<StoredPayout, "shares"> & { shares: { accountId: string; amount: string }[] }
  >(
    db,
    sql`SELECT ${columns} FROM (SELECT * FROM payment WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[]) AND direction = 'out'
        ORDER BY id FOR UPDATE) p
      CROSS JOIN LATERAL (SELECT CASE WHEN p.purpose = 'refund' THEN min(x.target_id::text)::uuid END AS account_id,
          coalesce(jsonb_agg(jsonb_build_object('accountId', x.target_id, 'amount', x.amount::text) ORDER BY x.target_id)
            FILTER (WHERE x.target_id IS NOT NULL AND p.purpose = 'remittance'), '[]') AS shares
        FROM payment_target x WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id) t ORDER BY p.id`,
  );
  return found.map((one) => ({
    ...one,
    shares: one.shares.map(({ accountId, amount }) => ({ accountId, amount: BigInt(amount) })),
  }));
}

export async function findPayoutForChange(db: TenantDb, id: string): Promise<StoredPayout | null> {
  const [payout] = await listPayoutsForChange(db, [id]);
  return payout ?? null;
}

export interface NewPayout {
  id: string;
  purpose: PayoutPurpose;
  amount: bigint;
  currency: string;
  effectiveDate: CivilDate;
  payee: { type: HolderType; id: string };
  externalAccountId: string;
  bankAccountId: string;
  accountId: string | null;
  /** a remittance's, instead of one account */
  shares?: { accountId: string; amount: bigint }[];
  metadata: Record<string, string | null>;
  note: string;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewPayout(db: TenantDb, payout: NewPayout): Promise<void> {
  const tenantId = tenantIdOf(db);
  const targets =
    payout.shares ?? (payout.accountId ? [{ accountId: payout.accountId, amount: payout.amount }] : []);
  await rows(
    db,
    sql`WITH made AS (
      INSERT INTO payment (tenant_id, id, direction, purpose, amount, currency, method, rail, effective_date, beneficiary_type, beneficiary_id,
        bank_account_id, external_account_id, idempotency_key, state, note, metadata, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${payout.id}::uuid, 'out', ${payout.purpose}, ${payout.amount}::bigint, ${payout.currency}, 'bank_transfer', 'none',
        ${payout.effectiveDate}::date, ${payout.payee.type}, ${payout.payee.id}::uuid, ${payout.bankAccountId}::uuid,
        ${payout.externalAccountId}::uuid, ${`payout:${payout.id}`}, 'draft', ${payout.note}, ${JSON.stringify(payout.metadata)}::jsonb,
        ${payout.createdBy.kind}, ${payout.createdBy.id}::uuid) RETURNING id)
    INSERT INTO payment_target (tenant_id, id, payment_id, target_type, target_id, amount, directed)
    SELECT ${tenantId}::uuid, uuidv7(), made.id, 'account', x.account, x.amount, true FROM made,
      unnest(${targets.map((one) => one.accountId)}::uuid[], ${targets.map((one) => one.amount)}::bigint[]) AS x(account, amount)`,
  );
}

export interface PayoutChange {
  state: PayoutState;
  approvedById?: string | null;
  releasedById?: string | null;
  firstApprovedById?: string | null;
  externalAccountId?: string;
  returnCode?: string | null;
  clearedOn?: CivilDate | null;
}

/** Writes only what is given; the row was locked when it was found. */
export async function savePayout(db: TenantDb, id: string, change: PayoutChange): Promise<void> {
  const has = (key: keyof PayoutChange) => change[key] !== undefined;
  await rows(
    db,
    sql`UPDATE payment SET state = ${change.state},
      approved_by_id = CASE WHEN ${has("approvedById")} THEN ${change.approvedById ?? null}::uuid ELSE approved_by_id END,
      released_by_id = CASE WHEN ${has("releasedById")} THEN ${change.releasedById ?? null}::uuid ELSE released_by_id END,
      metadata = CASE WHEN ${has("firstApprovedById")} THEN metadata || jsonb_build_object('first_approved_by', ${change.firstApprovedById ?? null}::text)
        ELSE metadata END,
      external_account_id = CASE WHEN ${has("externalAccountId")} THEN ${change.externalAccountId ?? null}::uuid ELSE external_account_id END,
      return_code = CASE WHEN ${has("returnCode")} THEN ${change.returnCode ?? null} ELSE return_code END,
      cleared_on = CASE WHEN ${has("clearedOn")} THEN ${change.clearedOn ?? null}::date ELSE cleared_on END,
      version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
