import { z } from "zod";

import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { maskBody } from "~/money/domain/provider/mask-body";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export const EVENT_STATES = ["received", "processing", "done", "skipped", "failed", "dead"] as const;

export const eventFilter = z.object({
  state: z.enum(EVENT_STATES).optional().catch(undefined),
  after: z.string().optional().catch(undefined),
});

export interface EventRow {
  id: string;
  eventId: string;
  type: string;
  state: (typeof EVENT_STATES)[number];
  tries: number;
  lastError: string | null;
  happenedAt: Date;
  createdAt: Date;
}

const PAGE = 50;
const columns = sql`id, event_id AS "eventId", type, state, tries, last_error AS "lastError", happened_at AS "happenedAt",
  created_at AS "createdAt"`;

/** The firm's inbox of processor news, newest first, with the moment of the last piece of all. */
export async function eventList(
  { db, tenant }: QueryContext,
  filter: z.infer<typeof eventFilter>,
): Promise<{ rows: EventRow[]; next: string | null; lastAt: Date | null; stuck: number }> {
  const [id] = fromCursor(filter.after, 1) ?? [];
  const beyond = typeof id === "string" ? sql`AND id < ${id}::uuid` : emptySql;
  const state = filter.state ? sql`AND state = ${filter.state}` : emptySql;
  const found = await rows<EventRow>(
    db,
    sql`SELECT ${columns} FROM provider_event WHERE tenant_id = ${tenant.id}::uuid ${state} ${beyond} ORDER BY id DESC LIMIT ${PAGE + 1}::int`,
  );
  const [facts] = await rows<{ lastAt: Date | null; stuck: number }>(
    db,
    sql`SELECT (SELECT created_at FROM provider_event WHERE tenant_id = ${tenant.id}::uuid ORDER BY created_at DESC LIMIT 1) AS "lastAt",
      (SELECT count(*)::int FROM provider_event WHERE tenant_id = ${tenant.id}::uuid AND state = 'dead') AS stuck`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const next = found.length > PAGE && last ? toCursor([last.id]) : null;
  return { rows: page, next, lastAt: facts?.lastAt ?? null, stuck: facts?.stuck ?? 0 };
}

/** One piece of news with what was sent, masked, and the payment it is about; null is a 404. */
export async function eventPage(
  { db, tenant }: QueryContext,
  { eventId }: { eventId: string },
): Promise<{ event: EventRow; body: string; paymentId: string | null } | null> {
  const [event] = await rows<EventRow & { body: string; paymentId: string | null }>(
    db,
    sql`SELECT ${columns}, body, (SELECT p.id FROM payment p WHERE p.tenant_id = e.tenant_id AND (p.id::text = e.refs->>'paymentId'
        OR p.processor_ref = e.refs->>'intentRef') ORDER BY p.id LIMIT 1) AS "paymentId"
      FROM provider_event e WHERE e.tenant_id = ${tenant.id}::uuid AND e.id = ${eventId}::uuid`,
  );
  if (!event) return null;
  const { body, paymentId, ...row } = event;
  return { event: row, body: maskBody(body), paymentId };
}
