import type { QueryContext } from "~/people/access/query-context";
import { reachScope } from "~/collections/data/account/accounts.server";
import { COUNT_CAP, WORKLIST_VIEWS, type WorklistView } from "~/collections/domain/worklist/worklist-filter";
import { viewCondition } from "./worklist-where.server";
import { joinSql, rows, sql } from "~/platform/db/tenant-db.server";

export type WorklistCounts = Record<WorklistView, number>;

/** How much waits in each view, in one statement; each count looks at no more rows than its cap. */
export async function worklistCounts({ db, tenant, actor }: QueryContext): Promise<WorklistCounts> {
  const scope = sql`a.tenant_id = ${tenant.id}::uuid AND a.published_at IS NOT NULL ${reachScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}`;
  const counts = WORKLIST_VIEWS.map(
    (view) =>
      sql`(SELECT count(*)::int FROM (SELECT 1 FROM account a WHERE ${scope} AND ${viewCondition(view, actor.id)}
        LIMIT ${COUNT_CAP + 1}::int) x)`,
  );
  const [row] = await rows<{ counts: number[] }>(db, sql`SELECT ARRAY[${joinSql(counts)}] AS counts`);
  return Object.fromEntries(
    WORKLIST_VIEWS.map((view, index) => [view, row?.counts[index] ?? 0]),
  ) as WorklistCounts;
}
