import type { WeekHours } from "~/people/domain/organisation/working-hours";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredDepartment {
  id: string;
  code: string;
  name: string;
  parentId: string | null;
  headId: string | null;
  deputyId: string | null;
  places: number | null;
  hours: WeekHours | null;
  state: "active" | "closed";
}

/** The firm's departments by code, held against anybody else who would change the tree now. */
export async function listDepartmentsForChange(db: TenantDb): Promise<StoredDepartment[]> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${tenantIdOf(db)}, 15))`);
  return rows<StoredDepartment>(
    db,
    sql`SELECT id, code, name, parent_id AS "parentId", head_id AS "headId", deputy_id AS "deputyId", places, hours, state
      FROM department WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY code`,
  );
}

export async function saveDepartmentRow(
  db: TenantDb,
  unit: Omit<StoredDepartment, "state"> & { by: { kind: string; id: string | null } },
): Promise<void> {
  const { id, code, name, parentId, headId, deputyId, places, hours, by } = unit;
  const week = hours === null ? null : JSON.stringify(hours);
  await execute(
    db,
    sql`INSERT INTO department (tenant_id, id, code, name, parent_id, head_id, deputy_id, places, hours, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${id}::uuid, ${code}, ${name}, ${parentId}::uuid, ${headId}::uuid, ${deputyId}::uuid, ${places}::int,
        ${week}::jsonb, ${by.kind}, ${by.id}::uuid)
      ON CONFLICT (tenant_id, id) DO UPDATE SET code = excluded.code, name = excluded.name, parent_id = excluded.parent_id,
        head_id = excluded.head_id, deputy_id = excluded.deputy_id, places = excluded.places, hours = excluded.hours,
        version = department.version + 1, updated_at = now()`,
  );
}

export async function saveDepartmentClosed(db: TenantDb, id: string): Promise<void> {
  await execute(
    db,
    sql`UPDATE department SET state = 'closed', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Whether somebody who works here, or an open department, still belongs to it. */
export async function isDepartmentUsed(db: TenantDb, id: string): Promise<boolean> {
  const tenantId = tenantIdOf(db);
  const found = await rows(
    db,
    sql`SELECT 1 FROM staff WHERE tenant_id = ${tenantId}::uuid AND department_id = ${id}::uuid AND status = 'active'
      UNION ALL SELECT 1 FROM department WHERE tenant_id = ${tenantId}::uuid AND parent_id = ${id}::uuid AND state = 'active' LIMIT 1`,
  );
  return found.length > 0;
}

export interface Placed {
  id: string;
  fullName: string;
  status: string;
  departmentId: string | null;
  reportsToId: string | null;
}

/** Everybody's place in the chart. */
export async function listPlaces(db: TenantDb): Promise<Placed[]> {
  return rows<Placed>(
    db,
    sql`SELECT id, full_name AS "fullName", status, department_id AS "departmentId", reports_to_id AS "reportsToId"
      FROM staff WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
}

export async function savePlace(
  db: TenantDb,
  {
    staffId,
    departmentId,
    reportsToId,
  }: { staffId: string; departmentId: string | null; reportsToId: string | null },
): Promise<void> {
  await execute(
    db,
    sql`UPDATE staff SET department_id = ${departmentId}::uuid, reports_to_id = ${reportsToId}::uuid, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${staffId}::uuid`,
  );
}

/** Hours of somebody's department, and the firm's days off around a day; null hours are the usual ones. */
export async function findOwnHours(
  db: TenantDb,
  staffId: string,
  around: string,
): Promise<{ hours: WeekHours | null; daysOff: string[] }> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ hours: WeekHours | null; daysOff: string[] }>(
    db,
    sql`SELECT (SELECT d.hours FROM staff s JOIN department d ON d.tenant_id = s.tenant_id AND d.id = s.department_id
          WHERE s.tenant_id = ${tenantId}::uuid AND s.id = ${staffId}::uuid) AS hours,
        ARRAY(SELECT h.day::text FROM calendar_holiday h WHERE h.tenant_id = ${tenantId}::uuid
          AND h.day BETWEEN ${around}::date - 1 AND ${around}::date + 1) AS "daysOff"`,
  );
  return row ?? { hours: null, daysOff: [] };
}
