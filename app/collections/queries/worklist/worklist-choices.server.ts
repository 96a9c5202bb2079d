import type { QueryContext } from "~/people/access/query-context";
import { listCollectorLoads } from "~/collections/data/worklist/collectors.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface WorklistChoices {
  collectors: { staffId: string; fullName: string; open: number; capacity: number }[];
  creditors: { id: string; name: string }[];
}

/** What the filters and the assignment bar offer. */
export async function worklistChoices({ db, tenant }: QueryContext): Promise<WorklistChoices> {
  const collectors = await listCollectorLoads(db, { forChange: false });
  const creditors = await rows<{ id: string; name: string }>(
    db,
    sql`SELECT id, name FROM creditor WHERE tenant_id = ${tenant.id}::uuid AND state IN ('active', 'sample') ORDER BY name LIMIT 500`,
  );
  return { collectors, creditors };
}
