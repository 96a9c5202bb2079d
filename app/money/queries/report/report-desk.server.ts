import type { Query } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ExportRow {
  id: string;
  dataset: string;
  format: string;
  /** `stuck`: asked for long ago and never finished */
  state: "queued" | "running" | "done" | "skipped" | "failed" | "stuck" | "expired";
  errorCode: string | null;
  rows: number | null;
  scheduleName: string | null;
  expiresAt: Date | null;
  createdAt: Date;
}

export interface ScheduleRow {
  id: string;
  name: string;
  report: string;
  format: string;
  period: string;
  frequency: "daily" | "weekly" | "monthly";
  weekday: number | null;
  monthDay: number | null;
  hour: number;
  minute: number;
  recipients: string[];
  state: "active" | "paused";
  nextRunAt: Date;
}

export interface ReportDesk {
  exports: ExportRow[];
  schedules: ScheduleRow[];
  /** who may be sent a report */
  readers: { id: string; fullName: string }[];
}

/** The reader's own last files, the firm's standing reports and who may have them: three statements. */
export const reportDesk: Query<undefined, ReportDesk> = async ({ db, tenant, actor, today }) => ({
  exports: await rows<ExportRow>(
    db,
    sql`SELECT e.id, e.dataset, e.format, e.error_code AS "errorCode", e.rows, s.name AS "scheduleName", e.expires_at AS "expiresAt", e.created_at AS "createdAt",
        CASE WHEN e.state IN ('queued', 'running') AND e.created_at < now() - interval '3 hours' THEN 'stuck'
          WHEN e.state = 'done' AND e.expires_at < now() THEN 'expired' ELSE e.state END AS state
      FROM export_job e LEFT JOIN report_schedule s ON s.tenant_id = e.tenant_id AND s.id = e.schedule_id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.requested_by = ${actor.id}::uuid ORDER BY e.id DESC LIMIT 50`,
  ),
  schedules: await rows<ScheduleRow>(
    db,
    sql`SELECT r.id, r.name, r.report, r.format, r.period, r.frequency, r.weekday, r.month_day AS "monthDay", r.hour, r.minute, r.state, r.next_run_at AS "nextRunAt",
        ARRAY(SELECT s.full_name FROM staff s WHERE s.tenant_id = r.tenant_id AND s.id = ANY(r.recipients) ORDER BY s.full_name) AS recipients
      FROM report_schedule r WHERE r.tenant_id = ${tenant.id}::uuid AND r.state IN ('active', 'paused') ORDER BY r.state, r.id LIMIT 200`,
  ),
  readers: await rows<{ id: string; fullName: string }>(
    db,
    sql`SELECT DISTINCT s.id, s.full_name AS "fullName" FROM staff s
      JOIN staff_role x ON x.tenant_id = s.tenant_id AND x.staff_id = s.id AND (x.until IS NULL OR x.until >= ${today}::date)
      JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id AND r.state = 'active'
      JOIN role_permission g ON g.tenant_id = r.tenant_id AND g.role_id = r.id AND g.permission = 'ledger:export'
      WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active' ORDER BY s.full_name, s.id LIMIT 200`,
  ),
});
