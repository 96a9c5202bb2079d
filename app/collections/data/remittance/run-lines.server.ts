import type { CivilDate } from "~/office/domain/calendar-date";
import type { RunLine } from "~/collections/domain/remittance/remittance-run";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface FoundLine extends RunLine {
  rate: string | null;
  /** the line of an earlier run that this one takes back */
  reversalOf: string | null;
}

/**
 * What is new of a client's payments since its approved runs: cleared by the cut-off and not remitted, or remitted and
 * gone back, or not cleared any more, since. A payment in dispute, or with a refund under way, waits.
 */
export async function listRunLines(
  db: TenantDb,
  run: { creditorId: string; currency: string; cutOff: CivilDate },
): Promise<FoundLine[]> {
  const tenantId = tenantIdOf(db);
  return rows<FoundLine>(
    db,
    sql`WITH sent AS (
        SELECT x.payment_id, sum(x.amount) AS amount, sum(x.fee - x.invoiced) AS kept, sum(x.invoiced) AS invoiced,
            (array_agg(x.id ORDER BY x.id DESC) FILTER (WHERE x.amount > 0))[1] AS item
          FROM remittance_item x JOIN remittance r ON r.tenant_id = x.tenant_id AND r.id = x.remittance_id
          WHERE x.tenant_id = ${tenantId}::uuid AND r.creditor_id = ${run.creditorId}::uuid AND r.currency = ${run.currency}
            AND r.state IN ('approved', 'paid', 'closed') GROUP BY 1),
      candidate AS (
        SELECT p.id, p.method, p.metadata, p.cleared_on, a.id AS account_id FROM payment p
          JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
          JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id AND a.creditor_id = ${run.creditorId}::uuid
          LEFT JOIN sent s ON s.payment_id = p.id
          WHERE p.tenant_id = ${tenantId}::uuid AND p.direction = 'in' AND p.currency = ${run.currency} AND p.state <> 'disputed'
            AND (s.payment_id IS NOT NULL OR p.cleared_on <= ${run.cutOff}::date)
            AND NOT EXISTS (SELECT 1 FROM refund r WHERE r.tenant_id = p.tenant_id AND r.payment_id = p.id AND r.state = 'pending')),
      line AS (
        SELECT c.id, c.account_id, c.method <> 'paid_client' AS held, c.metadata->'fee'->>'rate' AS rate, s.item,
            CASE WHEN c.cleared_on IS NULL THEN 0 ELSE coalesce((SELECT sum(l.amount) FROM allocation l WHERE l.tenant_id = ${tenantId}::uuid AND l.payment_id = c.id AND l.live
              AND l.component <> 'unapplied'), 0) END - coalesce(s.amount, 0) AS amount,
            coalesce(f.kept, 0) - coalesce(s.kept, 0) AS kept, coalesce(f.invoiced, 0) - coalesce(s.invoiced, 0) AS invoiced
          FROM candidate c LEFT JOIN sent s ON s.payment_id = c.id
          LEFT JOIN LATERAL (SELECT sum(y.total) FILTER (WHERE y.source = 'held') AS kept, sum(y.total) FILTER (WHERE y.source = 'invoiced') AS invoiced
            FROM (SELECT f.source, f.earned + coalesce((SELECT sum(x.amount) FROM tax_line x WHERE x.tenant_id = f.tenant_id AND x.fee_id = f.id), 0) AS total
              FROM fee f WHERE f.tenant_id = ${tenantId}::uuid AND f.subject_type = 'payment' AND f.subject_id = c.id) y) f ON true)
      SELECT id AS "paymentId", account_id AS "accountId", held, amount::bigint AS amount, kept::bigint AS "keptFee", invoiced::bigint AS "invoicedFee",
        rate, CASE WHEN amount < 0 THEN item END AS "reversalOf"
      FROM line WHERE amount <> 0 ORDER BY id`,
  );
}

/** Payments that cleared under an agreed fee and have none booked: money was kept from them when they cleared. */
export async function listUnreckoned(
  db: TenantDb,
  run: { creditorId: string; cutOff: CivilDate },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT p.id FROM payment p
      JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id AND a.creditor_id = ${run.creditorId}::uuid
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.direction = 'in' AND p.cleared_on <= ${run.cutOff}::date AND p.metadata ? 'fee'
        AND p.state IN ('cleared', 'part_refunded')
        AND NOT EXISTS (SELECT 1 FROM fee f WHERE f.tenant_id = p.tenant_id AND f.subject_type = 'payment' AND f.subject_id = p.id)
      ORDER BY p.id LIMIT 1000`,
  );
  return found.map((one) => one.id);
}
