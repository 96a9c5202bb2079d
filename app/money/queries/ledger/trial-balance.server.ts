import type { CivilDate } from "~/office/domain/calendar-date";
import { LEDGER_DAYS } from "~/money/data/ledger/ledger-days.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface TrialBalanceRow {
  code: string;
  name: string;
  type: string;
  normalSide: "debit" | "credit";
  /** debits less credits before the period, minor units */
  opening: bigint;
  /** what moved in the period */
  debits: bigint;
  credits: bigint;
  /** closing on the account's normal side, minor units */
  closing: bigint;
}

export interface TrialBalance {
  rows: TrialBalanceRow[];
  debits: bigint;
  credits: bigint;
  /** closing debit balances less closing credit balances: zero, or the books are wrong */
  difference: bigint;
}

/**
 * Per code: opening, debits, credits and closing between two posting dates; without `from`, since the first. Adds up
 * the kept days, and beside them only the entries that came after those were kept; I03 proves the days every night.
 * Those entries are few, which the planner cannot know: OFFSET 0 keeps it to their indexes.
 */
export async function trialBalance(
  { db, tenant }: QueryContext,
  { on, from }: { on: CivilDate; from?: CivilDate },
): Promise<TrialBalance> {
  const within = from ? sql`x.posting_date >= ${from}::date` : sql`true`;
  const found = await rows<TrialBalanceRow>(
    db,
    sql`WITH mark AS (
        SELECT coalesce((SELECT c.last_seq FROM reader_cursor c WHERE c.tenant_id = ${tenant.id}::uuid AND c.reader = ${LEDGER_DAYS}), 0) AS txid),
      fresh AS MATERIALIZED (
        SELECT e.tenant_id, e.id FROM mark CROSS JOIN LATERAL (SELECT x.tenant_id, x.id, x.posting_date FROM journal_entry x
          WHERE x.tenant_id = ${tenant.id}::uuid AND x.txid >= mark.txid ORDER BY x.txid OFFSET 0) e WHERE e.posting_date <= ${on}::date),
      moved AS (
        SELECT d.code, d.currency, d.posting_date, d.debits AS dr, d.credits AS cr FROM ledger_day d
          WHERE d.tenant_id = ${tenant.id}::uuid AND d.posting_date <= ${on}::date
        UNION ALL
        SELECT a.code, p.currency, p.posting_date, p.dr, p.cr FROM fresh e
          CROSS JOIN LATERAL (SELECT * FROM posting x WHERE x.tenant_id = e.tenant_id AND x.entry_id = e.id OFFSET 0) p
          JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id),
      totals AS (
        SELECT x.code, x.currency, coalesce(sum(x.dr - x.cr) FILTER (WHERE NOT ${within}), 0) AS opening,
          coalesce(sum(x.dr) FILTER (WHERE ${within}), 0) AS dr, coalesce(sum(x.cr) FILTER (WHERE ${within}), 0) AS cr
        FROM moved x GROUP BY 1, 2)
      SELECT c.code, c.name, c.type, c.normal_side AS "normalSide", coalesce(x.opening, 0)::bigint AS opening,
        coalesce(x.dr, 0)::bigint AS debits, coalesce(x.cr, 0)::bigint AS credits,
        (coalesce(x.opening + x.dr - x.cr, 0) * CASE c.normal_side WHEN 'debit' THEN 1 ELSE -1 END)::bigint AS closing
      FROM ledger_account c LEFT JOIN totals x ON x.code = c.code AND x.currency = c.currency
      WHERE c.tenant_id = ${tenant.id}::uuid AND c.dimension_id IS NULL ORDER BY c.code`,
  );
  const sum = (pick: (row: TrialBalanceRow) => bigint) => found.reduce((total, row) => total + pick(row), 0n);
  const difference = sum((row) => (row.normalSide === "debit" ? row.closing : -row.closing));
  return { rows: found, debits: sum((row) => row.debits), credits: sum((row) => row.credits), difference };
}
