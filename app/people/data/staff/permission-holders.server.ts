import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface HolderMailbox {
  id: string;
  fullName: string;
  email: string;
}

/** The active staff whose roles give a permission on a day, in any scope, with where their mail goes. */
export async function listHolderMailboxes(
  db: TenantDb,
  permission: string,
  on: CivilDate,
): Promise<HolderMailbox[]> {
  return rows<HolderMailbox>(
    db,
    sql`SELECT DISTINCT s.id, s.full_name AS "fullName", s.email FROM role_permission g
      JOIN role r ON r.tenant_id = g.tenant_id AND r.id = g.role_id AND r.state = 'active'
      JOIN staff_role x ON x.tenant_id = r.tenant_id AND x.role_id = r.id AND (x.until IS NULL OR x.until >= ${on}::date)
      JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
      WHERE g.tenant_id = ${tenantIdOf(db)}::uuid AND g.permission = ${permission} ORDER BY s.id`,
  );
}

/** Their ids. */
export async function listPermissionHolders(
  db: TenantDb,
  permission: string,
  on: CivilDate,
): Promise<string[]> {
  return (await listHolderMailboxes(db, permission, on)).map(({ id }) => id);
}

/** Those of the given staff who hold it. */
export async function listHoldersAmong(
  db: TenantDb,
  staffIds: string[],
  permission: string,
  on: CivilDate,
): Promise<HolderMailbox[]> {
  const asked = new Set(staffIds);
  return (await listHolderMailboxes(db, permission, on)).filter(({ id }) => asked.has(id));
}

/** Those who answer for the firm towards the platform, with where their mail goes. */
export async function listOwnerMailboxes(db: TenantDb, on: CivilDate): Promise<HolderMailbox[]> {
  return rows<HolderMailbox>(
    db,
    sql`SELECT DISTINCT s.id, s.full_name AS "fullName", s.email FROM role r
      JOIN staff_role x ON x.tenant_id = r.tenant_id AND x.role_id = r.id AND (x.until IS NULL OR x.until >= ${on}::date)
      JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
      WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.key IN ('owner', 'admin') ORDER BY s.id`,
  );
}

/** Ids of the active staff who hold a shipped role, or one that was copied from it. */
export async function listRoleHolders(db: TenantDb, role: string, on: CivilDate): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT DISTINCT s.id FROM role r
      JOIN staff_role x ON x.tenant_id = r.tenant_id AND x.role_id = r.id AND (x.until IS NULL OR x.until >= ${on}::date)
      JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
      WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.state = 'active' AND coalesce(r.base_key, r.key) = ${role} ORDER BY s.id`,
  );
  return found.map(({ id }) => id);
}
