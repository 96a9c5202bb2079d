import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface TrialBalanceRow {
  code: string;
  name: string;
  type: string;
  normalSide: "debit" | "credit";
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

/** Per code: debits, credits and closing at a posting date, from the postings themselves. */
export async function trialBalance(
  { db, tenant }: QueryContext,
  { on }: { on: CivilDate },
): Promise<TrialBalance> {
  const found = await rows<TrialBalanceRow>(
    db,
    sql`SELECT c.code, c.name, c.type, c.normal_side AS "normalSide", coalesce(x.dr, 0)::bigint AS debits, coalesce(x.cr, 0)::bigint AS credits,
        CASE WHEN c.normal_side = 'debit' THEN coalesce(x.dr - x.cr, 0) ELSE coalesce(x.cr - x.dr, 0) END::bigint AS closing
      FROM ledger_account c
      LEFT JOIN (
        SELECT a.code, a.currency, sum(p.dr) AS dr, sum(p.cr) AS cr FROM posting p
        JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
        WHERE p.tenant_id = ${tenant.id}::uuid AND p.posting_date <= ${on}::date GROUP BY 1, 2) x ON x.code = c.code AND x.currency = c.currency
      WHERE c.tenant_id = ${tenant.id}::uuid AND c.dimension_id IS NULL ORDER BY c.code`,
  );
  const sum = (pick: (row: TrialBalanceRow) => bigint) => found.reduce((total, row) => total + pick(row), 0n);
  const difference = sum((row) => (row.normalSide === "debit" ? row.closing : -row.closing));
  return { rows: found, debits: sum((row) => row.debits), credits: sum((row) => row.credits), difference };
}
