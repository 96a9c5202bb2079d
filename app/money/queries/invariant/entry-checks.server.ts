import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

const subjectFact = sql`'record_type', e.subject_type, 'record_id', e.subject_id`;

/** I01, I02, I12, I13, I24, I25, I32: what entries and their lines promise by themselves (spec 05 §16). */
export const entryChecks: readonly InvariantCheck[] = [
  {
    code: "I01",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('entry_id', p.entry_id,
          'debit_minor', sum(p.dr)::text, 'credit_minor', sum(p.cr)::text, 'currency', p.currency) AS facts
        FROM posting p WHERE p.tenant_id = ${tenant}::uuid
        GROUP BY p.entry_id, p.currency HAVING sum(p.dr) <> sum(p.cr)`,
  },
  {
    code: "I02",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object(
          'debit_minor', sum(p.dr)::text, 'credit_minor', sum(p.cr)::text, 'currency', p.currency) AS facts
        FROM posting p WHERE p.tenant_id = ${tenant}::uuid
        GROUP BY p.currency HAVING sum(p.dr) <> sum(p.cr)`,
  },
  {
    code: "I12",
    offenders: (tenant) => sql`
      SELECT e.subject_type AS scope_type, e.subject_id AS scope_id, jsonb_build_object('entry_id', e.id, 'rule', e.rule_code,
          'cause', e.cause_key, ${subjectFact}) AS facts
        FROM journal_entry e
        JOIN (SELECT rule_code, cause_key FROM journal_entry WHERE tenant_id = ${tenant}::uuid
              GROUP BY 1, 2 HAVING count(*) > 1) twice ON twice.rule_code = e.rule_code AND twice.cause_key = e.cause_key
        WHERE e.tenant_id = ${tenant}::uuid`,
  },
  {
    // a reversal and what it reverses together move nothing; a line that stays over freezes every account of both
    code: "I13",
    offenders: (tenant) => sql`
      WITH both_sides AS (
        SELECT e.id, p.account_id, sum(p.dr) AS dr, sum(p.cr) AS cr
          FROM journal_entry e JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = ANY (ARRAY[e.id, e.reverses_entry_id])
          WHERE e.tenant_id = ${tenant}::uuid AND e.reverses_entry_id IS NOT NULL GROUP BY e.id, p.account_id)
      SELECT 'ledger_account' AS scope_type, b.account_id AS scope_id, jsonb_build_object('entry_id', b.id, 'code', a.code,
          'dimension_type', a.dimension_type, 'dimension_id', a.dimension_id, 'debit_minor', b.dr::text, 'credit_minor', b.cr::text) AS facts
        FROM both_sides b JOIN ledger_account a ON a.tenant_id = ${tenant}::uuid AND a.id = b.account_id
        WHERE b.id IN (SELECT id FROM both_sides WHERE dr <> cr)`,
  },
  {
    code: "I24",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('entry_id', e.id, 'posting_date', e.posting_date,
          'recorded_at', e.recorded_at, 'locked_at', p.locked_at, ${subjectFact}) AS facts
        FROM accounting_period p JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.posting_date BETWEEN p.starts_on AND p.ends_on
        WHERE p.tenant_id = ${tenant}::uuid AND p.state = 'locked' AND e.recorded_at > p.locked_at`,
  },
  {
    code: "I25",
    offenders: (tenant) => sql`
      SELECT 'tenant' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('entry_id', p.entry_id, 'code', a.code,
          'dimension_type', a.dimension_type) AS facts
        FROM ledger_account a JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
        WHERE a.tenant_id = ${tenant}::uuid AND a.dimension_type IS NOT NULL AND a.dimension_id IS NULL`,
  },
  {
    // opening balances are moved in before the first month is locked, or until somebody says that all is in; from then on nothing may be left on their account
    code: "I32",
    offenders: (tenant) => sql`
      SELECT 'period_lock' AS scope_type, ${tenant}::uuid AS scope_id, jsonb_build_object('code', a.code, 'currency', a.currency,
          'counted_minor', sum(p.cr - p.dr)::text) AS facts
        FROM ledger_account a JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
        WHERE a.tenant_id = ${tenant}::uuid AND a.code = '3090'
          AND (EXISTS (SELECT 1 FROM accounting_period m WHERE m.tenant_id = a.tenant_id AND m.state = 'locked')
            OR (SELECT s.value->>'done' FROM setting s WHERE s.tenant_id = a.tenant_id AND s.key = 'ledger.migration'
              ORDER BY s.effective_from DESC LIMIT 1) = 'true')
        GROUP BY a.code, a.currency HAVING sum(p.cr) <> sum(p.dr)`,
  },
];
