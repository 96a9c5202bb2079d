import type { Command } from "~/office/commands/command/define-command";
import {
  type CommandAnswer,
  type CommandHost,
  runCommand,
} from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { withTenant } from "~/platform/db/tenant-db.server";

import { orUnavailable } from "./or-unavailable.server";
import type { Query } from "./query-context";
import { requestOrigin } from "./request-origin.server";

/** What a signed-in person reads and changes with: always as themselves, always inside their tenant. */
export interface ActorHands {
  /** Runs one query in one read-only transaction of the tenant. */
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
  /** Runs one command; `key` makes a retry harmless. */
  change<I, O>(command: Command<I, O>, input: unknown, key?: string | null): Promise<CommandAnswer<O>>;
}

/** A database that does not answer is a 503, never a 500. */
export function actorHands(
  host: CommandHost,
  tenant: TenantFacts,
  actor: Actor,
  request: Request,
): ActorHands {
  return {
    read: (query, args) =>
      orUnavailable(
        withTenant(host.database, tenant.id, "read", (db) =>
          query({ db, tenant, today: tenant.businessDate, actor }, args),
        ),
      ),
    change: (command, input, key) =>
      orUnavailable(
        runCommand(
          host,
          { tenant, actor, origin: requestOrigin(request), idempotencyKey: key ?? null },
          command,
          input,
        ),
      ),
  };
}
