import { redirect } from "@remix-run/node";

import { recordDenial } from "~/office/commands/command/record-denial.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { PermissionSet } from "~/office/domain/permission/permission-set";
import { settingOf } from "~/office/domain/setting/setting-of";
import { stateRefusal } from "~/office/domain/tenant/tenant-allows";
import { saveSessionSeen } from "~/people/data/session/sessions.server";
import { toRights } from "~/people/domain/permission/session-rights";
import { noteActor } from "~/platform/log/request-facts.server";
import { type ActorHands, actorHands } from "./actor-hands.server";
import { needOf } from "./factor/need-of.server";
import { type LookFacts, recordLookedAt } from "./operator/look.server";
import { isSomebodyThere } from "./live/is-somebody-there";
import {
  findViewed,
  recordViewedAs,
  VIEW_AS_END,
  type ViewAsFacts,
  viewAsHands,
} from "./rights/view-as-hands.server";
import { lookHands } from "./operator/look-hands.server";
import { requestOrigin, requireSameOrigin } from "./request-origin.server";
import { findOpenSession, type OpenSession } from "./staff/find-open-session.server";
import { isOutside } from "./staff/is-outside.server";
import { isPage, toLogin, toSignIn } from "./staff/to-login.server";

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
  /** when somebody last worked in it; now, unless a page only read itself anew */
  workedAt: Date;
  /** an operator of the platform looks at these pages with the firm's consent; null for the firm's own people */
  look: LookFacts | null;
  /** the pages are a colleague's, shown read-only; null for one's own */
  viewAs: ViewAsFacts | null;
}

/**
 * First statement of every staff loader and action. Nobody → sign-in page; without the second factor that
 * the role asks for → its set-up (spec 07 §4.2); without the permission → 403 and an event. The permission
 * may be several: any one of them opens the page.
 */
export async function requireStaff(request: Request, ...permissions: string[]): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findOpenSession(request);
  if (!session) throw toSignIn(request);
  const own = toAccess(host, session, request);
  noteActor({ tenantId: own.tenant.id, actorId: own.id });
  const viewed = await findViewed(host, session, actorOf(own));
  const staff = viewed ? toAccess(host, viewed.session, request, viewed.viewAs) : own;
  if (session.look) await requireLookable(host, request, staff, session.look);
  if (isOutside(session, request, host)) throw toLogin(request, "outside", "IP_NOT_ALLOWED");
  if (!session.look && needOf(session, host).state === "now") throw toLogin(request, "enrol", "MFA_REQUIRED");
  if (staff.viewAs) await requireViewable(host, request, staff, staff.viewAs);
  requireOpenFirm(request, staff, permissions);
  if (permissions.length > 0 && !permissions.some((permission) => staff.permissions.has(permission))) {
    // what a viewed colleague may not open is no refusal of anybody
    throw staff.viewAs ? forbidden("FORBIDDEN") : await denied(host, request, staff, permissions);
  }
  if (isSomebodyThere(request)) await saveSessionSeen(host.database, session.sessionId, session.lastSeenAt);
  return staff;
}

async function denied(
  host: CommandHost,
  request: Request,
  staff: StaffAccess,
  needed: string[],
): Promise<Response> {
  const { tenant } = staff;
  const path = new URL(request.url).pathname;
  const origin = requestOrigin(request);
  const denial = { tenant, actor: actorOf(staff), origin, command: "page.open", needed, path };
  await recordDenial(host, denial);
  return forbidden("FORBIDDEN");
}

function forbidden(code: string): Response {
  return new Response(code, { status: 403, statusText: "Forbidden" });
}

function actorOf({
  look,
  id,
  fullName: name,
  roles,
  permissions,
}: Omit<StaffAccess, keyof ActorHands>): Actor {
  if (look) return { kind: "operator", id, name, roles: [], permissions };
  return { kind: "staff", id, name, roles, permissions };
}

/** An operator sees pages, not files or streams, and sends nothing unless the firm's owner said so; each view is told. */
async function requireLookable(
  host: CommandHost,
  request: Request,
  staff: StaffAccess,
  { accessId, mayWrite }: LookFacts,
): Promise<void> {
  if (request.method === "GET" ? !isPage(request) : !mayWrite)
    throw await denied(host, request, staff, ["operator_access:write"]);
  await recordLookedAt(host, request, { tenant: staff.tenant, actor: actorOf(staff), accessId });
}

/** Who sees a colleague's pages opens pages, not files or streams, and sends nothing but the end of it; each view is told. */
async function requireViewable(
  host: CommandHost,
  request: Request,
  { tenant }: StaffAccess,
  viewAs: ViewAsFacts,
): Promise<void> {
  if (request.method !== "GET") {
    if (new URL(request.url).pathname === VIEW_AS_END) return;
    throw forbidden("VIEW_AS_READ_ONLY");
  }
  if (!isPage(request)) throw forbidden("VIEW_AS_READ_ONLY");
  await recordViewedAs(host, request, tenant, viewAs);
}

/** What the state of the firm's subscription keeps shut leads to the page that says so (spec 07 §1.4). */
function requireOpenFirm(request: Request, staff: StaffAccess, permissions: string[]): void {
  const { tenant } = staff;
  const actor = actorOf(staff);
  const refusals = permissions.map((permission) => stateRefusal(tenant.status, actor, permission));
  const [code] = refusals;
  if (!code || refusals.includes(null)) return;
  if (isPage(request)) throw redirect("/standing");
  throw forbidden(code);
}

/** Guard of the page that sets a second factor up: signed in, with or without one. */
export async function requireEnrolling(request: Request): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findOpenSession(request);
  if (!session) throw toSignIn(request);
  if (isOutside(session, request, host)) throw toLogin(request, "outside", "IP_NOT_ALLOWED");
  return toAccess(host, session, request);
}

/** Guard of the page that stands outside: signed in, from an address that the firm's list does not have. */
export async function requireOutside(request: Request): Promise<StaffAccess> {
  requireSameOrigin(request);
  const { host, session } = await findOpenSession(request);
  if (!session) throw toSignIn(request);
  if (!isOutside(session, request, host)) throw redirect("/dashboard");
  return toAccess(host, session, request);
}

/** Signed in or not: for public pages that greet differently. */
export async function findStaff(request: Request): Promise<StaffAccess | null> {
  const { host, session } = await findOpenSession(request);
  return session ? toAccess(host, session, request) : null;
}

function toAccess(
  host: CommandHost,
  session: OpenSession,
  request: Request,
  viewAs: ViewAsFacts | null = null,
): StaffAccess {
  const { permissions, fields, lent } = toRights(session);
  const { tenant, look } = session;
  // a look's factor was the code of the console's sign-in
  const need = look ? ({ state: "none" } as const) : needOf(session, host);
  const person = {
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
    idleMinutes: settingOf(tenant, "idle_minutes"),
    endsAt: session.endsAt,
    workedAt: isSomebodyThere(request) ? host.now() : session.lastSeenAt,
    look,
    viewAs,
  };
  const hands = actorHands(host, tenant, { ...actorOf(person), fields, lent }, request);
  if (viewAs) return { ...person, ...viewAsHands(hands) };
  return {
    ...person,
    ...(look
      ? lookHands(host, request, { ...look, operatorId: person.id, tenantId: tenant.id }, hands)
      : hands),
  };
}
