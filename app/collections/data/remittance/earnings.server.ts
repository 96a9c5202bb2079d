import type { CivilDate } from "~/office/domain/calendar-date";
import type { Earnings, FixedTerms } from "~/collections/domain/remittance/earnings";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A payment with what it earned, as the commands that book it judge it. */
export interface StoredEarnings extends Omit<Earnings, "keeps"> {
  paymentId: string;
  accountId: string;
  creditorId: string;
  customerId: string;
  currency: string;
  method: string;
  effectiveDate: CivilDate;
  trustBankId: string;
  /** applied to buckets, and beyond them */
  applied: bigint;
  surplus: bigint;
  /** asked to be refunded and not gone yet */
  pending: bigint;
}

type Row = Omit<StoredEarnings, "booked"> & {
  fee: bigint;
  tax: bigint;
  recoverable: bigint;
  amount: bigint;
  shares: Record<string, string>;
};

/** Null for a payment that is no debtor's payment. The payment's row is locked by whoever changes it. */
export async function findEarnings(db: TenantDb, paymentId: string): Promise<StoredEarnings | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<Row>(
    db,
    sql`SELECT p.id AS "paymentId", a.id AS "accountId", a.creditor_id AS "creditorId", a.customer_id AS "customerId", p.currency, p.method,
        p.effective_date AS "effectiveDate", p.cleared_on IS NOT NULL AS cleared, p.metadata->'fee' AS terms,
        coalesce((SELECT pa.bank_account_id FROM processor_account pa WHERE pa.tenant_id = p.tenant_id AND pa.id = p.processor_account_id),
          (SELECT b.id FROM bank_account b WHERE b.tenant_id = p.tenant_id AND b.id = p.bank_account_id AND b.kind = 'trust'),
          (SELECT b.id FROM bank_account b WHERE b.tenant_id = p.tenant_id AND b.kind = 'trust' AND b.active AND b.currency = p.currency ORDER BY b.id LIMIT 1))
          AS "trustBankId",
        l.applied, l.surplus,
        (SELECT coalesce(sum(r.amount), 0)::bigint FROM refund r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id AND r.state = 'pending') AS pending,
        f.fee, f.recoverable, f.amount,
        (SELECT coalesce(sum(x.amount), 0)::bigint FROM tax_line x JOIN fee y ON y.tenant_id = x.tenant_id AND y.id = x.fee_id
          WHERE y.tenant_id = p.tenant_id AND y.subject_type = 'payment' AND y.subject_id = p.id) AS tax,
        (SELECT coalesce(jsonb_object_agg(s.payee_id, s.amount), '{}') FROM (SELECT x.payee_id, sum(x.amount)::text AS amount FROM commission_share x
          JOIN fee y ON y.tenant_id = x.tenant_id AND y.id = x.fee_id
          WHERE y.tenant_id = p.tenant_id AND y.subject_type = 'payment' AND y.subject_id = p.id GROUP BY 1) s) AS shares,
        i.remitted, i.claimed_back AS "claimedBack"
      FROM payment p
      JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      CROSS JOIN LATERAL (SELECT coalesce(sum(x.amount) FILTER (WHERE x.component <> 'unapplied'), 0)::bigint AS applied,
          coalesce(sum(x.amount) FILTER (WHERE x.component = 'unapplied'), 0)::bigint AS surplus
        FROM allocation x WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id AND x.live) l
      CROSS JOIN LATERAL (SELECT coalesce(sum(y.earned), 0)::bigint AS fee, coalesce(sum(y.recoverable), 0)::bigint AS recoverable,
          coalesce(sum((y.basis->>'amount')::bigint), 0)::bigint AS amount
        FROM fee y WHERE y.tenant_id = p.tenant_id AND y.subject_type = 'payment' AND y.subject_id = p.id) f
      CROSS JOIN LATERAL (SELECT coalesce(sum(x.net), 0)::bigint AS remitted, coalesce(-sum(x.net) FILTER (WHERE x.net < 0), 0)::bigint AS claimed_back
        FROM remittance_item x JOIN remittance r ON r.tenant_id = x.tenant_id AND r.id = x.remittance_id AND r.state IN ('approved', 'paid', 'closed')
        WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id) i
      WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ${paymentId}::uuid AND p.direction = 'in'`,
  );
  if (!row) return null;
  const { fee, tax, recoverable, amount, shares, ...rest } = row;
  const shared = Object.fromEntries(Object.entries(shares).map(([staffId, part]) => [staffId, BigInt(part)]));
  return { ...rest, booked: { fee, tax, recoverable, amount, shares: shared } };
}

/** What the contract says of a debt on a day, with what its placing client's version and the firm's staff plan fix. */
export interface AgreedTerms {
  feeSchedule: object;
  remittance: object;
  delinquencyDate: CivilDate | null;
  placedOn: CivilDate;
  assignedTo: string | null;
  plan: { base: FixedTerms["base"]; shares: { who: string; percent: number }[] } | null;
}

export async function findAgreedTerms(
  db: TenantDb,
  accountId: string,
  on: CivilDate,
): Promise<AgreedTerms | null> {
  const [row] = await rows<AgreedTerms>(
    db,
    sql`SELECT v.fee_schedule AS "feeSchedule", v.remittance, a.delinquency_date AS "delinquencyDate", p.placed_on AS "placedOn",
        a.assigned_to AS "assignedTo",
        (SELECT jsonb_build_object('base', c.base, 'shares', c.shares) FROM commission_plan c WHERE c.tenant_id = a.tenant_id AND c.effective_from <= ${on}::date
          ORDER BY c.effective_from DESC, c.plan_version DESC LIMIT 1) AS plan
      FROM account a
      JOIN contract_version v ON v.tenant_id = a.tenant_id AND v.id = a.contract_version_id
      JOIN placement p ON p.tenant_id = a.tenant_id AND p.id = a.placement_id
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.id = ${accountId}::uuid AND jsonb_array_length(coalesce(v.fee_schedule->'bands', '[]')) > 0`,
  );
  return row ?? null;
}

/** Fixed once; a payment that has its terms keeps them. */
export async function saveFixedTerms(db: TenantDb, paymentId: string, terms: FixedTerms): Promise<void> {
  await rows(
    db,
    sql`UPDATE payment SET metadata = metadata || jsonb_build_object('fee', ${JSON.stringify(terms)}::jsonb)
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${paymentId}::uuid AND NOT metadata ? 'fee'`,
  );
}
