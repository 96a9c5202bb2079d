import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/** I15, I16, I17, I28: bank statements, their matches, the suspense they stand on, and gapless numbers (spec 05 §16). */
export const statementChecks: readonly InvariantCheck[] = [
  {
    // a file without balances proves nothing and is passed over
    code: "I15",
    offenders: (tenant) => sql`
      SELECT 'bank_account' AS scope_type, f.bank_account_id AS scope_id, jsonb_build_object('file_id', f.id, 'file', f.file_name,
          'opening_minor', f.opening::text, 'lines_minor', f.sum_lines::text, 'closing_minor', f.closing::text,
          'previous_minor', f.previous::text, 'currency', f.currency) AS facts
        FROM (SELECT *, lag(closing) OVER (PARTITION BY bank_account_id ORDER BY starts_on, ends_on, id) AS previous FROM statement_file
          WHERE tenant_id = ${tenant}::uuid AND state = 'committed' AND opening IS NOT NULL AND closing IS NOT NULL) f
        WHERE (f.opening + f.sum_lines <> f.closing OR f.opening <> f.previous)
          -- taken in all the same, with a person's reason: that difference has a name, and a break of its own
          AND NOT EXISTS (SELECT 1 FROM reconciliation_break b WHERE b.tenant_id = f.tenant_id AND b.break_key = 'statement:' || f.id)`,
  },
  {
    code: "I16",
    offenders: (tenant) => sql`
      SELECT 'statement_line' AS scope_type, l.id AS scope_id, jsonb_build_object('line_id', l.id, 'booked', l.booking_date,
          'amount_minor', l.amount::text, 'kept_minor', l.matched::text, 'counted_minor', coalesce(m.amount, 0)::text,
          'state', l.state, 'currency', l.currency) AS facts
        FROM statement_line l
        LEFT JOIN (SELECT line_id, sum(amount) AS amount FROM match_part WHERE tenant_id = ${tenant}::uuid AND live GROUP BY 1) m
          ON m.line_id = l.id
        WHERE l.tenant_id = ${tenant}::uuid AND l.amount > 0 AND (coalesce(m.amount, 0) > l.amount OR l.matched <> coalesce(m.amount, 0)
          OR (l.state = 'matched') <> (coalesce(m.amount, 0) = l.amount))`,
  },
  {
    code: "I17",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('code', s.code,
          'kept_minor', s.balance::text, 'counted_minor', s.waiting::text) AS facts
        FROM (SELECT x.code,
            coalesce((SELECT sum(CASE x.side WHEN 'C' THEN p.cr - p.dr ELSE p.dr - p.cr END) FROM ledger_account a
              JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id WHERE a.tenant_id = ${tenant}::uuid AND a.code = x.code), 0) AS balance,
            coalesce((SELECT sum(l.amount - l.matched) FROM statement_line l
              JOIN statement_file f ON f.tenant_id = l.tenant_id AND f.id = l.file_id AND f.state = 'committed'
              WHERE l.tenant_id = ${tenant}::uuid AND l.side = x.side AND l.state <> 'ignored'), 0) AS waiting
          FROM (VALUES ('2300', 'C'), ('1900', 'D')) AS x(code, side)) s
        WHERE s.balance <> s.waiting`,
  },
  {
    code: "I28",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('series', n.series, 'first', n.first,
          'last', n.last, 'count', n.count) AS facts
        FROM (
          SELECT s.prefix AS series, min(i.n) AS first, max(i.n) AS last, count(*) AS count FROM number_issued i
            JOIN number_series s ON s.tenant_id = i.tenant_id AND s.id = i.series_id WHERE i.tenant_id = ${tenant}::uuid GROUP BY s.id, s.prefix
          UNION ALL
          SELECT series, min(n), max(n), count(*) FROM entry_number WHERE tenant_id = ${tenant}::uuid GROUP BY series) n
        WHERE n.last - n.first + 1 <> n.count`,
  },
];
