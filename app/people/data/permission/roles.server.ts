import type { CivilDate } from "~/office/domain/calendar-date";
import type { Grant } from "~/office/domain/permission/grant";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredRole {
  id: string;
  key: string;
  name: string;
  system: boolean;
  baseKey: string | null;
  state: string;
  roleVersion: number;
  grants: Grant[];
}

const grantsOfRow = sql`coalesce((SELECT jsonb_agg(jsonb_build_object('permission', p.permission, 'scope', p.scope, 'limits', p.limits)
  ORDER BY p.permission, p.scope) FROM role_permission p WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id), '[]') AS grants`;
const columns = sql`r.id, r.key, r.name, r.system, r.base_key AS "baseKey", r.state, r.role_version AS "roleVersion", ${grantsOfRow}`;

/** Every role of the firm with its lines, shipped ones first. */
export async function listRoles(db: TenantDb): Promise<StoredRole[]> {
  return rows<StoredRole>(
    db,
    sql`SELECT ${columns} FROM role r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid ORDER BY r.system DESC, r.name, r.id LIMIT 300`,
  );
}

/** A role in force by its key. */
export async function findRoleByKey(db: TenantDb, key: string): Promise<StoredRole | null> {
  const [row] = await rows<StoredRole>(
    db,
    sql`SELECT ${columns} FROM role r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.key = ${key} AND r.state = 'active'`,
  );
  return row ?? null;
}

/** Under a row lock: two changes of one role are one after the other. */
export async function findRoleForChange(db: TenantDb, id: string): Promise<StoredRole | null> {
  await rows(
    db,
    sql`SELECT 1 FROM role WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  const [row] = await rows<StoredRole>(
    db,
    sql`SELECT ${columns} FROM role r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.id = ${id}::uuid`,
  );
  return row ?? null;
}

/** Makes the role or writes its next version; its old lines go, the event keeps them. */
export async function saveOwnRole(
  db: TenantDb,
  role: { id: string; key: string; name: string; baseKey: string | null; grants: readonly Grant[] },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await execute(
    db,
    sql`INSERT INTO role (tenant_id, id, key, name, base_key) VALUES (${tenantId}::uuid, ${role.id}::uuid, ${role.key}, ${role.name}, ${role.baseKey})
      ON CONFLICT (tenant_id, id) DO UPDATE SET name = EXCLUDED.name, role_version = role.role_version + 1, version = role.version + 1, updated_at = now()`,
  );
  await execute(
    db,
    sql`DELETE FROM role_permission WHERE tenant_id = ${tenantId}::uuid AND role_id = ${role.id}::uuid`,
  );
  await execute(
    db,
    sql`INSERT INTO role_permission (tenant_id, id, role_id, permission, scope, limits)
      SELECT ${tenantId}::uuid, uuidv7(), ${role.id}::uuid, g.permission, g.scope, g.limits::jsonb
      FROM unnest(${role.grants.map((one) => one.permission)}::text[], ${role.grants.map((one) => one.scope)}::text[],
        ${role.grants.map((one) => JSON.stringify(one.limits ?? {}))}::text[]) AS g(permission, scope, limits)`,
  );
}

/** Gives a role, or moves the day until which it is held. */
export async function saveStaffRole(
  db: TenantDb,
  given: { id: string; staffId: string; roleId: string; until: CivilDate | null; by: string | null },
): Promise<void> {
  await execute(
    db,
    sql`INSERT INTO staff_role (tenant_id, id, staff_id, role_id, until, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${given.id}::uuid, ${given.staffId}::uuid, ${given.roleId}::uuid, ${given.until}::date, 'staff', ${given.by}::uuid)
      ON CONFLICT (tenant_id, staff_id, role_id) DO UPDATE SET until = EXCLUDED.until`,
  );
}

export async function saveStaffRoleTaken(db: TenantDb, staffId: string, roleId: string): Promise<boolean> {
  const taken = await rows(
    db,
    sql`DELETE FROM staff_role WHERE tenant_id = ${tenantIdOf(db)}::uuid AND staff_id = ${staffId}::uuid AND role_id = ${roleId}::uuid RETURNING 1`,
  );
  return taken.length > 0;
}

/** Permissions of every role that a person holds on a day. */
export async function listOwnPermissions(db: TenantDb, staffId: string, on: CivilDate): Promise<Set<string>> {
  const found = await rows<{ permission: string }>(
    db,
    sql`SELECT DISTINCT p.permission FROM staff_role x
      JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id AND r.state = 'active'
      JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
      WHERE x.tenant_id = ${tenantIdOf(db)}::uuid AND x.staff_id = ${staffId}::uuid AND (x.until IS NULL OR x.until >= ${on}::date)`,
  );
  return new Set(found.map(({ permission }) => permission));
}

/** Permissions of each holder of a role today, beside that role: where a change of it may join two duties. */
export async function listHoldersOtherPermissions(
  db: TenantDb,
  roleId: string,
  on: CivilDate,
): Promise<string[][]> {
  const found = await rows<{ permissions: string[] }>(
    db,
    sql`SELECT coalesce(array_agg(DISTINCT p.permission) FILTER (WHERE p.permission IS NOT NULL), '{}') AS permissions
      FROM staff_role h
      LEFT JOIN staff_role x ON x.tenant_id = h.tenant_id AND x.staff_id = h.staff_id AND x.role_id <> h.role_id
        AND (x.until IS NULL OR x.until >= ${on}::date)
      LEFT JOIN role_permission p ON p.tenant_id = x.tenant_id AND p.role_id = x.role_id
      WHERE h.tenant_id = ${tenantIdOf(db)}::uuid AND h.role_id = ${roleId}::uuid GROUP BY h.staff_id`,
  );
  return found.map(({ permissions }) => permissions);
}

/** People who hold a role today or from some day on, those who are not there any more left out. */
export async function countRoleHolders(db: TenantDb, roleId: string, on: CivilDate): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(*)::int AS n FROM staff_role x
      JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
      WHERE x.tenant_id = ${tenantIdOf(db)}::uuid AND x.role_id = ${roleId}::uuid AND (x.until IS NULL OR x.until >= ${on}::date)`,
  );
  return row?.n ?? 0;
}

export async function saveRoleRetired(db: TenantDb, roleId: string): Promise<void> {
  await execute(
    db,
    sql`UPDATE role SET state = 'retired', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${roleId}::uuid`,
  );
}
