import type { Cadence } from "~/office/domain/schedule/next-slot";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewSchedule extends Cadence {
  id: string;
  name: string;
  report: string;
  format: string;
  filter: string;
  period: string;
  recipients: string[];
  skipEmpty: boolean;
  nextRunAt: Date;
  createdById: string | null;
}

export async function saveSchedule(db: TenantDb, schedule: NewSchedule): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO report_schedule (tenant_id, id, name, report, format, filter, period, frequency, weekday, month_day, hour, minute, recipients,
        skip_empty, next_run_at, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${schedule.id}::uuid, ${schedule.name}, ${schedule.report}, ${schedule.format}, ${schedule.filter}, ${schedule.period},
        ${schedule.frequency}, ${schedule.weekday}::smallint, ${schedule.monthDay}::smallint, ${schedule.hour}::smallint, ${schedule.minute}::smallint,
        ${schedule.recipients}::uuid[], ${schedule.skipEmpty}, ${schedule.nextRunAt}::timestamptz, 'staff', ${schedule.createdById}::uuid)`,
  );
}

export interface StoredSchedule extends Cadence {
  id: string;
  name: string;
  report: string;
  format: string;
  filter: string;
  period: string;
  recipients: string[];
  state: "active" | "paused" | "ended";
  nextRunAt: Date;
  createdById: string | null;
}

const columns = sql`id, name, report, format, filter, period, frequency, weekday, month_day AS "monthDay", hour, minute, recipients, state,
  next_run_at AS "nextRunAt", created_by_id AS "createdById"`;

export async function findScheduleForChange(db: TenantDb, id: string): Promise<StoredSchedule | null> {
  const [row] = await rows<StoredSchedule>(
    db,
    sql`SELECT ${columns} FROM report_schedule WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** Schedules whose moment has come; those that another worker holds are its own. */
export async function listDueSchedules(db: TenantDb, now: Date): Promise<StoredSchedule[]> {
  return rows<StoredSchedule>(
    db,
    sql`SELECT ${columns} FROM report_schedule WHERE tenant_id = ${tenantIdOf(db)}::uuid AND state = 'active' AND next_run_at <= ${now}::timestamptz
      ORDER BY id FOR UPDATE SKIP LOCKED`,
  );
}

export async function saveScheduleNext(
  db: TenantDb,
  schedule: { id: string; state: StoredSchedule["state"]; nextRunAt: Date },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE report_schedule SET state = ${schedule.state}, next_run_at = ${schedule.nextRunAt}::timestamptz, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${schedule.id}::uuid`,
  );
}

/** Firms with a report to make now. */
export async function acrossTenantsDueReports(database: Database, now: Date): Promise<string[]> {
  const found = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT DISTINCT tenant_id AS "tenantId" FROM report_schedule WHERE state = 'active' AND next_run_at <= ${now}::timestamptz`,
  );
  return found.map(({ tenantId }) => tenantId);
}
