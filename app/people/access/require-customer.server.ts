import { redirect } from "@remix-run/node";

import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import {
  acrossTenantsPortalSession,
  type PortalSession,
  saveSessionSeen,
} from "~/people/data/session/sessions.server";

import { noteActor } from "~/platform/log/request-facts.server";
import { type ActorHands, actorHands } from "./actor-hands.server";
import { orUnavailable } from "./answers/or-unavailable.server";
import { isSomebodyThere } from "./live/is-somebody-there";
import { requireSameOrigin } from "./request-origin.server";
import { portalCookie, readToken } from "./session-cookie.server";

/** What a person in the portal may do: only ever on their own records. */
const CUSTOMER_PERMISSIONS = new PermissionSet([
  { permission: "portal:read", scope: "own" },
  { permission: "portal:pay", scope: "own" },
  { permission: "portal:sign_out", scope: "own" },
]);

export interface CustomerAccess extends ActorHands {
  customerId: string;
  portalAccountId: string;
  sessionId: string;
  fullName: string;
  language: string;
  csrf: string;
  /** when the person proved who they are; paying asks for a fresh code after ten minutes */
  provenAt: Date;
  tenant: TenantFacts;
}

/** First statement of every signed-in portal loader and action; the session belongs to one firm's portal. */
export async function requireCustomer(request: Request, slug: string): Promise<CustomerAccess> {
  requireSameOrigin(request);
  const host = await orUnavailable(currentHost());
  const token = await readToken(request, portalCookie());
  const session = token ? await orUnavailable(acrossTenantsPortalSession(host.database, token)) : null;
  if (!session || session.tenant.slug !== slug) {
    if (request.method !== "GET")
      throw new Response("SIGN_IN_REQUIRED", { status: 401, statusText: "Unauthorized" });
    throw redirect(`/portal/${encodeURIComponent(slug)}`);
  }
  noteActor({ tenantId: session.tenant.id, actorId: session.customerId });
  if (isSomebodyThere(request)) await saveSessionSeen(host.database, session.sessionId, session.lastSeenAt);
  return toAccess(host, session, request);
}

function toAccess(host: CommandHost, session: PortalSession, request: Request): CustomerAccess {
  const actor: Actor = {
    kind: "customer",
    id: session.customerId,
    name: session.fullName,
    roles: [],
    permissions: CUSTOMER_PERMISSIONS,
  };
  const { tenant } = session;
  return {
    customerId: session.customerId,
    portalAccountId: session.portalAccountId,
    sessionId: session.sessionId,
    fullName: session.fullName,
    language: session.language,
    csrf: session.csrf,
    provenAt: new Date(session.createdAt),
    tenant,
    ...actorHands(host, tenant, actor, request),
  };
}
