import { listOwnPermissions } from "~/people/data/permission/roles.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** Colleagues to whom rights can be lent, and the asker's own rights without borrowed ones: two statements. */
export async function lendChoices({
  db,
  tenant,
  today,
  actor,
}: QueryContext): Promise<{ colleagues: { id: string; fullName: string }[]; own: string[] }> {
  const colleagues = await rows<{ id: string; fullName: string }>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName" FROM staff s
      WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active' AND s.id <> ${actor.id}::uuid ORDER BY s.full_name, s.id LIMIT 500`,
  );
  const own = actor.id ? await listOwnPermissions(db, actor.id, today) : new Set<string>();
  return { colleagues, own: [...own].sort() };
}
