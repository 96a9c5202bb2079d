import type { MatchableLine, MatchTarget } from "~/money/domain/match/matchable";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Debit files that the bank took and pays in one line, and files of returns that it takes back in one, by amount. */
export async function listAchTargets(db: TenantDb, lines: MatchableLine[]): Promise<MatchTarget[]> {
  if (lines.length === 0) return [];
  const amounts = [...new Set(lines.map((line) => line.amount))];
  const found = await rows<{
    id: string;
    side: "C" | "D";
    amount: bigint;
    currency: string;
    date: string;
    name: string;
  }>(
    db,
    sql`SELECT f.id, CASE f.kind WHEN 'debit' THEN 'C' ELSE 'D' END AS side, f.amount, f.currency, coalesce(f.effective_on, f.created_on) AS date,
        f.file_name AS name
      FROM ach_file f WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.matched_on IS NULL AND f.state IN ('taken', 'committed')
        AND f.amount = ANY(${amounts}::bigint[]) ORDER BY f.id LIMIT 5000`,
  );
  return found.map(({ id, side, amount, currency, date, name }) => ({
    type: "ach_file", id, side, remaining: amount, currency, expected: amount, date, dueOn: date, references: [], numbers: [name],
    virtualAccounts: [], counterpartyAccounts: [], names: [], phones: [],
  })); // prettier-ignore
}
