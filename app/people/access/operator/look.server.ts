import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import { saveEvents } from "~/office/data/event/events.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { acrossTenantsOwnGrant } from "~/people/data/operator/across-tenants-own-grant.server";
import { saveOperatorDeed } from "~/people/data/operator/operator-log.server";
import {
  acrossTenantsLook,
  type LookSession,
  saveOperatorSession,
} from "~/people/data/operator/operator-sessions.server";
import { isInside } from "~/people/domain/login/ip-list";
import { env } from "~/platform/env/env.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { orUnavailable } from "../answers/or-unavailable.server";
import { requestOrigin } from "../request-origin.server";
import { readToken, sessionCookie } from "../session-cookie.server";
import type { OperatorAccess } from "./require-operator.server";

/** Carries an operator's look over a firm's staff pages, for as long as a look can last. */
export const lookCookie = () => sessionCookie("quittance_look", "/", 30 * 60);

/** What the pages say about who looks. */
export interface LookFacts {
  accessId: string;
  operator: string;
  mayWrite: boolean;
  untilAt: Date;
}

/** Begins a look that the firm allowed; answers the cookie's token, null when there is nothing allowed. */
export async function openLook(
  request: Request,
  operator: OperatorAccess,
  tenantId: string,
): Promise<string | null> {
  const { database } = await currentHost();
  const grant = await acrossTenantsOwnGrant(database, { operatorId: operator.id, tenantId });
  if (!grant) return null;
  const { ip, userAgent } = requestOrigin(request);
  const facts = { access_id: grant.accessId };
  await saveOperatorDeed(database, { operatorId: operator.id, tenantId, type: "look.opened", facts, ip });
  const until = grant.untilAt;
  return saveOperatorSession(database, { operatorId: operator.id, tenantId, ip, userAgent, until });
}

/** The look behind the request, if its cookie, its consent, its time and its address all still hold. */
export async function findLook(host: CommandHost, request: Request): Promise<LookSession | null> {
  const token = await readToken(request, lookCookie());
  if (!token) return null;
  const { OPERATOR_ADDRESSES } = env();
  if (OPERATOR_ADDRESSES.length === 0 || !isInside(OPERATOR_ADDRESSES, requestOrigin(request).ip))
    return null;
  return orUnavailable(acrossTenantsLook(host.database, token));
}

const seen = new Set<string>();
const MOST_SEEN = 5000;

/** One page is read by several loaders of one request: it is one view. */
function isFirstOf(requestId: string | null, path: string): boolean {
  if (requestId === null) return true;
  const key = `${requestId} ${path}`;
  if (seen.has(key)) return false;
  if (seen.size >= MOST_SEEN) seen.clear();
  seen.add(key);
  return true;
}

/** Every page an operator opens is a line in the firm's log, which its owner reads (P18-2), and in the platform's. */
export async function recordLookedAt(
  host: CommandHost,
  request: Request,
  look: { tenant: TenantFacts; actor: Actor; accessId: string },
): Promise<void> {
  const origin = requestOrigin(request);
  const { pathname: path } = new URL(request.url);
  if (!isFirstOf(origin.requestId, path)) return;
  const { tenant, actor, accessId } = look;
  const facts = { path, method: request.method };
  const frame = {
    actor,
    origin,
    command: "operator.view",
    today: tenant.businessDate,
    idempotencyKey: null,
    correlationId: newId(),
  };
  const event = {
    id: newId(),
    type: "operator.page_viewed",
    category: "access" as const,
    subject: { type: "operator_access", id: accessId },
    related: [],
    after: facts,
  };
  await withTenant(host.database, tenant.id, "write", (db) => saveEvents(db, frame, [event]));
  const deed = {
    operatorId: actor.id ?? "",
    tenantId: tenant.id,
    type: "look.page_viewed",
    facts,
    ip: origin.ip,
  };
  await saveOperatorDeed(host.database, deed);
}
