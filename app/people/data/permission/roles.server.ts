import type { Grant } from "~/office/domain/permission/grant";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

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

/** A role in force by its key. */
export async function findRoleByKey(db: TenantDb, key: string): Promise<StoredRole | null> {
  const [row] = await rows<StoredRole>(
    db,
    sql`SELECT ${columns} FROM role r WHERE r.tenant_id = ${tenantIdOf(db)}::uuid AND r.key = ${key} AND r.state = 'active'`,
  );
  return row ?? null;
}
