import type { QueryContext } from "~/people/access/query-context";
import { accountScope } from "~/collections/data/account/accounts.server";
import { COUNT_CAP, type WorklistView } from "~/collections/domain/worklist/worklist-filter";
import { rows, sql } from "~/platform/db/tenant-db.server";

export type WorklistCounts = Record<WorklistView, number>;

/** How much waits in each view, in one statement; each count looks at no more rows than its cap. */
export async function worklistCounts({ db, tenant, actor }: QueryContext): Promise<WorklistCounts> {
  const scope = sql`a.tenant_id = ${tenant.id}::uuid AND a.published_at IS NOT NULL ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}`;
  const active = sql`a.status IN ('NEW','ASSIGNED','IN_CONTACT','NEGOTIATING','PAYMENT_PLAN','DISPUTED')`;
  const capped = (condition: ReturnType<typeof sql>) =>
    sql`(SELECT count(*)::int FROM (SELECT 1 FROM account a WHERE ${scope} AND ${condition} LIMIT ${COUNT_CAP + 1}::int) x)`;
  const [row] = await rows<WorklistCounts>(
    db,
    sql`SELECT ${capped(active)} AS "all", ${capped(sql`a.assigned_to = ${actor.id}::uuid AND ${active}`)} AS mine,
      ${capped(sql`a.assigned_to IS NULL AND ${active}`)} AS unassigned,
      ${capped(sql`a.queue_level IN (40, 45) AND a.assigned_to IS NOT NULL`)} AS first_contact, ${capped(sql`a.queue_level = 50`)} AS follow_up,
      ${capped(sql`a.queue_level IN (15, 20)`)} AS money_back, ${capped(sql`a.queue_level = 99`)} AS finished`,
  );
  return (
    row ?? { all: 0, mine: 0, unassigned: 0, first_contact: 0, follow_up: 0, money_back: 0, finished: 0 }
  );
}
