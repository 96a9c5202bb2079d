import type { CivilDate } from "~/office/domain/calendar-date";
import { type Desk, grantsOf, type RoleTemplate } from "~/people/domain/permission/role-template";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** Clones the role templates into the tenant; answers role key → id. */
export async function saveRoleTemplates(
  db: TenantDb,
  templates: RoleTemplate[],
  desks: readonly Desk[],
): Promise<Map<string, string>> {
  const ids = new Map(templates.map((template) => [template.key, newId()]));
  const grants = templates.flatMap((template) =>
    grantsOf(template, desks).map((grant) => ({ roleId: ids.get(template.key) ?? "", ...grant })),
  );
  const fields = templates.flatMap((template) =>
    Object.entries(template.fields ?? {}).map(([field, level]) => ({
      roleId: ids.get(template.key) ?? "",
      field,
      level,
    })),
  );
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO role (tenant_id, id, key, name, system)
        SELECT ${tenantId}::uuid, x.id, x.key, x.name, true
        FROM unnest(${[...ids.values()]}::uuid[], ${templates.map((one) => one.key)}::text[], ${templates.map((one) => one.name)}::text[]) AS x(id, key, name)
        RETURNING 1),
      seen AS (
        INSERT INTO field_rule (tenant_id, id, role_id, field, level)
        SELECT ${tenantId}::uuid, uuidv7(), x.role_id, x.field, x.level
        FROM unnest(${fields.map((one) => one.roleId)}::uuid[], ${fields.map((one) => one.field)}::text[], ${fields.map((one) => one.level)}::text[])
          AS x(role_id, field, level)
        RETURNING 1)
      INSERT INTO role_permission (tenant_id, id, role_id, permission, scope, limits)
      SELECT ${tenantId}::uuid, uuidv7(), g.role_id, g.permission, g.scope, g.limits::jsonb
      FROM unnest(${grants.map((one) => one.roleId)}::uuid[], ${grants.map((one) => one.permission)}::text[], ${grants.map((one) => one.scope)}::text[],
        ${grants.map((one) => JSON.stringify(one.limits ?? {}))}::text[]) AS g(role_id, permission, scope, limits)`,
  );
  return ids;
}

export async function findRoleIds(db: TenantDb, keys: string[]): Promise<Map<string, string>> {
  const found = await rows<{ key: string; id: string }>(
    db,
    sql`SELECT key, id FROM role WHERE tenant_id = ${tenantIdOf(db)}::uuid AND key = ANY(${keys}) AND state = 'active'`,
  );
  return new Map(found.map((row) => [row.key, row.id]));
}

export interface NewStaff {
  id: string;
  userId: string;
  number: string;
  fullName: string;
  email: string;
  startsOn: CivilDate;
  departmentId?: string | null;
  roleIds: string[];
}

export async function saveNewStaff(db: TenantDb, staff: NewStaff): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO staff (tenant_id, id, number, user_id, full_name, email, starts_on, department_id)
        VALUES (${tenantId}::uuid, ${staff.id}::uuid, ${staff.number}, ${staff.userId}::uuid, ${staff.fullName}, ${staff.email}, ${staff.startsOn}::date,
          ${staff.departmentId ?? null}::uuid)
        RETURNING id)
      INSERT INTO staff_role (tenant_id, id, staff_id, role_id)
      SELECT ${tenantId}::uuid, uuidv7(), made.id, r FROM made, unnest(${staff.roleIds}::uuid[]) AS r`,
  );
}

export async function findStaffByUser(
  db: TenantDb,
  userId: string,
): Promise<{ id: string; status: string } | null> {
  const [row] = await rows<{ id: string; status: string }>(
    db,
    sql`SELECT id, status FROM staff WHERE tenant_id = ${tenantIdOf(db)}::uuid AND user_id = ${userId}::uuid`,
  );
  return row ?? null;
}

export interface StaffMember {
  id: string;
  userId: string;
  fullName: string;
  email: string;
  status: string;
  roles: string[];
}

export async function findStaffForChange(db: TenantDb, id: string): Promise<StaffMember | null> {
  const [row] = await rows<StaffMember>(
    db,
    sql`SELECT s.id, s.user_id AS "userId", s.full_name AS "fullName", s.email, s.status,
        ARRAY(SELECT r.key FROM staff_role x JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id
          WHERE x.tenant_id = s.tenant_id AND x.staff_id = s.id ORDER BY r.key) AS roles
      FROM staff s WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.id = ${id}::uuid FOR UPDATE OF s`,
  );
  return row ?? null;
}

/** How many active people hold a role today. */
export async function countActiveHolders(db: TenantDb, role: string, on: CivilDate): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(DISTINCT s.id)::int AS n FROM staff s
      JOIN staff_role x ON x.tenant_id = s.tenant_id AND x.staff_id = s.id AND (x.until IS NULL OR x.until >= ${on}::date)
      JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id AND r.key = ${role}
      WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.status = 'active'`,
  );
  return row?.n ?? 0;
}

export async function saveStaffStatus(
  db: TenantDb,
  id: string,
  status: "active" | "deactivated",
  on: CivilDate,
): Promise<void> {
  await rows(
    db,
    sql`UPDATE staff SET status = ${status}, ends_on = ${status === "deactivated" ? on : null}::date, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Ends every session of a staff member of this tenant, in the transaction that deactivates them. */
export async function saveStaffSessionsRevoked(db: TenantDb, staffId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE session SET revoked_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND principal_id = ${staffId}::uuid AND revoked_at IS NULL`,
  );
}

export async function findActiveStaffByEmail(db: TenantDb, email: string): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM staff WHERE tenant_id = ${tenantIdOf(db)}::uuid AND email = ${email} AND status = 'active' LIMIT 1`,
  );
  return row?.id ?? null;
}
