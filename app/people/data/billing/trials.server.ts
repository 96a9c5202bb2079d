import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

/** Whether a firm of that name, or one whose people have mailboxes of that domain, signed up before. */
export async function acrossTenantsTrialUsed(
  database: Database,
  { name, domain }: { name: string; domain: string | null },
): Promise<boolean> {
  const [row] = await acrossRows<{ used: boolean }>(
    database,
    sql`SELECT EXISTS (SELECT 1 FROM tenant WHERE NOT is_sandbox AND regexp_replace(lower(legal_name), '[^[:alnum:]]+', '', 'g') = ${name})
      OR EXISTS (SELECT 1 FROM staff WHERE split_part(lower(email), '@', 2) = ${domain}) AS used`,
  );
  return row?.used ?? false;
}
