import type { FieldRule } from "~/office/domain/permission/field-levels";
import type { QueryContext } from "~/people/access/query-context";
import type { RightSource } from "~/people/domain/permission/outlook/explain-rights";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface StaffRights {
  id: string;
  fullName: string;
  sources: RightSource[];
  /** roles held today, with the key under which field rules know them */
  roles: { key: string; name: string; system: boolean }[];
  fieldRules: FieldRule[];
}

/**
 * Everything that a person may do today and where each right comes from: lines of their roles and, as far as the lender
 * still has them, lent ones. One statement; null is a 404.
 */
export async function staffRights(
  { db, tenant, today }: QueryContext,
  { staffId }: { staffId: string },
): Promise<StaffRights | null> {
  const holds = sql`(sr.until IS NULL OR sr.until >= ${today}::date)`;
  const [found] = await rows<StaffRights>(
    db,
    sql`SELECT f.id, f.full_name AS "fullName",
        coalesce((SELECT jsonb_agg(jsonb_build_object('permission', p.permission, 'scope', p.scope, 'limits', p.limits, 'lentBy', h.lent_by,
            'lender', h.lender, 'role', jsonb_build_object('id', r.id, 'key', r.key, 'name', r.name, 'system', r.system)) ORDER BY h.lender NULLS FIRST, r.name)
          FROM (SELECT sr.role_id, NULL::uuid AS lent_by, NULL::text AS lender, NULL::text[] AS lent
              FROM staff_role sr WHERE sr.tenant_id = f.tenant_id AND sr.staff_id = f.id AND ${holds}
            UNION ALL SELECT sr.role_id, d.giver_id, g.full_name, d.permissions FROM delegation d
              JOIN staff g ON g.tenant_id = d.tenant_id AND g.id = d.giver_id AND g.status = 'active'
              JOIN staff_role sr ON sr.tenant_id = g.tenant_id AND sr.staff_id = g.id AND ${holds}
              WHERE d.tenant_id = f.tenant_id AND d.taker_id = f.id AND d.state = 'active' AND ${today}::date BETWEEN d.starts_on AND d.ends_on) h
          JOIN role r ON r.tenant_id = f.tenant_id AND r.id = h.role_id AND r.state = 'active'
          JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
          WHERE h.lent IS NULL OR p.permission = ANY(h.lent)), '[]') AS sources,
        coalesce((SELECT jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name, 'system', r.system) ORDER BY r.name) FROM staff_role sr
          JOIN role r ON r.tenant_id = sr.tenant_id AND r.id = sr.role_id AND r.state = 'active'
          WHERE sr.tenant_id = f.tenant_id AND sr.staff_id = f.id AND ${holds}), '[]') AS roles,
        coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.key, 'field', w.field, 'level', w.level, 'pinnedMax', w.pinned_max))
          FROM field_rule w LEFT JOIN role r ON r.tenant_id = w.tenant_id AND r.id = w.role_id
          WHERE w.tenant_id = f.tenant_id), '[]') AS "fieldRules"
      FROM staff f WHERE f.tenant_id = ${tenant.id}::uuid AND f.id = ${staffId}::uuid`,
  );
  return found ?? null;
}
