import type { Actor } from "~/office/domain/event/actor";
import { rows, sql, type TenantDb } from "~/platform/db/tenant-db.server";

export interface LiveEventRow {
  id: string;
  type: string;
  subjects: { type: string; id: string }[];
}

/** An event with every subject it shows on. */
const columns = sql`e.id, e.type, jsonb_build_array(jsonb_build_object('type', e.subject_type, 'id', e.subject_id)) || coalesce(
    (SELECT jsonb_agg(jsonb_build_object('type', s.subject_type, 'id', s.subject_id)) FROM event_subject s
      WHERE s.tenant_id = e.tenant_id AND s.event_id = e.id), '[]') AS subjects`;

/** Events by id with every subject they show on; ids that are not this tenant's are simply missing. */
export async function liveEvents(
  { db }: { db: TenantDb; actor: Actor },
  { ids }: { ids: string[] },
): Promise<LiveEventRow[]> {
  return rows<LiveEventRow>(
    db,
    sql`SELECT ${columns} FROM event e WHERE e.id = ANY(${ids}::uuid[]) ORDER BY e.id`,
  );
}

/** Events after an id, for a stream that was away; at most 200, because the page only needs to look again. */
export async function liveEventsAfter(
  { db }: { db: TenantDb; actor: Actor },
  { after }: { after: string },
): Promise<LiveEventRow[]> {
  return rows<LiveEventRow>(
    db,
    sql`SELECT ${columns} FROM event e WHERE e.id > ${after}::uuid ORDER BY e.id LIMIT 200`,
  );
}
