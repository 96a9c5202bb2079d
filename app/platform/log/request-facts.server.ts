import { AsyncLocalStorage } from "node:async_hooks";

/** What every log line of a request carries. */
export interface RequestFacts {
  requestId: string;
  tenantId?: string;
  actorId?: string;
}

const PLACE = Symbol.for("quittance.request-facts");

// The server and the Remix build are bundled apart, so each has its own copy of this module; the
// store itself must be one.
const shared = globalThis as { [PLACE]?: AsyncLocalStorage<RequestFacts> };

export const requestFacts: AsyncLocalStorage<RequestFacts> = (shared[PLACE] ??= new AsyncLocalStorage());

/** Called by the guards: from here on the request's log lines name who asked. */
export function noteActor(facts: { tenantId: string; actorId: string | null }): void {
  const current = requestFacts.getStore();
  if (!current) return;
  current.tenantId = facts.tenantId;
  if (facts.actorId) current.actorId = facts.actorId;
}
