import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { uuidFloor } from "~/platform/ids/uuid-floor";

export interface FirmLoad {
  id: string;
  name: string;
  /** facts written in the last hour */
  events: number;
  /** people seen in the last hour */
  people: number;
  /** jobs not yet begun */
  waiting: number;
}

const HOUR_MS = 3_600_000;

/** The firms that keep the platform busy, the busiest first: one range of the log for each. */
export async function acrossTenantsFirmLoads(
  database: Database,
  { now, most }: { now: Date; most: number },
): Promise<FirmLoad[]> {
  const since = new Date(now.getTime() - HOUR_MS);
  const firms = await acrossRows<Omit<FirmLoad, "waiting">>(
    database,
    sql`SELECT t.id, t.display_name AS name,
        (SELECT count(*)::int FROM event e WHERE e.tenant_id = t.id AND e.id >= ${uuidFloor(since)}::uuid) AS events,
        (SELECT count(DISTINCT v.principal_id)::int FROM session v WHERE v.tenant_id = t.id AND v.last_seen_at >= ${since}) AS people
      FROM tenant t WHERE t.status <> 'closed'`,
  );
  const jobs = await platformRows<{ tenantId: string | null; n: number }>(
    database,
    sql`SELECT data->>'tenantId' AS "tenantId", count(*)::int AS n FROM job.job WHERE state IN ('created', 'retry') GROUP BY 1`,
  );
  const waiting = new Map(jobs.map(({ tenantId, n }) => [tenantId, n]));
  return firms
    .map((firm) => ({ ...firm, waiting: waiting.get(firm.id) ?? 0 }))
    .filter(({ events, people, waiting: left }) => events + people + left > 0)
    .sort((a, b) => b.events - a.events || b.waiting - a.waiting)
    .slice(0, most);
}
