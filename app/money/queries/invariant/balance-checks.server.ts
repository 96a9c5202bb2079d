import { LEDGER_DAYS } from "~/money/data/ledger/ledger-days.server";
import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

const accountFacts = sql`'code', a.code, 'dimension_type', a.dimension_type, 'dimension_id', a.dimension_id, 'currency', a.currency`;

/** I03, I09, I10: kept balances and holds against the postings and holds they are sums of (spec 05 §16). */
export const balanceChecks: readonly InvariantCheck[] = [
  {
    code: "I03",
    offenders: (tenant) => sql`
      SELECT 'ledger_account' AS scope_type, a.id AS scope_id, jsonb_build_object(${accountFacts},
          'kept_minor', coalesce(b.kept, 0)::text, 'counted_minor', coalesce(p.net, 0)::text) AS facts
        FROM ledger_account a
        LEFT JOIN (SELECT account_id, sum(posted) AS kept FROM ledger_balance WHERE tenant_id = ${tenant}::uuid GROUP BY 1) b
          ON b.account_id = a.id
        LEFT JOIN (SELECT l.account_id, sum(CASE x.normal_side WHEN 'debit' THEN l.dr - l.cr ELSE l.cr - l.dr END) AS net
            FROM posting l JOIN ledger_account x ON x.tenant_id = l.tenant_id AND x.id = l.account_id
            WHERE l.tenant_id = ${tenant}::uuid GROUP BY 1) p ON p.account_id = a.id
        WHERE a.tenant_id = ${tenant}::uuid AND coalesce(b.kept, 0) <> coalesce(p.net, 0)
      UNION ALL
      SELECT 'ledger_account', a.id, jsonb_build_object(${accountFacts}, 'posting_date', m.posting_date,
          'kept_minor', m.kept::text, 'counted_minor', m.counted::text)
        FROM (SELECT code, currency, posting_date, coalesce(d.net, 0) AS kept, coalesce(p.net, 0) AS counted
          FROM (SELECT code, currency, posting_date, debits - credits AS net FROM ledger_day WHERE tenant_id = ${tenant}::uuid) d
          FULL JOIN (SELECT x.code, l.currency, l.posting_date, sum(l.dr - l.cr) AS net
            FROM journal_entry e JOIN posting l ON l.tenant_id = e.tenant_id AND l.entry_id = e.id
            JOIN ledger_account x ON x.tenant_id = l.tenant_id AND x.id = l.account_id
            WHERE e.tenant_id = ${tenant}::uuid
              AND e.txid < (SELECT c.last_seq FROM reader_cursor c WHERE c.tenant_id = ${tenant}::uuid AND c.reader = ${LEDGER_DAYS})
            GROUP BY 1, 2, 3) p USING (code, currency, posting_date)) m
        JOIN ledger_account a ON a.tenant_id = ${tenant}::uuid AND a.code = m.code AND a.currency = m.currency AND a.dimension_id IS NULL
        WHERE m.kept <> m.counted`,
  },
  {
    code: "I09",
    offenders: (tenant) => sql`
      SELECT 'ledger_account' AS scope_type, a.id AS scope_id, jsonb_build_object(${accountFacts}, 'kept_minor', b.posted::text) AS facts
        FROM ledger_balance b JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id
        WHERE b.tenant_id = ${tenant}::uuid AND a.protected AND b.posted < 0`,
  },
  {
    code: "I10",
    offenders: (tenant) => sql`
      SELECT 'ledger_account' AS scope_type, a.id AS scope_id, jsonb_build_object(${accountFacts},
          'held_minor', coalesce(b.held, 0)::text, 'counted_minor', coalesce(h.held, 0)::text, 'kept_minor', coalesce(b.posted, 0)::text) AS facts
        FROM (SELECT account_id, sum(held) AS held, sum(posted) AS posted FROM ledger_balance WHERE tenant_id = ${tenant}::uuid GROUP BY 1) b
        FULL JOIN (SELECT account_id, sum(amount - captured) AS held FROM hold
            WHERE tenant_id = ${tenant}::uuid AND state IN ('active', 'part_captured') GROUP BY 1) h ON h.account_id = b.account_id
        JOIN ledger_account a ON a.tenant_id = ${tenant}::uuid AND a.id = coalesce(b.account_id, h.account_id)
        WHERE coalesce(b.held, 0) <> coalesce(h.held, 0) OR b.held < 0 OR b.held > greatest(b.posted, 0)`,
  },
];
