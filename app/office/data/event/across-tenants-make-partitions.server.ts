import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

const MONTHS_AHEAD = 3;

/** Partitions of the month tables for this month and three ahead; answers how many were made. */
export async function acrossTenantsMakePartitions(database: Database): Promise<number> {
  const [row] = await acrossRows<{ made: number }>(
    database,
    sql`SELECT make_month_partitions(current_date, ${MONTHS_AHEAD}::int) AS made`,
  );
  return row?.made ?? 0;
}
