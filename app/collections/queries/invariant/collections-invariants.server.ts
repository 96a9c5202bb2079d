import type { Finding } from "~/money/domain/invariant/invariant";
import { type InvariantCheck, runChecks } from "~/money/queries/invariant/run-checks.server";
import { sql, type TenantDb } from "~/platform/db/tenant-db.server";

/** Moves of an account that a payment made, each with its journal entry. */
const BY_PAYMENT = sql`('payment', 'refund', 'return', 'chargeback', 'reversal')`;
const moved = sql`(m.principal + m.interest + m.fees + m.costs + m.other)`;

/** I07, I20 and the desk's part of I08 (spec 05 §16): client money, what was sent of it, and balances against the desk's own rows. */
const COLLECTIONS_CHECKS: readonly InvariantCheck[] = [
  {
    // applied, less fees kept, more what the firm put in, less what runs sent and what they kept for the firm
    code: "I07",
    offenders: (tenant) => sql`
      SELECT 'creditor' AS scope_type, c.creditor_id AS scope_id, jsonb_build_object('record_type', 'creditor', 'record_id', c.creditor_id,
          'code', '2100', 'kept_minor', sum(c.held)::text, 'counted_minor', sum(c.applied)::text, 'currency', c.currency) AS facts
        FROM (
          SELECT a.creditor_id, a.currency, l.held, 0 AS applied FROM (
              SELECT x.dimension_id, sum(p.cr - p.dr) AS held FROM ledger_account x
                JOIN posting p ON p.tenant_id = x.tenant_id AND p.account_id = x.id
                WHERE x.tenant_id = ${tenant}::uuid AND x.code = '2100' AND x.dimension_id IS NOT NULL GROUP BY 1) l
            JOIN account a ON a.tenant_id = ${tenant}::uuid AND a.id = l.dimension_id
          UNION ALL
          SELECT a.creditor_id, a.currency, 0, l.applied FROM (
              SELECT target_id, sum(amount) AS applied FROM allocation
                WHERE tenant_id = ${tenant}::uuid AND live AND target_type = 'account' AND component <> 'unapplied' GROUP BY 1) l
            JOIN account a ON a.tenant_id = ${tenant}::uuid AND a.id = l.target_id
          UNION ALL
          SELECT a.creditor_id, a.currency, 0, f.recoverable - CASE WHEN f.source = 'held' THEN f.earned + coalesce(x.amount, 0) ELSE 0 END
            FROM fee f
            JOIN payment_target t ON t.tenant_id = f.tenant_id AND t.payment_id = f.subject_id AND t.target_type = 'account'
            JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
            LEFT JOIN (SELECT fee_id, sum(amount) AS amount FROM tax_line WHERE tenant_id = ${tenant}::uuid GROUP BY 1) x ON x.fee_id = f.id
            WHERE f.tenant_id = ${tenant}::uuid AND f.subject_type = 'payment'
          UNION ALL
          SELECT r.creditor_id, r.currency, 0, - CASE WHEN r.state IN ('paid', 'closed') AND NOT r.carried THEN r.net ELSE 0 END
              - CASE WHEN r.recovered_on IS NOT NULL THEN r.recovered ELSE 0 END
            FROM remittance r WHERE r.tenant_id = ${tenant}::uuid) c
        GROUP BY c.creditor_id, c.currency HAVING sum(c.held) <> sum(c.applied)`,
  },
  {
    code: "I08",
    offenders: (tenant) => sql`
      SELECT 'account' AS scope_type, a.id AS scope_id, jsonb_build_object('record_type', 'account', 'record_id', a.id,
          'kept_minor', a.balance::text, 'counted_minor', coalesce(m.total, 0)::text, 'currency', a.currency) AS facts
        FROM account a
        LEFT JOIN (SELECT m.account_id, sum(m.principal) AS principal, sum(m.interest) AS interest, sum(m.fees) AS fees,
            sum(m.costs) AS costs, sum(m.other) AS other, sum(${moved}) AS total
            FROM account_movement m WHERE m.tenant_id = ${tenant}::uuid GROUP BY 1) m ON m.account_id = a.id
        WHERE a.tenant_id = ${tenant}::uuid AND (a.balance, a.principal, a.interest, a.fees, a.costs, a.other) IS DISTINCT FROM
          (coalesce(m.total, 0), coalesce(m.principal, 0), coalesce(m.interest, 0), coalesce(m.fees, 0), coalesce(m.costs, 0), coalesce(m.other, 0))
      UNION ALL
      SELECT 'account', m.account_id, jsonb_build_object('record_type', 'account', 'record_id', m.account_id, 'entry_id', m.entry_id,
          'kept_minor', ${moved}::text, 'counted_minor', coalesce(-e.net, 0)::text)
        FROM account_movement m
        LEFT JOIN (SELECT p.entry_id, x.dimension_id, sum(p.cr - p.dr) AS net FROM ledger_account x
            JOIN posting p ON p.tenant_id = x.tenant_id AND p.account_id = x.id
            WHERE x.tenant_id = ${tenant}::uuid AND x.code = '2100' GROUP BY 1, 2) e ON e.entry_id = m.entry_id AND e.dimension_id = m.account_id
        WHERE m.tenant_id = ${tenant}::uuid AND (m.entry_id IS NOT NULL OR m.kind IN ${BY_PAYMENT})
          AND (m.entry_id IS NULL OR ${moved} <> coalesce(-e.net, 0))`,
  },
  {
    // money that the firm has put in since is the firm's claim, not the client's money any more
    code: "I20",
    offenders: (tenant) => sql`
      SELECT 'remittance' AS scope_type, r.id AS scope_id, jsonb_build_object('record_type', 'payment', 'record_id', p.id, 'number', r.number,
          'amount_minor', i.amount::text, 'currency', r.currency) AS facts
        FROM remittance_item i
        JOIN remittance r ON r.tenant_id = i.tenant_id AND r.id = i.remittance_id AND r.state IN ('approved', 'paid', 'closed')
        JOIN payment p ON p.tenant_id = i.tenant_id AND p.id = i.payment_id
        WHERE i.tenant_id = ${tenant}::uuid AND i.amount > 0 AND (p.cleared_on IS NULL OR p.cleared_on > i.run_date)
          AND (SELECT coalesce(sum(f.recoverable), 0) FROM fee f WHERE f.tenant_id = p.tenant_id AND f.subject_type = 'payment' AND f.subject_id = p.id)
            < (SELECT sum(x.net) FROM remittance_item x WHERE x.tenant_id = p.tenant_id AND x.payment_id = p.id AND x.net > 0)`,
  },
];

/** The collections desk's standing invariants, all or the named ones. */
export function collectionsInvariants(
  { db }: { db: TenantDb },
  { codes }: { codes: readonly string[] | null },
): Promise<Finding[]> {
  return runChecks(db, COLLECTIONS_CHECKS, codes);
}
