import { redirect } from "@remix-run/node";

import { recordDenial } from "~/office/commands/command/record-denial.server";
import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import {
  acrossTenantsStaffSession,
  saveSessionSeen,
  type StaffSession,
} from "~/people/data/session/sessions.server";
import { isInside } from "~/people/domain/login/ip-list";
import { readSecuritySettings } from "~/people/domain/login/security-settings";
import { noteActor } from "~/platform/log/request-facts.server";
import { type ActorHands, actorHands } from "./actor-hands.server";
import { orUnavailable } from "./answers/or-unavailable.server";
import { needOf } from "./factor/need-of.server";
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
  /** whether the login has a second factor, and when it was last shown in this session */
  hasFactor: boolean;
  factorAt: Date | null;
  /** by when a second factor must be there; null where it is, or need not be */
  factorDue: Date | null;
  /** when the session ends: after so many minutes without work, and then whatever is done */
  idleMinutes: number;
  endsAt: Date;
}

/**
 * First statement of every staff loader and action. Nobody → sign-in page; without the second factor that
 * the role asks for → its set-up (spec 07 §4.2); without the permission → 403 and an event. The permission
 * may be several: any one of them opens the page.
 */
export async function requireStaff(request: Request, ...permissions: string[]): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findSession(request);
  if (!session) throw signIn(request);
  const staff = toAccess(host, session, request);
  noteActor({ tenantId: staff.tenant.id, actorId: staff.id });
  if (isOutside(session, request, host)) throw toLogin(request, "outside", "IP_NOT_ALLOWED");
  if (needOf(session, host).state === "now") throw toLogin(request, "enrol", "MFA_REQUIRED");
  requireOpenFirm(request, staff, permissions);
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

/** What the state of the firm's subscription keeps shut leads to the page that says so (spec 07 §1.4). */
function requireOpenFirm(request: Request, { tenant, roles }: StaffAccess, permissions: string[]): void {
  const actor = { kind: "staff" as const, roles };
  const refusals = permissions.map((permission) => stateRefusal(tenant.status, actor, permission));
  const [code] = refusals;
  if (!code || refusals.includes(null)) return;
  if (isPage(request)) throw redirect("/standing");
  throw new Response(code, { status: 403, statusText: "Forbidden" });
}

/** Guard of the page that sets a second factor up: signed in, with or without one. */
export async function requireEnrolling(request: Request): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findSession(request);
  if (!session) throw signIn(request);
  if (isOutside(session, request, host)) throw toLogin(request, "outside", "IP_NOT_ALLOWED");
  return toAccess(host, session, request);
}

/** Guard of the page that stands outside: signed in, from an address that the firm's list does not have. */
export async function requireOutside(request: Request): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findSession(request);
  if (!session) throw signIn(request);
  if (!isOutside(session, request, host)) throw redirect("/dashboard");
  return toAccess(host, session, request);
}

/** Signed in or not: for public pages that greet differently. */
export async function findStaff(request: Request): Promise<StaffAccess | null> {
  const { host, session } = await findSession(request);
  return session ? toAccess(host, session, request) : null;
}

async function findSession(request: Request): Promise<{ host: CommandHost; session: StaffSession | null }> {
  const host = await orUnavailable(currentHost());
  const token = await readToken(request, staffCookie());
  const session = token ? await orUnavailable(acrossTenantsStaffSession(host.database, token)) : null;
  return { host, session };
}

function isOutside({ security, outsideUntil }: StaffSession, request: Request, host: CommandHost): boolean {
  if (outsideUntil && outsideUntil > host.now()) return false;
  return !isInside(readSecuritySettings(security).addresses, requestOrigin(request).ip);
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
  const need = needOf(session, host);
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
    hasFactor: session.hasFactor,
    factorAt: session.factorAt,
    factorDue: need.state === "due" ? need.by : null,
    idleMinutes: readSecuritySettings(session.security).idleMinutes,
    endsAt: session.endsAt,
    ...actorHands(host, tenant, actor, request),
  };
}

function signIn(request: Request): Response {
  if (request.method !== "GET")
    return new Response("SIGN_IN_REQUIRED", { status: 401, statusText: "Unauthorized" });
  return redirect(`/login${nextOf(request)}`);
}

/** A page goes where the way on is; what is no page answers the code. */
function toLogin(request: Request, step: "enrol" | "outside", code: string): Response {
  if (!isPage(request)) return new Response(code, { status: 403, statusText: "Forbidden" });
  return redirect(`/login/${step}${nextOf(request)}`);
}

function isPage(request: Request): boolean {
  return request.method === "GET" && !/[.]|^\/(stream|files)/.test(new URL(request.url).pathname);
}

function nextOf(request: Request): string {
  const url = new URL(request.url);
  const next = url.pathname + url.search;
  return next === "/" ? "" : `?next=${encodeURIComponent(next)}`;
}
