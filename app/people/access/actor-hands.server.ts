import type { Command } from "~/office/commands/command/define-command";
import {
  type CommandAnswer,
  type CommandHost,
  runCommand,
} from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { asSeen } from "~/office/domain/permission/as-seen";
import { isMalformedValue } from "~/platform/db/database-refusal";
import { withTenant } from "~/platform/db/tenant-db.server";

import { orUnavailable } from "./answers/or-unavailable.server";
import type { Query } from "./query-context";
import { requestOrigin } from "./request-origin.server";

/** What a signed-in person reads and changes with: always as themselves, always inside their tenant. */
export interface ActorHands {
  /** Runs one query in one read-only transaction of the tenant. */
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
  /** Runs one command; `key` makes a retry harmless. */
  change<I, O>(command: Command<I, O>, input: unknown, key?: string | null): Promise<CommandAnswer<O>>;
  /** What `change` would answer: everything is done and nothing of it is kept. */
  rehearse<I, O>(command: Command<I, O>, input: unknown): Promise<CommandAnswer<O>>;
}

/** A page's link that was edited by hand into something no column holds is a 400. */
async function orBadRequest<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!isMalformedValue(error)) throw error;
    throw new Response("BAD_REQUEST", { status: 400, statusText: "Bad Request" });
  }
}

/**
 * A database that does not answer is a 503, never a 500.
 *
 * @param dryRun changes are tried and nothing of them is kept
 */
export function actorHands(
  host: CommandHost,
  tenant: TenantFacts,
  actor: Actor,
  request: Request,
  dryRun = false,
): ActorHands {
  const levels = actor.fields ?? null;
  const perform = async <I, O>(
    command: Command<I, O>,
    input: unknown,
    idempotencyKey: string | null,
    dry: boolean,
  ) => {
    const call = { tenant, actor, origin: requestOrigin(request), idempotencyKey, dryRun: dry };
    return asSeen(await orUnavailable(runCommand(host, call, command, input)), levels);
  };
  return {
    read: (query, args) =>
      orUnavailable(
        orBadRequest(
          withTenant(host.database, tenant.id, "read", async (db) =>
            asSeen(await query({ db, tenant, today: tenant.businessDate, actor }, args), levels),
          ),
        ),
      ),
    change: (command, input, key) => perform(command, input, key ?? null, dryRun),
    rehearse: (command, input) => perform(command, input, null, true),
  };
}
