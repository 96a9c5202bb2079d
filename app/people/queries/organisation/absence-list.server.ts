import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface AbsenceRow {
  id: string;
  staffId: string;
  fullName: string;
  fromOn: CivilDate;
  toOn: CivilDate;
  kind: string;
  standInId: string | null;
  standIn: string | null;
  /** whether it is under way */
  now: boolean;
}

export interface HolidayRow {
  id: string;
  day: CivilDate;
  name: string;
}

export interface AbsencePage {
  absences: AbsenceRow[];
  holidays: HolidayRow[];
  /** for whom the reader may arrange absences */
  people: { id: string; fullName: string }[];
  /** who can stand in */
  colleagues: { id: string; fullName: string }[];
}

/** Absences to come and under way, and the firm's days off. Who keeps no organisation sees their own and their reports'. */
export async function absenceList({ db, tenant, today, actor }: QueryContext): Promise<AbsencePage> {
  const all = actor.permissions.has("department:update") || actor.permissions.has("staff:read");
  const arranges = actor.permissions.has("department:update");
  const near = sql`(s.id = ${actor.id}::uuid OR s.reports_to_id = ${actor.id}::uuid)`;
  const absences = await rows<AbsenceRow>(
    db,
    sql`SELECT a.id, a.staff_id AS "staffId", s.full_name AS "fullName", a.from_on AS "fromOn", a.to_on AS "toOn", a.kind,
        a.stand_in_id AS "standInId", i.full_name AS "standIn", a.from_on <= ${today}::date AS now
      FROM absence a JOIN staff s ON s.tenant_id = a.tenant_id AND s.id = a.staff_id
      LEFT JOIN staff i ON i.tenant_id = a.tenant_id AND i.id = a.stand_in_id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.state = 'planned' AND a.to_on >= ${today}::date
        ${all ? emptySql : sql`AND ${near}`} ORDER BY a.from_on, a.id LIMIT 500`,
  );
  const holidays = await rows<HolidayRow>(
    db,
    sql`SELECT id, day, name FROM calendar_holiday WHERE tenant_id = ${tenant.id}::uuid AND day >= ${today}::date ORDER BY day LIMIT 200`,
  );
  const staff = await rows<{ id: string; fullName: string; near: boolean }>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName", ${near} AS near FROM staff s
      WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active' ORDER BY s.full_name, s.id LIMIT 2000`,
  );
  const people = staff.filter((one) => arranges || one.near);
  return { absences, holidays, people: people.map(nameOf), colleagues: staff.map(nameOf) };
}

function nameOf({ id, fullName }: { id: string; fullName: string }) {
  return { id, fullName };
}
