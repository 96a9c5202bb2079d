import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import { saveEvents } from "~/office/data/event/events.server";
import { refuse } from "~/office/domain/outcome";
import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import type { StaffSession } from "~/people/data/session/sessions.server";
import { acrossTenantsViewedStaff, saveSessionViewing } from "~/people/data/session/viewed-staff.server";
import { viewedRights } from "~/people/domain/permission/view-as";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import type { ActorHands } from "../actor-hands.server";
import { orUnavailable } from "../answers/or-unavailable.server";
import { requestOrigin } from "../request-origin.server";

/** Who looks at whose pages, and until when. */
export interface ViewAsFacts {
  /** the viewed colleague */
  staffId: string;
  fullName: string;
  until: Date;
  /** who really sits there */
  viewer: Actor;
}

/** The one address that takes a post meanwhile: it ends the view. */
export const VIEW_AS_END = "/viewing";

/** The session as the viewed colleague's pages are read with; null where nobody is viewed, or they left. */
export async function findViewed<S extends StaffSession>(
  host: CommandHost,
  session: S,
  viewer: Actor,
): Promise<{ session: S; viewAs: ViewAsFacts } | null> {
  const { viewAsId, viewAsUntil, tenant } = session;
  if (!viewAsId || !viewAsUntil) return null;
  const viewed = await orUnavailable(acrossTenantsViewedStaff(host.database, tenant.id, viewAsId));
  if (!viewed) return null;
  const { staffId, fullName, email } = viewed;
  return {
    session: { ...session, ...viewedRights(viewed, session), staffId, fullName, email },
    viewAs: { staffId, fullName, until: viewAsUntil, viewer },
  };
}

/** Reads as the colleague would; changes nothing. */
export function viewAsHands({ read }: ActorHands): ActorHands {
  const no = () => Promise.resolve(refuse("VIEW_AS_READ_ONLY"));
  return { read, change: no, rehearse: no };
}

/** Every page that is opened meanwhile is a line in the log, under the name of who really sits there. */
export function recordViewedAs(
  host: CommandHost,
  request: Request,
  tenant: TenantFacts,
  viewAs: ViewAsFacts,
): Promise<void> {
  const { pathname: path } = new URL(request.url);
  return record(host, request, tenant, viewAs, "access.viewed_as", { path });
}

/** Ends the view before its time. */
export async function endViewing(
  request: Request,
  { tenant, sessionId, viewAs }: { tenant: TenantFacts; sessionId: string; viewAs: ViewAsFacts },
): Promise<void> {
  const host = await currentHost();
  const whose = { sessionId, ownerId: viewAs.viewer.id };
  await withTenant(host.database, tenant.id, "write", (db) => saveSessionViewing(db, whose, null));
  await record(host, request, tenant, viewAs, "access.view_as_ended", {});
}

async function record(
  host: CommandHost,
  request: Request,
  tenant: TenantFacts,
  { staffId, viewer }: ViewAsFacts,
  type: string,
  after: Record<string, unknown>,
): Promise<void> {
  const frame = {
    actor: viewer,
    origin: requestOrigin(request),
    command: "staff.view_as",
    today: tenant.businessDate,
    idempotencyKey: null,
    correlationId: newId(),
  };
  const subject = { type: "staff", id: staffId };
  const event = { id: newId(), type, category: "access" as const, subject, related: [], after };
  await withTenant(host.database, tenant.id, "write", (db) => saveEvents(db, frame, [event]));
}
