import type { QueryContext } from "~/people/access/query-context";
import { accountScope } from "~/collections/data/account/accounts.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** Which of these accounts the viewer may read. */
export async function visibleAccounts(
  { db, tenant, actor }: QueryContext,
  { ids }: { ids: string[] },
): Promise<Set<string>> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT a.id FROM account a WHERE a.tenant_id = ${tenant.id}::uuid AND a.id = ANY(${ids}::uuid[])
      ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")}`,
  );
  return new Set(found.map((row) => row.id));
}
