import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface DelegationRow {
  id: string;
  giverId: string;
  giver: string;
  takerId: string;
  taker: string;
  permissions: string[];
  startsOn: string;
  endsOn: string;
  reason: string;
  /** ended: called back before its last day */
  state: "coming" | "live" | "over" | "ended";
}

/** Rights lent and borrowed, the newest first; without a person those of the whole firm. One statement. */
export async function delegationList(
  { db, tenant, today }: QueryContext,
  { staffId }: { staffId: string | null },
): Promise<DelegationRow[]> {
  const whose = staffId
    ? sql`AND (d.giver_id = ${staffId}::uuid OR d.taker_id = ${staffId}::uuid)`
    : emptySql;
  return rows<DelegationRow>(
    db,
    sql`SELECT d.id, d.giver_id AS "giverId", g.full_name AS giver, d.taker_id AS "takerId", k.full_name AS taker, d.permissions,
        d.starts_on AS "startsOn", d.ends_on AS "endsOn", d.reason,
        CASE WHEN d.state = 'ended' THEN 'ended' WHEN d.starts_on > ${today}::date THEN 'coming'
          WHEN d.ends_on < ${today}::date THEN 'over' ELSE 'live' END AS state
      FROM delegation d JOIN staff g ON g.tenant_id = d.tenant_id AND g.id = d.giver_id
      JOIN staff k ON k.tenant_id = d.tenant_id AND k.id = d.taker_id
      WHERE d.tenant_id = ${tenant.id}::uuid ${whose} ORDER BY d.id DESC LIMIT 200`,
  );
}
