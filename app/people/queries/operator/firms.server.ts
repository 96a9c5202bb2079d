import type { CivilDate } from "~/office/domain/calendar-date";
import { type FullStanding } from "~/office/data/tenant/tenant-standing.server";
import type { AccessState } from "~/people/data/operator/operator-accesses.server";
import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { emptySql, sql } from "~/platform/db/tenant-db.server";

export interface FirmRow {
  id: string;
  slug: string;
  name: string;
  country: string;
  timeZone: string;
  state: FullStanding["state"];
  since: CivilDate;
  trialEndsOn: CivilDate;
  held: boolean;
  reason: string;
  openedOn: CivilDate;
  /** active staff members */
  seats: number;
  lastSeenAt: Date | null;
  /** jobs that were given up */
  failedJobs: number;
}

const firmsOf = (id: string | null, after: string | null) =>
  sql`SELECT t.id, t.slug, t.display_name AS name, t.country, t.time_zone AS "timeZone", t.status AS state, t.state_since AS since,
      t.trial_ends_on AS "trialEndsOn", t.state_held AS held, t.state_reason AS reason,
      (t.created_at AT TIME ZONE t.time_zone)::date AS "openedOn",
      (SELECT count(*)::int FROM staff s WHERE s.tenant_id = t.id AND s.status = 'active') AS seats,
      (SELECT max(v.last_seen_at) FROM session v WHERE v.tenant_id = t.id AND v.principal_kind = 'staff') AS "lastSeenAt"
    FROM tenant t WHERE true ${id ? sql`AND t.id = ${id}::uuid` : emptySql} ${after ? sql`AND t.id < ${after}::uuid` : emptySql}
    ORDER BY t.id DESC LIMIT 101`;

const PAGE = 100;

/** The firms, the newest first, a hundred a page. */
export async function acrossTenantsFirms(
  database: Database,
  { after }: { after: string | null },
): Promise<{ firms: FirmRow[]; next: string | null }> {
  const found = await acrossRows<Omit<FirmRow, "failedJobs">>(database, firmsOf(null, after));
  const failed = await failedJobsByFirm(database);
  const firms = found.slice(0, PAGE).map((firm) => ({ ...firm, failedJobs: failed.get(firm.id) ?? 0 }));
  return { firms, next: found.length > PAGE ? (firms.at(-1)?.id ?? null) : null };
}

export interface AccessOfFirm {
  id: string;
  tenantId: string;
  firm: string;
  operatorId: string;
  operatorName: string;
  ticket: string;
  reason: string;
  state: AccessState;
  /** refused by the firm's setting and by nobody in it */
  bySetting: boolean;
  open: boolean;
  mayWrite: boolean;
  breakGlass: boolean;
  untilAt: Date | null;
  createdAt: Date;
}

/** Requests to look into firms, of one or of all, the newest first. */
export async function acrossTenantsAccesses(
  database: Database,
  { tenantId }: { tenantId: string | null },
): Promise<AccessOfFirm[]> {
  return acrossRows<AccessOfFirm>(
    database,
    sql`SELECT a.id, a.tenant_id AS "tenantId", t.display_name AS firm, a.operator_id AS "operatorId",
        a.operator_name AS "operatorName", a.ticket, a.reason, a.state, a.state = 'refused' AND a.decided_by_kind = 'system' AS "bySetting",
        a.state = 'granted' AND a.until_at > now() AS open, a.may_write AS "mayWrite", a.break_glass AS "breakGlass",
        a.until_at AS "untilAt", a.created_at AS "createdAt"
      FROM operator_access a JOIN tenant t ON t.id = a.tenant_id
      WHERE ${tenantId}::uuid IS NULL OR a.tenant_id = ${tenantId}::uuid ORDER BY a.id DESC LIMIT 100`,
  );
}

/** One firm with the requests to look into it; null when there is none. */
export async function acrossTenantsFirm(
  database: Database,
  { tenantId }: { tenantId: string },
): Promise<{ firm: FirmRow; accesses: AccessOfFirm[] } | null> {
  const [firm] = await acrossRows<Omit<FirmRow, "failedJobs">>(database, firmsOf(tenantId, null));
  if (!firm) return null;
  const failed = await failedJobsByFirm(database);
  const accesses = await acrossTenantsAccesses(database, { tenantId });
  return { firm: { ...firm, failedJobs: failed.get(firm.id) ?? 0 }, accesses };
}

async function failedJobsByFirm(database: Database): Promise<Map<string, number>> {
  const found = await platformRows<{ tenantId: string | null; n: number }>(
    database,
    sql`SELECT data->>'tenantId' AS "tenantId", count(*)::int AS n FROM job.job WHERE state = 'failed' GROUP BY 1`,
  );
  return new Map(found.flatMap(({ tenantId, n }) => (tenantId ? [[tenantId, n] as const] : [])));
}
