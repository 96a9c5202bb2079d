import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** The newest account with exactly this reference, whatever the case it was typed in; null when there is none. */
export async function accountIdByReference(
  { db, tenant }: QueryContext,
  { reference }: { reference: string },
): Promise<string | null> {
  if (reference === "") return null;
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT a.id FROM account a WHERE a.tenant_id = ${tenant.id}::uuid AND a.external_ref = ANY(${[reference, reference.toUpperCase()]})
      AND a.published_at IS NOT NULL ORDER BY a.id DESC LIMIT 1`,
  );
  return row?.id ?? null;
}
