import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface Party {
  type: "creditor" | "staff";
  id: string;
  name: string;
}

const MOST = 500;

/** Creditors and colleagues whom the firm may owe something of its own. */
export async function payoutParties({ db, tenant }: QueryContext): Promise<Party[]> {
  return rows<Party>(
    db,
    sql`SELECT * FROM (
        SELECT 'creditor' AS type, id, name FROM creditor WHERE tenant_id = ${tenant.id}::uuid AND state = 'active'
        UNION ALL
        SELECT 'staff', id, full_name FROM staff WHERE tenant_id = ${tenant.id}::uuid AND status = 'active') x
      ORDER BY type, name, id LIMIT ${MOST}::int`,
  );
}
