import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/**
 * I23: processor clearing = the processor's own book (spec 05 §16), payment by payment and payout by payout. 1040 is
 * compared with the lines kept, 1045 with what disputes have taken and not decided. What was posted after the book was
 * last read is compared at the next reading; a payout counts once its bank line is matched.
 */
export const processorChecks: readonly InvariantCheck[] = [
  {
    code: "I23",
    offenders: (tenant) => sql`
      WITH clearing AS (
        SELECT l.id, l.code, l.currency, a.id AS processor, a.items_read_at AS read_at FROM processor_account a
        JOIN ledger_account l ON l.tenant_id = a.tenant_id AND l.code IN ('1040', '1045') AND l.dimension_id = a.id
        WHERE a.tenant_id = ${tenant}::uuid AND a.items_read_at IS NOT NULL
      ), books AS (
        SELECT c.processor, c.currency, e.subject_type, e.subject_id, max(p.recorded_at) AS last,
            sum(p.dr - p.cr) FILTER (WHERE c.code = '1040') AS clearing, sum(p.dr - p.cr) FILTER (WHERE c.code = '1045') AS disputed
          FROM clearing c JOIN posting p ON p.tenant_id = ${tenant}::uuid AND p.account_id = c.id
          JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
          GROUP BY 1, 2, 3, 4
      ), told AS (
        SELECT i.processor_account_id AS processor, i.currency, CASE WHEN i.type = 'payout' THEN 'provider_payout' ELSE 'payment' END AS subject_type,
            coalesce(CASE WHEN i.type = 'payout' THEN o.id ELSE i.payment_id END, i.id) AS subject_id, sum(i.net) AS net
          FROM provider_item i LEFT JOIN provider_payout o ON i.type = 'payout' AND o.tenant_id = i.tenant_id
            AND o.processor_account_id = i.processor_account_id AND o.provider_ref = i.source_ref
          WHERE i.tenant_id = ${tenant}::uuid AND (i.type <> 'payout' OR o.matched_on IS NOT NULL)
          GROUP BY 1, 2, 3, 4
      ), held AS (
        SELECT payment_id, sum(withdrawn) FILTER (WHERE state NOT IN ('won', 'lost')) AS held FROM payment_dispute
          WHERE tenant_id = ${tenant}::uuid GROUP BY 1
      )
      SELECT 'ledger_account' AS scope_type, c.id AS scope_id, jsonb_build_object('subject_type', coalesce(b.subject_type, t.subject_type),
          'subject_id', coalesce(b.subject_id, t.subject_id), 'currency', c.currency, 'kept_minor', coalesce(b.clearing, 0)::text,
          'counted_minor', coalesce(t.net, 0)::text, 'disputed_minor', coalesce(b.disputed, 0)::text) AS facts
        FROM books b FULL JOIN told t ON t.processor = b.processor AND t.subject_type = b.subject_type AND t.subject_id = b.subject_id
          AND t.currency = b.currency
        LEFT JOIN held h ON h.payment_id = b.subject_id
        JOIN clearing c ON c.code = '1040' AND c.processor = coalesce(b.processor, t.processor) AND c.currency = coalesce(b.currency, t.currency)
        WHERE (coalesce(b.clearing, 0) <> coalesce(t.net, 0) OR coalesce(b.disputed, 0) <> coalesce(h.held, 0))
          AND coalesce(b.last, '-infinity') < c.read_at`,
  },
];
