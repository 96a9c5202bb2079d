import type { LiveEventRow } from "~/office/queries/live-events.server";
import { uuidFloor } from "~/platform/ids/uuid-floor";

import { onTenantEvents } from "./on-tenant-events.server";

interface StreamSource {
  tenantId: string;
  personId: string;
  read(ids: string[]): Promise<LiveEventRow[]>;
  readAfter(eventId: string): Promise<LiveEventRow[]>;
}

const HEARTBEAT_MS = 15_000;
/** The page's data was read before its stream opened: what happened in between is sent first. */
const LOOK_BACK_MS = 10_000;
const STREAMS_PER_PERSON = 5;
const UUID = /^[0-9a-f-]{36}$/;

const open = new Map<string, (() => void)[]>();

/** An event stream of one person; a sixth closes the oldest, a broken reader ends it. */
export async function liveStream(request: Request, source: StreamSource): Promise<Response> {
  const encoder = new TextEncoder();
  let end = () => undefined as void;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const send = (events: LiveEventRow[]) => events.forEach((event) => write(toMessages(event)));
      const fail = () => end();
      const stopListening = await onTenantEvents(source.tenantId, (ids) => {
        if (ids.length > 0) void source.read(ids).then(send).catch(fail);
      });
      const beat = setInterval(() => write(": beat\n\n"), HEARTBEAT_MS);
      end = once(() => {
        clearInterval(beat);
        stopListening();
        forget(source.personId, end);
        try {
          controller.close();
        } catch {
          // the reader closed it first
        }
      });
      remember(source.personId, end);
      request.signal.addEventListener("abort", end);
      write("retry: 2000\n\n");
      const last = request.headers.get("last-event-id");
      const since = last && UUID.test(last) ? last : uuidFloor(new Date(Date.now() - LOOK_BACK_MS));
      await source.readAfter(since).then(send).catch(fail);
    },
    cancel: () => end(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
}

function toMessages(event: LiveEventRow): string {
  return event.subjects
    .map((subject) => `id: ${event.id}\ndata: ${JSON.stringify({ type: event.type, subject })}\n\n`)
    .join("");
}

function remember(personId: string, end: () => void): void {
  const own = [...(open.get(personId) ?? []), end];
  open.set(personId, own);
  if (own.length > STREAMS_PER_PERSON) own[0]?.();
}

function forget(personId: string, end: () => void): void {
  const left = (open.get(personId) ?? []).filter((one) => one !== end);
  if (left.length > 0) open.set(personId, left);
  else open.delete(personId);
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}
