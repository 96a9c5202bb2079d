import { redirect } from "@remix-run/node";

import { recordDenial } from "~/office/commands/command/record-denial.server";
import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import {
  acrossTenantsStaffSession,
  saveSessionSeen,
  type StaffSession,
} from "~/people/data/session/sessions.server";

import { noteActor } from "~/platform/log/request-facts.server";
import { type ActorHands, actorHands } from "./actor-hands.server";
import { orUnavailable } from "./answers/or-unavailable.server";
import { requestOrigin, requireSameOrigin } from "./request-origin.server";
import { readToken, staffCookie } from "./session-cookie.server";

/** A signed-in staff member: the only way a staff page reads or changes anything. */
export interface StaffAccess extends ActorHands {
  id: string;
  userId: string;
  sessionId: string;
  fullName: string;
  email: string;
  roles: string[];
  theme: string;
  language: string;
  csrf: string;
  tenant: TenantFacts;
  permissions: PermissionSet;
}

/**
 * First statement of every staff loader and action. Nobody → sign-in page; without the permission →
 * 403 and an event. The permission may be several: any one of them opens the page.
 */
export async function requireStaff(request: Request, ...permissions: string[]): Promise<StaffAccess> {
  requireSameOrigin(request);
  const host = await orUnavailable(currentHost());
  const token = await readToken(request, staffCookie());
  const session = token ? await orUnavailable(acrossTenantsStaffSession(host.database, token)) : null;
  if (!session) throw signIn(request);
  const staff = toAccess(host, session, request);
  noteActor({ tenantId: staff.tenant.id, actorId: staff.id });
  if (permissions.length > 0 && !permissions.some((permission) => staff.permissions.has(permission))) {
    const { tenant, id, fullName: name, roles } = staff;
    const actor: Actor = { kind: "staff", id, name, roles, permissions: staff.permissions };
    const path = new URL(request.url).pathname;
    const origin = requestOrigin(request);
    await recordDenial(host.database, {
      tenant,
      actor,
      origin,
      command: "page.open",
      needed: permissions,
      path,
    });
    throw new Response("FORBIDDEN", { status: 403, statusText: "Forbidden" });
  }
  await saveSessionSeen(host.database, session.sessionId, session.lastSeenAt);
  return staff;
}

/** Signed in or not: for public pages that greet differently. */
export async function findStaff(request: Request): Promise<StaffAccess | null> {
  const host = await orUnavailable(currentHost());
  const token = await readToken(request, staffCookie());
  const session = token ? await orUnavailable(acrossTenantsStaffSession(host.database, token)) : null;
  return session ? toAccess(host, session, request) : null;
}

function toAccess(host: CommandHost, session: StaffSession, request: Request): StaffAccess {
  const permissions = new PermissionSet(session.grants);
  const actor: Actor = {
    kind: "staff",
    id: session.staffId,
    name: session.fullName,
    roles: session.roles,
    permissions,
  };
  const { tenant } = session;
  return {
    id: session.staffId,
    userId: session.userId,
    sessionId: session.sessionId,
    fullName: session.fullName,
    email: session.email,
    roles: session.roles,
    theme: session.theme,
    language: session.language,
    csrf: session.csrf,
    tenant,
    permissions,
    ...actorHands(host, tenant, actor, request),
  };
}

function signIn(request: Request): Response {
  const url = new URL(request.url);
  if (request.method !== "GET")
    return new Response("SIGN_IN_REQUIRED", { status: 401, statusText: "Unauthorized" });
  const next = url.pathname + url.search;
  return redirect(`/login${next === "/" ? "" : `?next=${encodeURIComponent(next)}`}`);
}
