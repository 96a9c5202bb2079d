import type { Command } from "~/office/commands/command/define-command";
import {
  type CommandAnswer,
  type CommandHost,
  runCommand,
} from "~/office/commands/command/run-command.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet, SYSTEM_PERMISSIONS } from "~/office/domain/permission/permission-set";
import { receivers } from "~/jobs/receivers";
import type { Query } from "~/people/access/query-context";
import { grantsOfRole } from "~/people/domain/permission/role-templates.table";
import { createDatabase, type Database } from "~/platform/db/database.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { env } from "~/platform/env/env.server";
import { openQueue } from "~/platform/queue/queue.server";

const ORIGIN = { ip: null, userAgent: "demo seed", requestId: null };

/** Somebody of a firm, with the firm's today as the seed plays it. */
export interface Hand {
  actor: Actor;
  change<I, O>(command: Command<I, O>, input: unknown, key?: string): Promise<CommandAnswer<O>>;
  read<A, R>(query: Query<A, R>, args: A): Promise<R>;
}

/** The command wrapper's host with a day that the seed moves by itself. */
export interface SeedHost {
  database: Database;
  /** null: the real now */
  playing: CivilDate | null;
  hand(tenant: TenantFacts, actor: Actor): Hand;
  close(): Promise<void>;
}

export async function openSeedHost(): Promise<SeedHost> {
  const { APP_DATABASE_URL: appUrl, ACROSS_DATABASE_URL: acrossUrl } = env();
  const database = createDatabase({ appUrl, acrossUrl, max: 4 });
  const queue = await openQueue(database.app);
  const seed: SeedHost = {
    database,
    playing: null,
    hand: (tenant, actor) => {
      const facts = () => (seed.playing ? { ...tenant, businessDate: seed.playing } : tenant);
      return {
        actor,
        change: (command, input, key) =>
          runCommand(
            host,
            { tenant: facts(), actor, origin: ORIGIN, idempotencyKey: key ?? null },
            command,
            input,
          ),
        read: (query, args) =>
          withTenant(database, tenant.id, "read", (db) =>
            query({ db, tenant: facts(), today: facts().businessDate, actor }, args),
          ),
      };
    },
    async close() {
      await queue.close();
      await database.close();
    },
  };
  const now = () => {
    const real = new Date();
    const played = seed.playing ? new Date(`${seed.playing}T16:20:00Z`) : real;
    // the last day played is today, whose afternoon may not have come yet
    return played < real ? played : real;
  };
  const host: CommandHost = { database, queue, receivers, now };
  return seed;
}

export function staffActor(id: string, name: string, role: string): Actor {
  const permissions = new PermissionSet(grantsOfRole(role));
  return { kind: "staff", id, name, roles: [role], permissions };
}

export const SYSTEM_ACTOR: Actor = {
  kind: "system",
  id: null,
  name: "demo seed",
  roles: ["system"],
  permissions: SYSTEM_PERMISSIONS,
};

/** The value of an answer that must be a yes. */
export function valueOf<O>(answer: CommandAnswer<O>): O {
  if (answer.ok) return answer.value;
  const { code, fields } = answer.refusal;
  throw new Error(`the seed was refused: ${code} ${JSON.stringify(fields ?? {})}`);
}

/** Asks until there is an answer: the worker is at it. */
export async function waitFor<T>(what: string, ask: () => Promise<T | null>, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

/** The record that was there first, which a refused duplicate names. */
export function firstOf(answer: CommandAnswer<unknown>, fact: string): string {
  const known = answer.ok ? undefined : answer.refusal.facts?.[fact];
  if (typeof known === "string") return known;
  throw new Error(`the seed was refused: ${answer.ok ? "" : answer.refusal.code}`);
}
