import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** Every permission that the firm's shipped roles know: what its own roles are made of. */
export async function knownPermissions({ db, tenant }: QueryContext): Promise<string[]> {
  const found = await rows<{ permission: string }>(
    db,
    sql`SELECT DISTINCT p.permission FROM role_permission p
      JOIN role r ON r.tenant_id = p.tenant_id AND r.id = p.role_id AND r.system
      WHERE p.tenant_id = ${tenant.id}::uuid ORDER BY 1`,
  );
  return found.map(({ permission }) => permission);
}
