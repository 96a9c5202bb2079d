import { saveEvents } from "~/office/data/event/events.server";
import type { Actor, Origin, TenantFacts } from "~/office/domain/event/actor";
import type { Database } from "~/platform/db/database.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

interface Denial {
  tenant: TenantFacts;
  actor: Actor;
  origin: Origin;
  /** what was asked for: a command's name or "page.open" */
  command: string;
  needed: string[];
  path?: string;
}

/** A refused act is a fact of the firm's log, in a transaction of its own. */
export async function recordDenial(database: Database, denial: Denial): Promise<void> {
  const { tenant, actor, origin, command, needed, path } = denial;
  const today = tenant.businessDate;
  const frame = { actor, origin, command, today, idempotencyKey: null, correlationId: newId() };
  const event = {
    id: newId(),
    type: "access.denied",
    category: "denied" as const,
    subject: { type: actor.kind, id: actor.id ?? tenant.id },
    related: [],
    after: { needed, ...(path ? { path } : {}) },
  };
  await withTenant(database, tenant.id, "write", (db) => saveEvents(db, frame, [event]));
}
