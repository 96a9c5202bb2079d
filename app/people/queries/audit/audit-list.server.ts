import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import { openPersonal } from "~/office/data/event/personal/open-personal.server";
import type { QueryContext } from "~/people/access/query-context";
import type { AuditFilter } from "~/people/domain/audit/audit-filter";
import { emptySql, joinSql, rows, sql } from "~/platform/db/tenant-db.server";

import { auditTerms } from "./audit-terms.server";

export interface AuditRow {
  id: string;
  at: Date;
  type: string;
  category: string;
  actorKind: string;
  actorId: string | null;
  actorName: string | null;
  /** who lent the right that was used */
  onBehalfOf: string | null;
  subjectType: string;
  subjectId: string;
  command: string;
  ip: string | null;
  requestId: string | null;
  reason: string | null;
}

export interface AuditPage {
  rows: AuditRow[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

/** The firm's log, newest first, by keyset: one statement. */
export async function auditList(
  { db, tenant }: QueryContext,
  { filter, after, before }: { filter: AuditFilter; after?: string; before?: string },
): Promise<AuditPage> {
  const backwards = after === undefined && before !== undefined;
  const cursor = fromIdCursor(backwards ? before : after);
  const beyond = cursor ? sql`AND e.id ${backwards ? sql`>` : sql`<`} ${cursor}::uuid` : emptySql;
  const terms = joinSql(auditTerms(tenant.id, tenant.timeZone, filter), " AND ");
  const found = await rows<AuditRow>(
    db,
    sql`SELECT e.id, e.at, e.type, e.category, e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName", e.on_behalf_of AS "onBehalfOf",
        e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.command, e.ip, e.request_id AS "requestId", e.reason
      FROM event e WHERE ${terms} ${beyond} ORDER BY e.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${PAGE + 1}::int`,
  );
  const page = await openPersonal(db, found.slice(0, PAGE));
  if (backwards) page.reverse();
  const more = found.length > PAGE;
  const [first] = page;
  const last = page.at(-1);
  return {
    rows: page,
    next: last && (backwards || more) ? toCursor([last.id]) : null,
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.id]) : null,
  };
}
