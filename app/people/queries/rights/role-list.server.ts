import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface RoleRow {
  id: string;
  key: string;
  name: string;
  system: boolean;
  baseKey: string | null;
  state: string;
  roleVersion: number;
  /** how many permissions it gives */
  permissions: number;
  /** active people who hold it today */
  holders: number;
  changedAt: Date;
}

/** Roles in force, the firm's own first, then those that were retired: one statement. */
export async function roleList({ db, tenant, today }: QueryContext): Promise<RoleRow[]> {
  return rows<RoleRow>(
    db,
    sql`SELECT r.id, r.key, r.name, r.system, r.base_key AS "baseKey", r.state, r.role_version AS "roleVersion", r.updated_at AS "changedAt",
        (SELECT count(*)::int FROM role_permission p WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id) AS permissions,
        coalesce(h.n, 0) AS holders
      FROM role r LEFT JOIN (
        SELECT x.role_id, count(*)::int AS n FROM staff_role x
          JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
        WHERE x.tenant_id = ${tenant.id}::uuid AND (x.until IS NULL OR x.until >= ${today}::date) GROUP BY x.role_id) h ON h.role_id = r.id
      WHERE r.tenant_id = ${tenant.id}::uuid ORDER BY r.state, r.system, r.name, r.id LIMIT 300`,
  );
}
