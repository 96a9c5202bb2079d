import { countDenials } from "~/office/data/event/denials.server";
import { saveEvents } from "~/office/data/event/events.server";
import type { Actor, Origin, TenantFacts } from "~/office/domain/event/actor";
import type { Refusal } from "~/office/domain/outcome";
import { DENIALS_ALERT } from "~/office/domain/permission/denials-alert";
import type { Database } from "~/platform/db/database.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";
import type { JobQueue } from "~/platform/queue/queue.server";

import { storeJobs } from "./store-jobs.server";

interface Denial {
  tenant: TenantFacts;
  actor: Actor;
  origin: Origin;
  /** what was asked for: a command's name, "page.open" or "api.call" */
  command: string;
  needed: string[];
  /** the rule that refused, where it was not the permission alone */
  code?: string;
  path?: string;
}

interface DenialHost {
  database: Database;
  queue: JobQueue;
  now(): Date;
}

/**
 * A refused act is a fact of the firm's log, in a transaction of its own; one refusal too many within an hour is told to
 * compliance by a job.
 */
export async function recordDenial(host: DenialHost, denial: Denial): Promise<void> {
  const { tenant, actor, origin, command, needed, code, path } = denial;
  const today = tenant.businessDate;
  const frame = { actor, origin, command, today, idempotencyKey: null, correlationId: newId() };
  const event = {
    id: newId(),
    type: "access.denied",
    category: "denied" as const,
    subject: { type: actor.kind, id: actor.id ?? tenant.id },
    related: [],
    after: { needed, ...(code ? { code } : {}), ...(path ? { path } : {}) },
  };
  await withTenant(host.database, tenant.id, "write", async (db) => {
    await saveEvents(db, frame, [event]);
    if (!actor.id || (actor.kind !== "staff" && actor.kind !== "api_key")) return;
    const since = new Date(host.now().getTime() - DENIALS_ALERT.withinMs);
    const { count } = DENIALS_ALERT;
    if ((await countDenials(db, actor.id, since, count)) < count) return;
    const payload = { actorKind: actor.kind, actorId: actor.id, actorName: actor.name ?? "" };
    const singletonKey = `${tenant.id}:${actor.id}`;
    await storeJobs(host.queue, { actor, tenant }, db, [{ name: "tell-denials", payload, singletonKey }]);
  });
}

/** Refusals of the person, not of the act: found out only where the record is known, and denials like the others. */
const OF_THE_PERSON = ["FORBIDDEN", "FIELD_FORBIDDEN", "MAKER_IS_CHECKER", "SELF_DEALING"];

export async function recordRefusal(
  host: DenialHost,
  { tenant, actor, origin }: Pick<Denial, "tenant" | "actor" | "origin">,
  { name, permission }: { name: string; permission: string },
  { code, facts }: Refusal,
): Promise<void> {
  if (!OF_THE_PERSON.includes(code)) return;
  const needed = typeof facts?.["needed"] === "string" ? facts["needed"] : permission;
  await recordDenial(host, { tenant, actor, origin, command: name, needed: [needed], code });
}
