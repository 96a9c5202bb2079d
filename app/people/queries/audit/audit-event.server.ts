import { openPersonal } from "~/office/data/event/personal/open-personal.server";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

import type { AuditRow } from "./audit-list.server";

export interface AuditEvent extends AuditRow {
  businessDate: string;
  effectiveDate: string | null;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  userAgent: string | null;
  correlationId: string | null;
  causationId: string | null;
  /** place in the chain; null in the seconds before it is sealed */
  seq: bigint | null;
  /** hexadecimal */
  hash: string | null;
  previousHash: string | null;
  sealedAt: Date | null;
  related: { type: string; id: string }[];
}

/** One event with its place in the chain; null is a 404. */
export async function auditEvent(
  { db, tenant }: QueryContext,
  { eventId }: { eventId: string },
): Promise<AuditEvent | null> {
  const found = await rows<AuditEvent>(
    db,
    sql`SELECT e.id, e.at, e.type, e.category, e.actor_kind AS "actorKind", e.actor_id AS "actorId", e.actor_name AS "actorName",
        e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.command, e.ip, e.request_id AS "requestId", e.reason,
        e.business_date AS "businessDate", e.effective_date AS "effectiveDate", e.before, e.after, e.user_agent AS "userAgent",
        e.on_behalf_of AS "onBehalfOf", e.correlation_id AS "correlationId", e.causation_id AS "causationId",
        s.seq, encode(s.hash, 'hex') AS hash, encode(s.prev_hash, 'hex') AS "previousHash", s.sealed_at AS "sealedAt",
        coalesce((SELECT jsonb_agg(jsonb_build_object('type', x.subject_type, 'id', x.subject_id) ORDER BY x.id) FROM event_subject x
          WHERE x.tenant_id = e.tenant_id AND x.event_id = e.id), '[]') AS related
      FROM event e LEFT JOIN event_seal s ON s.tenant_id = e.tenant_id AND s.event_id = e.id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.id = ${eventId}::uuid`,
  );
  const [event] = await openPersonal(db, found);
  return event ?? null;
}
