import { rows, type Sql, sql, type TenantDb } from "~/platform/db/tenant-db.server";

/**
 * What the books knew at one moment: the transactions that had committed. A clock cannot say that, because an entry
 * gets its time before it is committed (spec 05 §14).
 */
export interface Known {
  /** Postgres snapshot "xmin:xmax:running" */
  snapshot: string;
  at: Date;
}

export async function knownNow(db: TenantDb): Promise<Known> {
  const [row] = await rows<Known>(
    db,
    sql`SELECT pg_current_snapshot()::text AS snapshot, date_trunc('milliseconds', clock_timestamp()) AS at`,
  );
  if (!row) throw new Error("the database has no snapshot");
  return row;
}

/** Whether a row's transaction was known; `txid` is its column. */
export function wasKnown(txid: Sql, { snapshot }: Pick<Known, "snapshot">): Sql {
  return sql`pg_visible_in_snapshot(${txid}::text::xid8, ${snapshot}::text::pg_snapshot)`;
}
