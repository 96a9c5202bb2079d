import { createHash } from "node:crypto";

import type { Actor, Origin, TenantFacts } from "~/office/domain/event/actor";
import type { EventDraft } from "~/office/domain/event/event-draft";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import { canonicalJson } from "~/office/domain/event/event-chain.server";
import { saveEvents, toJson } from "~/office/data/event/events.server";
import { claimIdempotencyKey, saveFirstAnswer } from "~/office/data/event/idempotency.server";
import type { Database } from "~/platform/db/database.server";
import { isTransient, toDatabaseRefusal } from "~/platform/db/database-refusal";
import { rows, sql, type TenantDb, withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";
import type { JobQueue } from "~/platform/queue/queue.server";

import { refuseOverDay } from "./refuse-over-day.server";
import { personFinders } from "./person-finders.server";
import { recordDenial, recordRefusal } from "./record-denial.server";
import { storeJobs } from "./store-jobs.server";
import type { Command, CommandContext, JobRequest, ReceiverTable } from "./define-command";

/** What a process hands to every command it runs. */
export interface CommandHost {
  database: Database;
  queue: JobQueue;
  receivers: ReceiverTable;
  now(): Date;
}

export interface CommandCall {
  tenant: TenantFacts;
  actor: Actor;
  origin: Origin;
  idempotencyKey?: string | null;
  /** does everything and keeps nothing: the answer is what would have been */
  dryRun?: boolean;
}

export type CommandAnswer<O> = Outcome<O> & { replayed?: boolean };

const TRIES = 3;

/**
 * Runs one command: permission, the state of the firm's subscription, shape, then one transaction with its rows, events, jobs and the
 * idempotency record, committed on `ok` and rolled back on a refusal. A deadlock runs it again.
 */
export async function runCommand<I, O>(
  host: CommandHost,
  call: CommandCall,
  command: Command<I, O>,
  rawInput: unknown,
): Promise<CommandAnswer<O>> {
  if (!call.actor.permissions.has(command.permission)) {
    await recordDenial(host, { ...call, command: command.name, needed: [command.permission] });
    return refuse("FORBIDDEN", { facts: { needed: command.permission } });
  }
  const blocked = stateRefusal(call.tenant.status, call.actor, command.permission, command.name);
  if (blocked) return refuse(blocked);
  const parsed = command.input.safeParse(rawInput);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.map((issue) => [issue.path.join("."), issue.message]),
    );
    return refuse("VALIDATION", { fields });
  }
  if (command.keyed && !call.idempotencyKey && !call.dryRun) return refuse("IDEMPOTENCY_KEY_REQUIRED");
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await runOnce(host, call, command, parsed.data);
      if (!answer.ok && !call.dryRun) await recordRefusal(host, call, command, answer.refusal);
      return answer;
    } catch (error) {
      if (attempt < TRIES && isTransient(error)) continue;
      const refusal = toDatabaseRefusal(error);
      if (refusal)
        return refuse(refusal.code, { reasons: [refusal.detail], facts: { constraint: refusal.constraint } });
      throw error;
    }
  }
}

async function runOnce<I, O>(
  host: CommandHost,
  call: CommandCall,
  command: Command<I, O>,
  input: I,
): Promise<CommandAnswer<O>> {
  const events: EventDraft[] = [];
  const jobs: JobRequest[] = [];
  const key = call.dryRun ? null : call.idempotencyKey;
  const work = async (db: TenantDb): Promise<CommandAnswer<O>> => {
    if (key) {
      const claim = await claimIdempotencyKey(db, command.name, key, hashOf(input));
      if (claim.state === "mismatch") return refuse("IDEMPOTENCY_MISMATCH");
      if (claim.state === "replay") return { ...accept(claim.response as O), replayed: true };
    }
    const limited = await refuseOverDay(db, host, call, command);
    if (limited) return limited;
    const outcome = await command.body(contextOf(host, call, db, events, jobs), input);
    if (!outcome.ok) return outcome;
    await saveEvents(db, frameOf(host, call, command), events);
    await storeJobs(host.queue, call, db, jobs);
    if (key) await saveFirstAnswer(db, command.name, key, toJson(outcome.value));
    // what a commit would have checked
    if (call.dryRun) await rows(db, sql`SET CONSTRAINTS ALL IMMEDIATE`);
    return outcome;
  };
  const keeps = (answer: CommandAnswer<O>) => answer.ok && !answer.replayed && !call.dryRun;
  return withTenant(host.database, call.tenant.id, "write", work, keeps);
}

function contextOf(
  host: CommandHost,
  call: CommandCall,
  db: TenantDb,
  events: EventDraft[],
  jobs: JobRequest[],
): CommandContext {
  const context: CommandContext = {
    db,
    tenant: call.tenant,
    today: call.tenant.businessDate,
    now: host.now(),
    actor: call.actor,
    origin: call.origin,
    idempotencyKey: call.idempotencyKey ?? null,
    receivers: host.receivers,
    newId,
    emit(type, subject, more = {}) {
      const id = newId();
      events.push({ category: "change", related: [], ...more, id, type, subject });
      return id;
    },
    enqueue(name, payload, more = {}) {
      jobs.push({ ...more, name, payload });
    },
    run: (inner, input) => inner.body(context, input),
  };
  return context;
}

function frameOf<I, O>({ receivers }: CommandHost, call: CommandCall, command: Command<I, O>) {
  return {
    persons: personFinders(receivers),
    actor: call.actor,
    origin: call.origin,
    command: command.name,
    today: call.tenant.businessDate,
    idempotencyKey: call.idempotencyKey ?? null,
    correlationId: newId(),
    onBehalfOf: lenderOf(call.actor, command.permission),
  };
}

/** Whose right it is that the actor uses; null where they have it themselves. */
function lenderOf({ lent }: Actor, permission: string): string | null {
  const loan = lent?.[permission];
  return loan && !loan.own ? (loan.givers[0]?.name ?? null) : null;
}

/** Equal input gives an equal hash, whatever the order of its keys. */
function hashOf(input: unknown): Buffer {
  return createHash("sha256")
    .update(canonicalJson(toJson(input)))
    .digest();
}
