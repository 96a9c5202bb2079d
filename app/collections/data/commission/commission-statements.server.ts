import type { CommissionRun, EarnedMonth } from "~/collections/domain/commission/commission-run";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredCommission {
  id: string;
  staffId: string;
  staffName: string;
  period: string;
  currency: string;
  base: bigint;
  amount: bigint;
  clawback: bigint;
  state: "draft" | "calculated" | "approved" | "paid" | "closed";
  paymentId: string | null;
  calculatedById: string | null;
}

const columns = sql`c.id, c.staff_id AS "staffId", s.full_name AS "staffName", c.period, c.currency, c.base, c.amount, c.clawback, c.state,
  c.payment_id AS "paymentId", c.calculated_by_id AS "calculatedById"`;

/** Under a row lock. */
export async function findCommissionForChange(db: TenantDb, id: string): Promise<StoredCommission | null> {
  const [row] = await rows<StoredCommission>(
    db,
    sql`SELECT ${columns} FROM commission_statement c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id
      WHERE c.tenant_id = ${tenantIdOf(db)}::uuid AND c.id = ${id}::uuid FOR UPDATE OF c`,
  );
  return row ?? null;
}

/** Everybody's months that have parts in fees or a statement. A part counts in the month in which its payment first earned. */
export async function listEarnedMonths(
  db: TenantDb,
  until: string,
  staffId?: string,
): Promise<(EarnedMonth & { staffId: string; state: StoredCommission["state"] | null })[]> {
  const tenantId = tenantIdOf(db);
  const one = staffId ?? null;
  return rows(
    db,
    sql`WITH part AS (
        SELECT s.payee_id AS staff_id, to_char(first.on, 'YYYY-MM') AS period, s.amount FROM commission_share s
          JOIN fee f ON f.tenant_id = s.tenant_id AND f.id = s.fee_id
          CROSS JOIN LATERAL (SELECT min(y.earned_on) AS on FROM fee y WHERE y.tenant_id = f.tenant_id AND y.subject_type = f.subject_type
            AND y.subject_id = f.subject_id) first
          WHERE s.tenant_id = ${tenantId}::uuid AND s.payee_type = 'staff' AND (${one}::uuid IS NULL OR s.payee_id = ${one}::uuid)),
      earned AS (SELECT staff_id, period, sum(amount) AS base FROM part WHERE period <= ${until} GROUP BY 1, 2),
      told AS (SELECT staff_id, period, state, amount FROM commission_statement WHERE tenant_id = ${tenantId}::uuid AND period <= ${until}
        AND (${one}::uuid IS NULL OR staff_id = ${one}::uuid)),
      changed AS (
        SELECT c.staff_id, x.period, sum(x.amount::bigint) AS amount FROM commission_statement c
          CROSS JOIN LATERAL jsonb_to_recordset(c.lines->'earlier') AS x(period text, amount text)
          WHERE c.tenant_id = ${tenantId}::uuid AND c.state IN ('approved', 'paid', 'closed') AND (${one}::uuid IS NULL OR c.staff_id = ${one}::uuid)
          GROUP BY 1, 2)
      SELECT coalesce(e.staff_id, t.staff_id) AS "staffId", coalesce(e.period, t.period) AS period, coalesce(e.base, 0)::bigint AS base, t.state,
        CASE WHEN t.state IN ('approved', 'paid', 'closed') THEN t.amount + coalesce(c.amount, 0)::bigint END AS stated
      FROM earned e FULL JOIN told t ON t.staff_id = e.staff_id AND t.period = e.period
      LEFT JOIN changed c ON c.staff_id = coalesce(e.staff_id, t.staff_id) AND c.period = coalesce(e.period, t.period)
      ORDER BY 1, 2`,
  );
}

/** A statement as it is calculated; a draft of the month is written over, anything else is left. Answers its id, null where it stays. */
export async function saveCalculatedCommission(
  db: TenantDb,
  statement: CommissionRun & {
    id: string;
    staffId: string;
    period: string;
    planId: string | null;
    currency: string;
    calculatedById: string | null;
  },
): Promise<string | null> {
  const earlier = statement.earlier.map(({ period, amount }) => ({ period, amount: amount.toString() }));
  const [row] = await rows<{ id: string }>(
    db,
    sql`INSERT INTO commission_statement AS c (tenant_id, id, staff_id, period, plan_id, currency, base, amount, clawback, lines, state, calculated_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${statement.id}::uuid, ${statement.staffId}::uuid, ${statement.period}, ${statement.planId}::uuid,
        ${statement.currency}, ${statement.base}::bigint, ${statement.amount}::bigint, ${statement.clawback}::bigint,
        ${JSON.stringify({ earlier })}::jsonb, 'calculated', ${statement.calculatedById}::uuid)
      ON CONFLICT (tenant_id, staff_id, period) DO UPDATE SET plan_id = excluded.plan_id, base = excluded.base, amount = excluded.amount,
        clawback = excluded.clawback, lines = excluded.lines, state = 'calculated', calculated_by_id = excluded.calculated_by_id,
        version = c.version + 1, updated_at = now() WHERE c.state = 'draft'
      RETURNING c.id`,
  );
  return row?.id ?? null;
}

export async function saveCommission(
  db: TenantDb,
  id: string,
  change: { state: StoredCommission["state"]; approvedById?: string | null; paymentId?: string },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE commission_statement SET state = ${change.state}, approved_by_id = coalesce(${change.approvedById ?? null}::uuid, approved_by_id),
        payment_id = coalesce(${change.paymentId ?? null}::uuid, payment_id), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** What a person owes the firm from commission taken back, minor units. */
export async function findOwedByStaff(db: TenantDb, staffId: string, currency: string): Promise<bigint> {
  const [row] = await rows<{ owed: bigint }>(
    db,
    sql`SELECT coalesce(sum(b.posted), 0)::bigint AS owed FROM ledger_account a JOIN ledger_balance b ON b.tenant_id = a.tenant_id AND b.account_id = a.id
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.code = '1240' AND a.dimension_id = ${staffId}::uuid AND a.currency = ${currency}`,
  );
  return row?.owed ?? 0n;
}
