import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { accountScope } from "~/collections/data/account/accounts.server";
import { openPersonal } from "~/office/data/event/personal/open-personal.server";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export const TIMELINE_KINDS = ["all", "notes", "money", "status", "contact"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface TimelineEntry {
  id: string;
  type: string;
  at: Date;
  actorKind: string;
  actorName: string | null;
  /** who lent the right that was used */
  onBehalfOf: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  /** who an assignment gave the account to */
  assigneeName: string | null;
}

export interface Timeline {
  entries: TimelineEntry[];
  next: string | null;
}

const PAGE = 50;

const PATTERNS: Record<Exclude<TimelineKind, "all">, string[]> = {
  notes: ["note.%"],
  money: ["payment.%", "refund.%", "account.money_state_changed"],
  status: ["account.%"],
  contact: ["contact.%", "portal.%"],
};

/**
 * The account's events and those that name it, newest first: a reading of the log, not a second store. Closing
 * and settling are told once, by the change of status.
 */
export async function accountTimeline(
  { db, tenant, actor }: QueryContext,
  { accountId, kind, after }: { accountId: string; kind: TimelineKind; after?: string },
): Promise<Timeline> {
  const cursor = fromIdCursor(after);
  const before = cursor !== null ? sql`AND x.id < ${cursor}::uuid` : emptySql;
  const wanted = kind === "all" ? emptySql : sql`AND e.type LIKE ANY(${PATTERNS[kind]})`;
  const found = await rows<TimelineEntry>(
    db,
    sql`SELECT e.id, e.type, e.at, e.actor_kind AS "actorKind", e.actor_name AS "actorName", e.on_behalf_of AS "onBehalfOf", e.before, e.after, e.reason,
        CASE WHEN e.type = 'account.assigned' THEN (SELECT s.full_name FROM staff s WHERE s.tenant_id = e.tenant_id
          AND s.id = (e.after->>'assigned_to')::uuid) END AS "assigneeName"
      FROM (
        SELECT e1.id FROM event e1 WHERE e1.tenant_id = ${tenant.id}::uuid AND e1.subject_type = 'account' AND e1.subject_id = ${accountId}::uuid
        UNION
        SELECT s.event_id FROM event_subject s WHERE s.tenant_id = ${tenant.id}::uuid AND s.subject_type = 'account' AND s.subject_id = ${accountId}::uuid
      ) x(id)
      JOIN event e ON e.tenant_id = ${tenant.id}::uuid AND e.id = x.id
      WHERE e.category <> 'system' AND e.type NOT IN ('account.closed', 'account.settled') ${wanted} ${before}
        AND EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = ${tenant.id}::uuid AND a.id = ${accountId}::uuid
          ${accountScope(actor, actor.permissions.scopeOf("account:read") ?? "own")})
      ORDER BY x.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const entries = await openPersonal(db, found.slice(0, PAGE));
  const last = entries.at(-1);
  return { entries, next: found.length > PAGE && last ? toCursor([last.id]) : null };
}
