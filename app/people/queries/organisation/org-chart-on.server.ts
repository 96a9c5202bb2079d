import { addDays, type CivilDate, startOfDay } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import {
  type ChartOnDay,
  ORG_EVENTS,
  type OrgEvent,
  type PastPerson,
  type PastUnit,
  rewind,
} from "~/people/domain/organisation/org-past";
import { inTreeOrder } from "~/people/domain/organisation/org-tree";
import { rows, sql } from "~/platform/db/tenant-db.server";
import { uuidFloor } from "~/platform/ids/uuid-floor";

/** The chart as it stood when a day ended, in three statements: today's, and what the log says happened since. */
export async function orgChartOn(
  { db, tenant }: QueryContext,
  { on }: { on: CivilDate },
): Promise<ChartOnDay> {
  const units = await rows<PastUnit>(
    db,
    sql`SELECT id, code, name, parent_id AS "parentId", head_id AS "headId", deputy_id AS "deputyId", places, state = 'active' AS open
      FROM department WHERE tenant_id = ${tenant.id}::uuid ORDER BY code LIMIT 2000`,
  );
  const people = await rows<PastPerson>(
    db,
    sql`SELECT id, full_name AS "fullName", department_id AS "departmentId", reports_to_id AS "reportsToId", status = 'active' AS here
      FROM staff WHERE tenant_id = ${tenant.id}::uuid ORDER BY full_name, id LIMIT 5000`,
  );
  const since = uuidFloor(startOfDay(addDays(on, 1), tenant.timeZone));
  const events = await rows<OrgEvent>(
    db,
    sql`SELECT type, subject_id AS "subjectId", before FROM event WHERE tenant_id = ${tenant.id}::uuid
        AND type = ANY(${[...ORG_EVENTS]}::text[]) AND id >= ${since}::uuid ORDER BY id DESC LIMIT 20000`,
  );
  const past = rewind({ units, people }, events);
  return { on, units: inTreeOrder(past.units), people: past.people };
}
