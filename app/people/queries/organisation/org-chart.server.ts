import type { CivilDate } from "~/office/domain/calendar-date";
import type { StoredDepartment } from "~/people/data/organisation/departments.server";
import { inTreeOrder } from "~/people/domain/organisation/org-tree";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface OrgPerson {
  id: string;
  fullName: string;
  roles: { key: string; name: string; system: boolean }[];
  departmentId: string | null;
  reportsToId: string | null;
  reportsTo: string | null;
  /** last day of an absence that is under way */
  awayUntil: CivilDate | null;
}

export interface OrgUnit extends Omit<StoredDepartment, "state"> {
  /** how deep it stands: 0 at the top */
  depth: number;
}

/** Open departments in the order of their tree, and everybody who works here, in two statements. */
export async function orgChart({
  db,
  tenant,
}: QueryContext): Promise<{ units: OrgUnit[]; people: OrgPerson[] }> {
  const units = await rows<Omit<OrgUnit, "depth">>(
    db,
    sql`SELECT id, code, name, parent_id AS "parentId", head_id AS "headId", deputy_id AS "deputyId", places, hours
      FROM department WHERE tenant_id = ${tenant.id}::uuid AND state = 'active' ORDER BY code LIMIT 1000`,
  );
  const people = await rows<OrgPerson>(
    db,
    sql`SELECT s.id, s.full_name AS "fullName", s.department_id AS "departmentId", s.reports_to_id AS "reportsToId", b.full_name AS "reportsTo",
        (SELECT max(w.to_on) FROM absence w WHERE w.tenant_id = s.tenant_id AND w.staff_id = s.id AND w.state = 'planned'
           AND ${tenant.businessDate}::date BETWEEN w.from_on AND w.to_on) AS "awayUntil",
        coalesce((SELECT jsonb_agg(jsonb_build_object('key', r.key, 'name', r.name, 'system', r.system) ORDER BY r.name) FROM staff_role x
           JOIN role r ON r.tenant_id = x.tenant_id AND r.id = x.role_id WHERE x.tenant_id = s.tenant_id AND x.staff_id = s.id), '[]') AS roles
      FROM staff s LEFT JOIN staff b ON b.tenant_id = s.tenant_id AND b.id = s.reports_to_id
      WHERE s.tenant_id = ${tenant.id}::uuid AND s.status = 'active' ORDER BY s.full_name, s.id LIMIT 2000`,
  );
  return { units: inTreeOrder(units), people };
}
