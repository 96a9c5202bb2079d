import type { Grant } from "~/office/domain/permission/grant";
import type { QueryContext } from "~/people/access/query-context";
import {
  type Holder,
  type PastActs,
  roleOutlook,
  type RoleOutlook,
} from "~/people/domain/permission/outlook/role-outlook";
import { rows, sql } from "~/platform/db/tenant-db.server";

/** One person's acts of one command are one row; more rows than this would be read by nobody. */
const MOST_ACTS = 5000;

/**
 * Who gains and who loses what when a role becomes these lines, and what of the last 30 days would have gone otherwise:
 * three statements.
 *
 * @param needs command → its permission
 */
export async function roleChangeOutlook(
  { db, tenant, today }: QueryContext,
  {
    roleId,
    grants,
    needs,
  }: { roleId: string | null; grants: readonly Grant[]; needs: Readonly<Record<string, string>> },
): Promise<RoleOutlook> {
  if (roleId === null) return { people: [], acts: [] };
  const before = await rows<Grant>(
    db,
    sql`SELECT p.permission, p.scope, p.limits FROM role_permission p
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.role_id = ${roleId}::uuid`,
  );
  const holders = await rows<Holder>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName",
        coalesce(jsonb_agg(jsonb_build_object('permission', p.permission, 'scope', p.scope, 'limits', p.limits))
          FILTER (WHERE p.permission IS NOT NULL), '[]') AS others
      FROM staff_role h
      JOIN staff s ON s.tenant_id = h.tenant_id AND s.id = h.staff_id AND s.status = 'active'
      LEFT JOIN staff_role x ON x.tenant_id = h.tenant_id AND x.staff_id = h.staff_id AND x.role_id <> h.role_id
        AND (x.until IS NULL OR x.until >= ${today}::date)
      LEFT JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id AND r.state = 'active'
      LEFT JOIN role_permission p ON p.tenant_id = r.tenant_id AND p.role_id = r.id
      WHERE h.tenant_id = ${tenant.id}::uuid AND h.role_id = ${roleId}::uuid AND (h.until IS NULL OR h.until >= ${today}::date)
      GROUP BY s.id, s.full_name ORDER BY s.full_name, s.id`,
  );
  const ids = holders.map(({ id }) => id);
  const past = await rows<PastActs>(
    db,
    sql`SELECT e.actor_id AS "actorId", e.command, e.category = 'denied' AS denied,
        CASE WHEN e.category = 'denied' THEN e.after->'needed' END AS needed,
        count(DISTINCT e.correlation_id)::int AS acts, max(e.at) AS "lastAt"
      FROM event e WHERE e.tenant_id = ${tenant.id}::uuid AND e.actor_id = ANY(${ids}::uuid[]) AND e.actor_kind = 'staff'
        AND e.id >= uuid_floor(now() - interval '30 days')
      GROUP BY 1, 2, 3, 4 ORDER BY max(e.at) DESC LIMIT ${MOST_ACTS}::int`,
  );
  return roleOutlook({ before, after: grants }, holders, past, needs);
}
