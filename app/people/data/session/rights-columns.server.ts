import { sql } from "~/platform/db/tenant-db.server";

const holds = sql`(sr.until IS NULL OR sr.until >= t.business_date)`;

/**
 * Rights of staff member `f` of tenant `t` on its business date, as columns of the statement that finds them: grants of
 * their own roles and those lent to them (as far as the lender still has them), role keys, field rules and pins.
 */
export const rightsColumns = sql`
  coalesce((SELECT jsonb_agg(DISTINCT jsonb_build_object('permission', p.permission, 'scope', p.scope, 'limits', p.limits,
        'lentBy', h.lent_by, 'lender', h.lender))
      FROM (SELECT sr.role_id, NULL::uuid AS lent_by, NULL::text AS lender, NULL::text[] AS lent
          FROM staff_role sr WHERE sr.tenant_id = f.tenant_id AND sr.staff_id = f.id AND ${holds}
        UNION ALL SELECT sr.role_id, d.giver_id, g.full_name, d.permissions
          FROM delegation d
          JOIN staff g ON g.tenant_id = d.tenant_id AND g.id = d.giver_id AND g.status = 'active'
          JOIN staff_role sr ON sr.tenant_id = g.tenant_id AND sr.staff_id = g.id AND ${holds}
          WHERE d.tenant_id = f.tenant_id AND d.taker_id = f.id AND d.state = 'active' AND t.business_date BETWEEN d.starts_on AND d.ends_on) h
      JOIN role r ON r.tenant_id = f.tenant_id AND r.id = h.role_id AND r.state = 'active'
      JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
      WHERE h.lent IS NULL OR p.permission = ANY(h.lent)), '[]') AS grants,
  coalesce((SELECT array_agg(DISTINCT coalesce(r.base_key, r.key)) FROM staff_role sr
      JOIN role r ON r.tenant_id = sr.tenant_id AND r.id = sr.role_id AND r.state = 'active'
      WHERE sr.tenant_id = f.tenant_id AND sr.staff_id = f.id AND ${holds}), '{}') AS roles,
  coalesce((SELECT array_agg(r.key) FROM staff_role sr JOIN role r ON r.tenant_id = sr.tenant_id AND r.id = sr.role_id AND r.state = 'active'
      WHERE sr.tenant_id = f.tenant_id AND sr.staff_id = f.id AND ${holds}), '{}') AS "roleKeys",
  coalesce((SELECT jsonb_agg(jsonb_build_object('role', r.key, 'field', w.field, 'level', w.level, 'pinnedMax', w.pinned_max))
      FROM field_rule w LEFT JOIN role r ON r.tenant_id = w.tenant_id AND r.id = w.role_id
      WHERE w.tenant_id = f.tenant_id), '[]') AS "fieldRules"`;
