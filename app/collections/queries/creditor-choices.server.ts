import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** Placing clients to choose from, by name. */
export async function creditorChoices({ db, tenant }: QueryContext): Promise<{ id: string; name: string }[]> {
  return rows(
    db,
    sql`SELECT id, name FROM creditor WHERE tenant_id = ${tenant.id}::uuid AND state = 'active' ORDER BY name, id LIMIT 500`,
  );
}
