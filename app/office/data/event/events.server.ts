import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor, Origin } from "~/office/domain/event/actor";
import type { EventDraft } from "~/office/domain/event/event-draft";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { type PersonFinders, sealPersonal } from "./personal/seal-personal.server";

export interface EventFrame {
  actor: Actor;
  origin: Origin;
  command: string;
  today: CivilDate;
  idempotencyKey: string | null;
  correlationId: string;
  /** who lent the permission that is used */
  onBehalfOf?: string | null;
  /** whose records are that events are about; without them only events that name the customer have one */
  persons?: PersonFinders;
}

const NOTIFY_LIMIT = 60;

/**
 * Writes a command's events, personal values under the person's key, and tells the listeners, in one statement. The notice carries the tenant
 * and at most NOTIFY_LIMIT event ids (Postgres allows 8,000 bytes); a reader that got none reads on
 * by id.
 */
export async function saveEvents(db: TenantDb, frame: EventFrame, drafts: EventDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const unsealed = drafts.map((draft) => ({
    record: toRecord(frame, draft),
    about: [draft.subject, ...draft.related],
  }));
  const events = JSON.stringify(await sealPersonal(db, unsealed, frame.persons ?? {}));
  const subjects = JSON.stringify(
    drafts.flatMap((draft) =>
      draft.related.map((subject) => ({
        event_id: draft.id,
        subject_type: subject.type,
        subject_id: subject.id,
      })),
    ),
  );
  const notice = [tenantIdOf(db), ...drafts.slice(0, NOTIFY_LIMIT).map((draft) => draft.id)].join(" ");
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`WITH written AS (
      INSERT INTO event (tenant_id, id, type, category, business_date, effective_date, actor_kind, actor_id, actor_name, on_behalf_of,
        command, desk, subject_type, subject_id, before, after, reason, ip, user_agent, request_id, correlation_id,
        causation_id, idempotency_key)
      SELECT ${tenantId}::uuid, e.id, e.type, e.category, e.business_date, e.effective_date, e.actor_kind, e.actor_id, e.actor_name, e.on_behalf_of,
        e.command, e.desk, e.subject_type, e.subject_id, e.before, e.after, e.reason, e.ip, e.user_agent, e.request_id,
        e.correlation_id, e.causation_id, e.idempotency_key
      FROM jsonb_to_recordset(${events}::jsonb) AS e(id uuid, type text, category text, business_date date, effective_date date,
        actor_kind text, actor_id uuid, actor_name text, on_behalf_of text, command text, desk text, subject_type text, subject_id uuid, before jsonb,
        after jsonb, reason text, ip text, user_agent text, request_id text, correlation_id uuid, causation_id uuid, idempotency_key text)
      RETURNING id
    ), further AS (
      INSERT INTO event_subject (tenant_id, id, event_id, subject_type, subject_id)
      SELECT ${tenantId}::uuid, uuidv7(), s.event_id, s.subject_type, s.subject_id
      FROM jsonb_to_recordset(${subjects}::jsonb) AS s(event_id uuid, subject_type text, subject_id uuid)
      RETURNING 1
    )
    SELECT pg_notify('quittance_event', ${notice}), (SELECT count(*) FROM written), (SELECT count(*) FROM further)`,
  );
}

function toRecord(frame: EventFrame, draft: EventDraft) {
  return {
    id: draft.id,
    type: draft.type,
    category: draft.category,
    business_date: frame.today,
    effective_date: draft.effectiveDate ?? null,
    actor_kind: frame.actor.kind,
    actor_id: frame.actor.id,
    actor_name: frame.actor.name,
    on_behalf_of: frame.onBehalfOf ?? null,
    command: frame.command,
    desk: draft.desk ?? null,
    subject_type: draft.subject.type,
    subject_id: draft.subject.id,
    before: toJson(draft.before),
    after: toJson(draft.after),
    reason: draft.reason ?? null,
    ip: frame.origin.ip,
    user_agent: frame.origin.userAgent,
    request_id: frame.origin.requestId,
    correlation_id: frame.correlationId,
    causation_id: draft.causationId ?? null,
    idempotency_key: frame.idempotencyKey,
  };
}

/** bigint has no JSON form: minor units are written as integers when exact, else as text. */
export function toJson(value: unknown): unknown {
  if (value === undefined) return null;
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "bigint"
        ? Number.isSafeInteger(Number(inner))
          ? Number(inner)
          : inner.toString()
        : inner,
    ),
  ) as unknown;
}
