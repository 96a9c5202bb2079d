import { redirect } from "@remix-run/node";

import type { Command } from "~/office/commands/command/define-command";
import { currentHost } from "~/office/commands/command/current-host.server";
import {
  type CommandAnswer,
  type CommandHost,
  runCommand,
} from "~/office/commands/command/run-command.server";
import { findOperatorSession, type OperatorSession } from "~/people/data/operator/operator-sessions.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import { acrossTenantsTenantById, saveSessionSeen } from "~/people/data/session/sessions.server";
import { isInside } from "~/people/domain/login/ip-list";
import { CONSOLE_RIGHTS } from "~/people/domain/operator/operator-rights.table";
import type { Database } from "~/platform/db/database.server";
import { env } from "~/platform/env/env.server";

import { orUnavailable } from "../answers/or-unavailable.server";
import { isSomebodyThere } from "../live/is-somebody-there";
import { requestOrigin, requireSameOrigin } from "../request-origin.server";
import { readToken, sessionCookie } from "../session-cookie.server";
import { maskForOperator } from "./mask-for-operator";

/** The console's own cookie: no staff page reads it, and no console page reads theirs. */
export const operatorCookie = () => sessionCookie("quittance_operator", "/", 8 * 3600);

/** What the console shows is read over all firms, by functions that say so in their names. */
export type ConsoleQuery<A, R> = (database: Database, args: A) => Promise<R>;

/** A signed-in operator: the only way the console reads or changes anything. */
export interface OperatorAccess {
  id: string;
  fullName: string;
  email: string;
  csrf: string;
  read<A, R>(query: ConsoleQuery<A, R>, args: A): Promise<R>;
  /** Runs a command in one firm, under the operator's name in the firm's log and in the platform's. */
  change<I, O>(
    tenantId: string,
    command: Command<I, O>,
    input: unknown,
    key?: string | null,
  ): Promise<CommandAnswer<O>>;
}

/** Whether the address may know that there is a console; without a list it is shut. */
function isListed(request: Request): boolean {
  const { OPERATOR_ADDRESSES } = env();
  return OPERATOR_ADDRESSES.length > 0 && isInside(OPERATOR_ADDRESSES, requestOrigin(request).ip);
}

/** Guard of the console's own sign-in: an address that is not listed finds nothing here. */
export function requireOperatorDoor(request: Request): void {
  requireSameOrigin(request);
  if (!isListed(request)) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
}

/** First statement of every console page. A session of a firm's staff is nobody here. */
export async function requireOperator(request: Request): Promise<OperatorAccess> {
  requireOperatorDoor(request);
  const host = await orUnavailable(currentHost());
  const session = await findSession(host, request);
  if (!session) {
    if (request.method === "GET") throw redirect("/operator/sign-in");
    throw new Response("SIGN_IN_REQUIRED", { status: 401, statusText: "Unauthorized" });
  }
  if (isSomebodyThere(request)) await saveSessionSeen(host.database, session.sessionId, session.lastSeenAt);
  return toAccess(host, session, request);
}

/** Signed in or not: for the frame of the console's pages. */
export async function findOperatorName(request: Request): Promise<{ fullName: string; csrf: string } | null> {
  const host = await orUnavailable(currentHost());
  const session = await findSession(host, request);
  return session && { fullName: session.fullName, csrf: session.csrf };
}

async function findSession(host: CommandHost, request: Request): Promise<OperatorSession | null> {
  const token = await readToken(request, operatorCookie());
  return token ? orUnavailable(findOperatorSession(host.database, token)) : null;
}

function toAccess(host: CommandHost, session: OperatorSession, request: Request): OperatorAccess {
  const { operatorId: id, fullName, email, csrf } = session;
  const origin = requestOrigin(request);
  const actor = { kind: "operator" as const, id, name: fullName, roles: [], permissions: CONSOLE_RIGHTS };
  return {
    id,
    fullName,
    email,
    csrf,
    read: async (query, args) => maskForOperator(await orUnavailable(query(host.database, args))),
    async change(tenantId, command, input, key) {
      const tenant = await orUnavailable(acrossTenantsTenantById(host.database, tenantId));
      if (!tenant) throw new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
      const call = { tenant, actor, origin, idempotencyKey: key ?? null };
      const answer = await orUnavailable(runCommand(host, call, command, input));
      const facts = {
        command: command.name,
        ok: answer.ok,
        ...(answer.ok ? {} : { code: answer.refusal.code }),
      };
      const deed = { operatorId: id, tenantId, type: "operator.acted", facts, ip: origin.ip };
      await saveOperatorDeed(host.database, deed);
      return answer;
    },
  };
}
