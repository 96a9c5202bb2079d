import type { Impact } from "~/money/domain/payment/impact";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What stands because of this payment now, and so what its reversal will take back. */
export async function listImpactAhead(db: TenantDb, paymentId: string): Promise<Impact[]> {
  const tenantId = tenantIdOf(db);
  return rows<Impact>(
    db,
    sql`WITH own AS (
        SELECT m.id, m.match_id, m.line_id, m.amount FROM match_part m WHERE m.tenant_id = ${tenantId}::uuid AND m.live
          AND (m.payment_id = ${paymentId}::uuid OR (m.target_type = 'payment' AND m.target_id = ${paymentId}::uuid)))
      SELECT 'match' AS kind, l.id, to_char(l.booking_date, 'YYYY-MM-DD') AS label, sum(o.amount)::bigint AS amount FROM own o
        JOIN statement_line l ON l.tenant_id = ${tenantId}::uuid AND l.id = o.line_id GROUP BY l.id, l.booking_date
      UNION ALL SELECT 'payment', coalesce(m.payment_id, m.target_id), NULL, m.amount FROM match_part m
        WHERE m.tenant_id = ${tenantId}::uuid AND m.live AND m.match_id IN (SELECT match_id FROM own) AND m.id NOT IN (SELECT id FROM own)
          AND (m.payment_id IS NOT NULL OR m.target_type = 'payment')
      UNION ALL SELECT 'entry', e.id, e.rule_code, (SELECT sum(p.dr)::bigint FROM posting p WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id)
        FROM journal_entry e WHERE e.tenant_id = ${tenantId}::uuid AND e.subject_type = 'payment' AND e.subject_id = ${paymentId}::uuid
          AND (e.cause_key = ${paymentId} OR e.cause_key IN (SELECT 'cleared:' || o.id FROM own o))
      UNION ALL SELECT 'allocation', min(a.target_id::text)::uuid, a.component, sum(a.amount)::bigint FROM allocation a
        WHERE a.tenant_id = ${tenantId}::uuid AND a.payment_id = ${paymentId}::uuid AND a.live GROUP BY a.component HAVING sum(a.amount) > 0
      UNION ALL SELECT 'hold', h.id, h.kind, h.amount - h.captured FROM hold h WHERE h.tenant_id = ${tenantId}::uuid
        AND h.owner_type = 'payment' AND h.owner_id = ${paymentId}::uuid AND h.state IN ('active', 'part_captured')
      UNION ALL SELECT 'fee', f.subject_id, f.source, sum(f.earned)::bigint FROM fee f WHERE f.tenant_id = ${tenantId}::uuid
        AND f.subject_type = 'payment' AND f.subject_id = ${paymentId}::uuid GROUP BY f.subject_id, f.source HAVING sum(f.earned) <> 0
      UNION ALL SELECT 'receipt', r.payment_id, r.receipt_no, NULL FROM receipt r
        WHERE r.tenant_id = ${tenantId}::uuid AND r.payment_id = ${paymentId}::uuid AND r.voided_at IS NULL`,
  );
}

const TAKEN_BACK = ["payment.reversed", "payment.returned", "payment.charged_back"];

/**
 * What really was taken back. Everything of a reversal is one transaction: its entries and events carry the number of
 * that transaction, and the rows it changed carry its time.
 */
export async function listImpactDone(db: TenantDb, paymentId: string): Promise<Impact[]> {
  const tenantId = tenantIdOf(db);
  return rows<Impact>(
    db,
    sql`WITH own AS (
        SELECT DISTINCT txid, at FROM event WHERE tenant_id = ${tenantId}::uuid AND subject_type = 'payment' AND subject_id = ${paymentId}::uuid
          AND type = ANY(${TAKEN_BACK})),
      told AS (
        SELECT v.type, v.subject_id AS id, v.after FROM event v WHERE v.tenant_id = ${tenantId}::uuid AND v.txid IN (SELECT txid FROM own)
          AND v.subject_id <> ${paymentId}::uuid)
      SELECT CASE WHEN t.type = 'statement_line.unmatched' THEN 'match' WHEN t.type = 'transfer.ordered' THEN 'cover'
            WHEN t.type = 'payment.cancelled' THEN 'draft' WHEN t.type = 'payment.scheduled' THEN 'retry'
            WHEN t.type LIKE 'payment.%' THEN 'payment' ELSE 'mandate' END AS kind,
          t.id, coalesce(t.after->>'present_on', t.after->>'state') AS label, (t.after->>'amount')::bigint AS amount
        FROM told t WHERE t.type IN ('statement_line.unmatched', 'transfer.ordered', 'payment.cancelled', 'payment.scheduled', 'payment.reversed',
          'payment.clearing_undone') OR t.type LIKE 'mandate.%'
      UNION ALL SELECT 'entry', e.id, e.rule_code, (SELECT sum(p.dr)::bigint FROM posting p WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id)
        FROM journal_entry e WHERE e.tenant_id = ${tenantId}::uuid AND e.txid IN (SELECT txid FROM own)
          AND (e.subject_type <> 'payment' OR e.subject_id = ${paymentId}::uuid)
      UNION ALL SELECT 'fee', v.subject_id, NULL, -(v.after->>'fee')::bigint FROM event v WHERE v.tenant_id = ${tenantId}::uuid
        AND v.txid IN (SELECT txid FROM own) AND v.type = 'fee.reversed' AND v.subject_id = ${paymentId}::uuid
      UNION ALL SELECT 'allocation', min(a.target_id::text)::uuid, a.component, -sum(a.amount)::bigint FROM allocation a
        WHERE a.tenant_id = ${tenantId}::uuid AND a.payment_id = ${paymentId}::uuid AND a.amount < 0 AND a.created_at IN (SELECT at FROM own)
        GROUP BY a.component
      UNION ALL SELECT 'hold', h.id, h.kind, h.amount FROM hold h WHERE h.tenant_id = ${tenantId}::uuid AND h.owner_type = 'payment'
        AND h.owner_id = ${paymentId}::uuid AND h.state = 'voided' AND h.updated_at IN (SELECT at FROM own) AND h.created_at <> h.updated_at
      UNION ALL SELECT 'receipt', r.payment_id, r.receipt_no, NULL FROM receipt r
        WHERE r.tenant_id = ${tenantId}::uuid AND r.payment_id = ${paymentId}::uuid AND r.voided_at IN (SELECT at FROM own)`,
  );
}

/** The confirmed matches that this payment is a piece of. */
export async function listMatchesOf(db: TenantDb, paymentId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT DISTINCT match_id AS id FROM match_part WHERE tenant_id = ${tenantIdOf(db)}::uuid AND live
      AND (payment_id = ${paymentId}::uuid OR (target_type = 'payment' AND target_id = ${paymentId}::uuid)) ORDER BY 1`,
  );
  return found.map(({ id }) => id);
}
