import type { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor, Origin, TenantFacts } from "~/office/domain/event/actor";
import type { EventDraft, Subject } from "~/office/domain/event/event-draft";
import type { Outcome } from "~/office/domain/outcome";
import type { TenantDb } from "~/platform/db/tenant-db.server";

/** A job a command asks for; it is stored in the command's own transaction. */
export interface JobRequest {
  name: string;
  payload: Record<string, unknown>;
  /** only one job with this key waits in the queue */
  singletonKey?: string;
  startAfter?: Date;
}

export interface CommandContext {
  db: TenantDb;
  tenant: TenantFacts;
  /** the tenant's business date */
  today: CivilDate;
  now: Date;
  actor: Actor;
  origin: Origin;
  idempotencyKey: string | null;
  newId(): string;
  /** Appends an event; returns its id. */
  emit(type: string, subject: Subject, more?: Partial<Omit<EventDraft, "id" | "type" | "subject">>): string;
  enqueue(
    name: string,
    payload: Record<string, unknown>,
    more?: Partial<Omit<JobRequest, "name" | "payload">>,
  ): void;
  /** Runs another command's body inside this transaction, under the same actor. */
  run<I, O>(command: Command<I, O>, input: I): Promise<Outcome<O>>;
  receivers: ReceiverTable;
}

/**
 * What a higher context does inside a lower one's transaction, by name (jobs/receivers.ts). The lower
 * context that declares an interface narrows it.
 */
export type ReceiverTable = Readonly<Record<string, object>>;

export interface Command<I, O> {
  /** `resource.verb`, as events and the audit screen name it */
  readonly name: string;
  /** `resource:action` */
  readonly permission: string;
  readonly input: z.ZodType<I>;
  /** money and messages need an idempotency key */
  readonly keyed: boolean;
  readonly body: (context: CommandContext, input: I) => Promise<Outcome<O>>;
}

interface CommandHead<I> {
  name: string;
  permission: string;
  input: z.ZodType<I>;
  keyed?: boolean;
}

export function defineCommand<I, O>(
  head: CommandHead<I>,
  body: (context: CommandContext, input: I) => Promise<Outcome<O>>,
): Command<I, O> {
  return { keyed: false, ...head, body };
}
