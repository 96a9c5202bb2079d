import { sql } from "~/platform/db/tenant-db.server";

import type { InvariantCheck } from "./run-checks.server";

/**
 * I18: trust banks and what is on its way to them equal what is owed to clients (spec 05 §11, §16). The trust accounts
 * of a currency are proved together, because a client's money is not tied to one of them. Cash is the clients' when it came in for them, until it is taken to
 * a trust bank.
 */
export const trustChecks: readonly InvariantCheck[] = [
  {
    code: "I18",
    offenders: (tenant) => sql`
      WITH pool AS (SELECT id, name, currency FROM bank_account WHERE tenant_id = ${tenant}::uuid AND kind = 'trust'),
      held AS (
        SELECT a.currency, p.dr - p.cr AS amount,
            CASE WHEN a.code IN ('1020', '1030', '1050', '1060', '2330') THEN a.dimension_id IN (SELECT id FROM pool)
              WHEN a.code IN ('1040', '1045') THEN EXISTS (SELECT 1 FROM processor_account c WHERE c.tenant_id = a.tenant_id AND c.id = a.dimension_id
                AND c.bank_account_id IN (SELECT id FROM pool))
              WHEN a.code IN ('1900', '2300') THEN EXISTS (SELECT 1 FROM statement_line l WHERE l.tenant_id = a.tenant_id AND l.id = a.dimension_id
                AND l.bank_account_id IN (SELECT id FROM pool))
              WHEN a.code = '2310' THEN NOT EXISTS (SELECT 1 FROM payment m
                LEFT JOIN processor_account r ON r.tenant_id = m.tenant_id AND r.id = m.processor_account_id
                WHERE m.tenant_id = a.tenant_id AND m.id = a.dimension_id AND coalesce(m.bank_account_id, r.bank_account_id) NOT IN (SELECT id FROM pool))
              WHEN a.code = '1000' THEN EXISTS (SELECT 1 FROM posting q JOIN ledger_account x ON x.tenant_id = q.tenant_id AND x.id = q.account_id
                WHERE q.tenant_id = p.tenant_id AND q.entry_id = p.entry_id AND (x.code IN ('2010', '2020', '2030', '2100', '2110', '2120')
                  OR (x.code = '1060' AND x.dimension_id IN (SELECT id FROM pool))))
              ELSE true END AS clients
          FROM ledger_account a JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
          WHERE a.tenant_id = ${tenant}::uuid AND a.code IN ('1000', '1020', '1030', '1040', '1045', '1050', '1060', '1900', '2010', '2020', '2030',
            '2100', '2110', '2120', '2300', '2310', '2330'))
      SELECT 'bank_account' AS scope_type, b.id AS scope_id, jsonb_build_object('account', b.name, 'currency', b.currency,
          'difference_minor', x.amount::text) AS facts
        FROM (SELECT currency, sum(amount) AS amount FROM held WHERE clients GROUP BY 1) x
        JOIN pool b ON b.currency = x.currency WHERE x.amount <> 0`,
  },
];
