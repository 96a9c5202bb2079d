import type { FieldLevel } from "~/office/domain/permission/decide-access";
import type { Grant } from "~/office/domain/permission/grant";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface RoleFacts {
  id: string;
  key: string;
  name: string;
  system: boolean;
  baseKey: string | null;
  state: string;
  roleVersion: number;
  changedAt: Date;
  grants: Grant[];
  /** fields that it sees otherwise than by default, and the firm's pins */
  levels: { field: string; level: FieldLevel }[];
  pins: { field: string; pinnedMax: FieldLevel }[];
  /** a change of it waits for a second person */
  waits: boolean;
}

export interface RoleHolder {
  id: string;
  fullName: string;
  until: string | null;
}

/** What a version, or a change of a field, was. */
export interface RoleVersion {
  id: string;
  type: string;
  at: Date;
  actorName: string | null;
  onBehalfOf: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
}

export interface RoleRecord {
  role: RoleFacts;
  holders: RoleHolder[];
  versions: RoleVersion[];
}

const MOST = 100;

/** A role with its lines, who holds it, and how it came to be: three statements. Null is a 404. */
export async function roleRecord(
  { db, tenant, today }: QueryContext,
  { roleId }: { roleId: string },
): Promise<RoleRecord | null> {
  const [role] = await rows<RoleFacts>(
    db,
    sql`SELECT r.id, r.key, r.name, r.system, r.base_key AS "baseKey", r.state, r.role_version AS "roleVersion", r.updated_at AS "changedAt",
        coalesce((SELECT jsonb_agg(jsonb_build_object('permission', p.permission, 'scope', p.scope, 'limits', p.limits) ORDER BY p.permission)
          FROM role_permission p WHERE p.tenant_id = r.tenant_id AND p.role_id = r.id), '[]') AS grants,
        coalesce((SELECT jsonb_agg(jsonb_build_object('field', w.field, 'level', w.level)) FROM field_rule w
          WHERE w.tenant_id = r.tenant_id AND w.role_id = r.id), '[]') AS levels,
        coalesce((SELECT jsonb_agg(jsonb_build_object('field', w.field, 'pinnedMax', w.pinned_max)) FROM field_rule w
          WHERE w.tenant_id = r.tenant_id AND w.role_id IS NULL), '[]') AS pins,
        EXISTS (SELECT 1 FROM approval_request q WHERE q.tenant_id = r.tenant_id AND q.subject_type = 'role' AND q.subject_id = r.id
          AND q.state = 'pending') AS waits
      FROM role r WHERE r.tenant_id = ${tenant.id}::uuid AND r.id = ${roleId}::uuid`,
  );
  if (!role) return null;
  const holders = await rows<RoleHolder>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName", x.until FROM staff_role x
      JOIN staff s ON s.tenant_id = x.tenant_id AND s.id = x.staff_id AND s.status = 'active'
      WHERE x.tenant_id = ${tenant.id}::uuid AND x.role_id = ${roleId}::uuid AND (x.until IS NULL OR x.until >= ${today}::date)
      ORDER BY s.full_name, s.id LIMIT ${MOST}::int`,
  );
  const versions = await rows<RoleVersion>(
    db,
    sql`SELECT e.id, e.type, e.at, e.actor_name AS "actorName", e.on_behalf_of AS "onBehalfOf", e.before, e.after FROM event e
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.subject_type = 'role' AND e.subject_id = ${roleId}::uuid AND e.category = 'change'
      ORDER BY e.id DESC LIMIT ${MOST}::int`,
  );
  return { role, holders, versions };
}
