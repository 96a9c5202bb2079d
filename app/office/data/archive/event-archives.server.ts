import type { CivilDate } from "~/office/domain/calendar-date";
import { SETTINGS } from "~/office/domain/setting/settings.table";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { newId } from "~/platform/ids/new-id";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A month of a firm's log in cold storage. */
export interface EventArchive {
  id: string;
  /** first day, UTC */
  month: CivilDate;
  storageKey: string;
  /** of the file as stored, hexadecimal */
  sha256: string;
  bytes: bigint;
  events: number;
  firstSeq: bigint;
  lastSeq: bigint;
  retainUntil: CivilDate;
  createdAt: Date;
}

/** Bounds of the ids of a month; `e` is the event. */
export function withinMonth(month: CivilDate): Sql {
  return sql`e.id >= uuid_floor(${month}::date::timestamp AT TIME ZONE 'UTC')
    AND e.id < uuid_floor((${month}::date + interval '1 month') AT TIME ZONE 'UTC')`;
}

/** Months of the log that are older than any firm wants at hand, the oldest first. */
export async function acrossTenantsOldMonths(database: Database): Promise<CivilDate[]> {
  const found = await acrossRows<{ month: CivilDate }>(
    database,
    sql`WITH wanted AS (
        SELECT coalesce(max(coalesce((SELECT (s.value #>> '{}')::int FROM setting s WHERE s.tenant_id = t.id AND s.key = 'audit_online_months'
          AND s.effective_from <= t.business_date ORDER BY s.effective_from DESC LIMIT 1), ${SETTINGS.audit_online_months.default}::int)),
          ${SETTINGS.audit_online_months.default}::int) AS months FROM tenant t)
      SELECT m.month FROM wanted, (SELECT to_date(right(c.relname, 6), 'YYYYMM') AS month FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'public.event'::regclass AND c.relname ~ '^event_[0-9]{6}$') m
      WHERE m.month + make_interval(months => wanted.months + 1) <= current_date ORDER BY m.month`,
  );
  return found.map(({ month }) => month);
}

/** How many events of each firm a month holds, and how many of them lie in cold storage. */
export async function acrossTenantsMonthCounts(
  database: Database,
  month: CivilDate,
): Promise<{ tenantId: string; events: number; archived: number | null }[]> {
  return acrossRows(
    database,
    sql`SELECT e.tenant_id AS "tenantId", count(*)::int AS events, (SELECT a.events FROM event_archive a WHERE a.tenant_id = e.tenant_id
        AND a.month = ${month}::date) AS archived FROM event e WHERE ${withinMonth(month)} GROUP BY e.tenant_id`,
  );
}

/** Takes a month out of the database that lies in cold storage whole; false when it is gone already. */
export async function acrossTenantsDetachMonth(
  database: Database,
  month: CivilDate,
  counts: Record<string, number>,
): Promise<boolean> {
  const [row] = await acrossRows<{ gone: boolean }>(
    database,
    sql`SELECT detach_event_month(${month}::date, ${JSON.stringify(counts)}::jsonb) AS gone`,
  );
  return row?.gone ?? false;
}

/** How many events the month holds, sealed or not. */
export async function countMonth(db: TenantDb, month: CivilDate): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(*)::int AS n FROM event e WHERE e.tenant_id = ${tenantIdOf(db)}::uuid AND ${withinMonth(month)}`,
  );
  return row?.n ?? 0;
}

/** On which records these events show beside their own, by event. */
export async function listSubjectsOf(
  db: TenantDb,
  eventIds: string[],
): Promise<Map<string, { type: string; id: string }[]>> {
  const found = await rows<{ eventId: string; related: { type: string; id: string }[] }>(
    db,
    sql`SELECT s.event_id AS "eventId", jsonb_agg(jsonb_build_object('type', s.subject_type, 'id', s.subject_id) ORDER BY s.id) AS related
      FROM event_subject s WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.event_id = ANY(${eventIds}::uuid[]) GROUP BY s.event_id`,
  );
  return new Map(found.map(({ eventId, related }) => [eventId, related]));
}

const columns = sql`id, month, storage_key AS "storageKey", sha256, bytes, events, first_seq AS "firstSeq", last_seq AS "lastSeq",
  retain_until AS "retainUntil", created_at AS "createdAt"`;

/** False when the month was kept before. */
export async function saveArchive(
  db: TenantDb,
  archive: Omit<EventArchive, "id" | "createdAt">,
): Promise<boolean> {
  const made = await rows(
    db,
    sql`INSERT INTO event_archive (tenant_id, id, month, storage_key, sha256, bytes, events, first_seq, last_seq, retain_until)
      VALUES (${tenantIdOf(db)}::uuid, ${newId()}::uuid, ${archive.month}::date, ${archive.storageKey}, ${archive.sha256}, ${archive.bytes}::bigint,
        ${archive.events}::int, ${archive.firstSeq}::bigint, ${archive.lastSeq}::bigint, ${archive.retainUntil}::date)
      ON CONFLICT (tenant_id, month) DO NOTHING RETURNING id`,
  );
  return made.length > 0;
}

/** The newest month first. */
export function listArchives(db: TenantDb): Promise<EventArchive[]> {
  return rows<EventArchive>(
    db,
    sql`SELECT ${columns} FROM event_archive WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY month DESC`,
  );
}

export async function findArchive(db: TenantDb, id: string): Promise<EventArchive | null> {
  const [archive] = await rows<EventArchive>(
    db,
    sql`SELECT ${columns} FROM event_archive WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return archive ?? null;
}

/** Ids below it are of months that lie in cold storage; the lowest id of all where none does. */
export async function firstIdOnline(db: TenantDb): Promise<string> {
  const [row] = await rows<{ id: string | null }>(
    db,
    sql`SELECT uuid_floor((max(month) + interval '1 month') AT TIME ZONE 'UTC') AS id FROM event_archive WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
  return row?.id ?? "00000000-0000-0000-0000-000000000000";
}
