import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export const LINE_COUNT_CAP = 1000;

/** How many lines wait and how many are suspected duplicates, each at most the cap and one more. */
export async function lineCounts({ db, tenant }: QueryContext): Promise<{ open: number; suspect: number }> {
  const [row] = await rows<{ open: number; suspect: number }>(
    db,
    sql`SELECT (SELECT count(*)::int FROM (SELECT 1 FROM statement_line WHERE tenant_id = ${tenant.id}::uuid
          AND state IN ('unmatched', 'proposed', 'part_matched') LIMIT ${LINE_COUNT_CAP + 1}::int) x) AS open,
        (SELECT count(*)::int FROM bank_account b CROSS JOIN LATERAL (SELECT 1 FROM statement_line l WHERE l.tenant_id = b.tenant_id
          AND l.bank_account_id = b.id AND l.state = 'duplicate_suspect' LIMIT ${LINE_COUNT_CAP + 1}::int) x WHERE b.tenant_id = ${tenant.id}::uuid) AS suspect`,
  );
  return row ?? { open: 0, suspect: 0 };
}
