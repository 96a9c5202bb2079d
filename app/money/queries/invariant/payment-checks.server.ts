import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/** I11, I14: payments against their allocations, and one reference once (spec 05 §16). */
export const paymentChecks: readonly InvariantCheck[] = [
  {
    // what came in less what went back, by the payment's own rows; surplus is an allocation of its own ("unapplied")
    code: "I11",
    offenders: (tenant) => sql`
      WITH stands AS (
        SELECT p.id, p.payer_id, p.currency, CASE
            WHEN p.state IN ('succeeded', 'cleared', 'part_refunded', 'refunded', 'disputed') THEN p.amount - p.refunded
            WHEN p.state = 'charged_back' THEN greatest(p.amount - p.refunded - coalesce(d.lost, 0), 0)
            ELSE 0 END AS amount
          FROM payment p
          LEFT JOIN (SELECT payment_id, sum(amount) AS lost FROM payment_dispute
              WHERE tenant_id = ${tenant}::uuid AND state = 'lost' GROUP BY 1) d ON d.payment_id = p.id
          WHERE p.tenant_id = ${tenant}::uuid AND p.direction = 'in')
      SELECT CASE WHEN s.payer_id IS NULL THEN 'payment' ELSE 'customer' END AS scope_type, coalesce(s.payer_id, s.id) AS scope_id,
          jsonb_build_object('record_type', 'payment', 'record_id', s.id, 'kept_minor', s.amount::text,
            'counted_minor', coalesce(a.amount, 0)::text, 'currency', s.currency) AS facts
        FROM stands s
        LEFT JOIN (SELECT payment_id, sum(amount) AS amount FROM allocation WHERE tenant_id = ${tenant}::uuid AND live GROUP BY 1) a
          ON a.payment_id = s.id
        WHERE s.amount <> coalesce(a.amount, 0)`,
  },
  {
    code: "I14",
    offenders: (tenant) => sql`
      SELECT 'payment' AS scope_type, id AS scope_id,
          jsonb_build_object('record_type', 'payment', 'record_id', id, 'rail', rail, 'reference', ref_norm) AS facts
        FROM (SELECT id, rail, ref_norm, count(*) OVER (PARTITION BY rail, direction, ref_norm) AS n FROM payment
          WHERE tenant_id = ${tenant}::uuid AND ref_norm IS NOT NULL AND parent_id IS NULL
            AND state NOT IN ('failed', 'cancelled', 'expired', 'reversed')) p
        WHERE n > 1`,
  },
];
