import type { CivilDate } from "~/office/domain/calendar-date";
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

/** Per code: opening, debits, credits and closing between two posting dates, from the postings themselves; without `from`, since the first. */
export async function trialBalance(
  { db, tenant }: QueryContext,
  { on, from }: { on: CivilDate; from?: CivilDate },
): Promise<TrialBalance> {
  const within = from ? sql`p.posting_date >= ${from}::date` : sql`true`;
  const found = await rows<TrialBalanceRow>(
    db,
    sql`SELECT c.code, c.name, c.type, c.normal_side AS "normalSide", coalesce(x.opening, 0)::bigint AS opening,
        coalesce(x.dr, 0)::bigint AS debits, coalesce(x.cr, 0)::bigint AS credits,
        (coalesce(x.opening + x.dr - x.cr, 0) * CASE c.normal_side WHEN 'debit' THEN 1 ELSE -1 END)::bigint AS closing
      FROM ledger_account c
      LEFT JOIN (
        SELECT a.code, a.currency, coalesce(sum(p.dr - p.cr) FILTER (WHERE NOT ${within}), 0) AS opening,
          coalesce(sum(p.dr) FILTER (WHERE ${within}), 0) AS dr, coalesce(sum(p.cr) FILTER (WHERE ${within}), 0) AS cr
        FROM posting p
        JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        WHERE p.tenant_id = ${tenant.id}::uuid AND p.posting_date <= ${on}::date GROUP BY 1, 2) x ON x.code = c.code AND x.currency = c.currency
      WHERE c.tenant_id = ${tenant.id}::uuid AND c.dimension_id IS NULL ORDER BY c.code`,
  );
  const sum = (pick: (row: TrialBalanceRow) => bigint) => found.reduce((total, row) => total + pick(row), 0n);
  const difference = sum((row) => (row.normalSide === "debit" ? row.closing : -row.closing));
  return { rows: found, debits: sum((row) => row.debits), credits: sum((row) => row.credits), difference };
}
