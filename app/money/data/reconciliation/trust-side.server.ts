import type { CivilDate } from "~/office/domain/calendar-date";
import { businessDayBefore } from "~/money/domain/reconciliation/business-day";
import type { TrustPosition } from "~/money/domain/reconciliation/trust-parts";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { type Known, wasKnown } from "./known.server";

const CODES = ["1020", "1030", "1040", "1045", "1050", "1060", "1900", "2010", "2020", "2030", "2100", "2110", "2120", "2300", "2310", "2330"]; // prettier-ignore
const CLIENTS = ["2010", "2020", "2030", "2100", "2110", "2120"];

/** Every sub-account that holds or owes client money of a currency, with its balance on its normal side. */
export async function listTrustPositions(
  db: TenantDb,
  currency: string,
  day: CivilDate,
  known: Known,
): Promise<TrustPosition[]> {
  const tenantId = tenantIdOf(db);
  return rows<TrustPosition>(
    db,
    sql`WITH pool AS (SELECT id FROM bank_account WHERE tenant_id = ${tenantId}::uuid AND kind = 'trust' AND currency = ${currency}),
      net AS (SELECT a.id, a.code, a.dimension_id, a.protected, sum(CASE a.normal_side WHEN 'debit' THEN p.dr - p.cr ELSE p.cr - p.dr END)::bigint AS amount
        FROM ledger_account a JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
        JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
        WHERE a.tenant_id = ${tenantId}::uuid AND a.currency = ${currency} AND a.code = ANY(${CODES}::text[]) AND p.effective_date <= ${day}::date
          AND ${wasKnown(sql`e.txid`, known)}
        GROUP BY a.id, a.code, a.dimension_id, a.protected HAVING sum(p.dr - p.cr) <> 0)
      SELECT n.id AS "ledgerAccountId", n.code, n.dimension_id AS "dimensionId", n.protected, n.amount FROM net n
      LEFT JOIN processor_account c ON c.tenant_id = ${tenantId}::uuid AND c.id = n.dimension_id AND n.code IN ('1040', '1045')
      LEFT JOIN statement_line l ON l.tenant_id = ${tenantId}::uuid AND l.id = n.dimension_id AND n.code IN ('1900', '2300')
      LEFT JOIN payment m ON m.tenant_id = ${tenantId}::uuid AND m.id = n.dimension_id AND n.code = '2310'
      LEFT JOIN processor_account r ON r.tenant_id = m.tenant_id AND r.id = m.processor_account_id
      WHERE CASE WHEN n.code IN ('1020', '1030', '1050', '1060', '2330') THEN n.dimension_id IN (SELECT id FROM pool)
          WHEN n.code IN ('1040', '1045') THEN c.bank_account_id IN (SELECT id FROM pool)
          WHEN n.code IN ('1900', '2300') THEN l.bank_account_id IN (SELECT id FROM pool)
          WHEN n.code = '2310' THEN coalesce(m.bank_account_id, r.bank_account_id) IS NULL OR coalesce(m.bank_account_id, r.bank_account_id) IN (SELECT id FROM pool)
          ELSE true END
      ORDER BY n.code, n.dimension_id`,
  );
}

export interface TrustDue {
  /** client money taken in cash and not yet banked */
  cash: bigint;
  unswept: bigint;
  uncovered: bigint;
}

/** Client cash, and what should have been swept or covered one business day before. */
export async function findTrustDue(
  db: TenantDb,
  currency: string,
  day: CivilDate,
  known: Known,
): Promise<TrustDue> {
  const tenantId = tenantIdOf(db);
  const due = businessDayBefore(day);
  const trust = sql`a.dimension_id IN (SELECT id FROM pool)`;
  const [row] = await rows<TrustDue>(
    db,
    sql`WITH pool AS (SELECT id FROM bank_account WHERE tenant_id = ${tenantId}::uuid AND kind = 'trust' AND currency = ${currency})
      SELECT coalesce(sum(p.dr - p.cr) FILTER (WHERE a.code = '1000' AND EXISTS (SELECT 1 FROM posting q
          JOIN ledger_account x ON x.tenant_id = q.tenant_id AND x.id = q.account_id
          WHERE q.tenant_id = p.tenant_id AND q.entry_id = p.entry_id AND (x.code = ANY(${CLIENTS}::text[])
            OR (x.code = '1060' AND x.dimension_id IN (SELECT id FROM pool))))), 0)::bigint AS cash,
        greatest(coalesce(sum(CASE WHEN p.cr > 0 AND p.effective_date >= ${due}::date THEN 0 ELSE p.cr - p.dr END)
          FILTER (WHERE a.code = '2330' AND ${trust}), 0), 0)::bigint AS unswept,
        greatest(coalesce(sum(CASE WHEN p.dr > 0 AND p.effective_date >= ${due}::date THEN 0 ELSE p.dr - p.cr END)
          FILTER (WHERE a.code = '1060' AND e.rule_code = 'PS24' AND ${trust}), 0), 0)::bigint AS uncovered
      FROM ledger_account a JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
      JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
      WHERE a.tenant_id = ${tenantId}::uuid AND a.currency = ${currency} AND a.code IN ('1000', '1060', '2330') AND p.effective_date <= ${day}::date
        AND ${wasKnown(sql`e.txid`, known)}`,
  );
  return row ?? { cash: 0n, unswept: 0n, uncovered: 0n };
}
