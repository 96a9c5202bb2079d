import { redirect } from "@remix-run/node";

import type { Command } from "~/office/commands/command/define-command";
import { currentHost } from "~/office/commands/command/current-host.server";
import { type CommandAnswer, runCommand } from "~/office/commands/command/run-command.server";
import type { TenantFacts } from "~/office/domain/event/actor";
import { PermissionSet } from "~/office/domain/permission/permission-set";
import { getStanding } from "~/office/data/tenant/tenant-standing.server";
import type { Database } from "~/platform/db/database.server";
import { withTenant } from "~/platform/db/tenant-db.server";
import { acrossTenantsNameAfter } from "~/people/data/web-domain/address-names.server";
import { acrossTenantsTenantBySlug, saveSession } from "~/people/data/session/sessions.server";

import { withinLimit } from "./identity/within-limit.server";
import { orUnavailable } from "./answers/or-unavailable.server";
import { requestOrigin, requireSameOrigin } from "./request-origin.server";

/** A firm's portal before anybody signed in: a visitor may ask for a code and give it back, nothing else. */
export interface PortalAccess {
  tenant: TenantFacts;
  /** whom a closed firm's customers ask; null where nobody was named */
  closingNotice(): Promise<string | null>;
  run<I, O>(command: Command<I, O>, input: unknown): Promise<CommandAnswer<O>>;
  /** Opens the session of a portal account whose code was right; answers the cookie's token. */
  openSession(portalAccountId: string): Promise<string>;
  /** Counts a use by this address; false when it is spent. */
  allows(what: string, points: number, seconds: number): Promise<boolean>;
}

const VISITOR = new PermissionSet([{ permission: "portal:sign_in", scope: "own" }]);

/** The firm had this name in addresses until a short while ago: the same page under the new one. */
async function elsewhere(database: Database, request: Request, slug: string): Promise<Response> {
  const now = request.method === "GET" ? await orUnavailable(acrossTenantsNameAfter(database, slug)) : null;
  if (!now) return new Response("NOT_FOUND", { status: 404, statusText: "Not Found" });
  const { pathname, search } = new URL(request.url);
  const rest = pathname
    .split("/")
    .slice(3)
    .join("/")
    .replace(/[.]data$/, "");
  return redirect(`/portal/${now}${rest ? `/${rest}` : ""}${search}`, 302);
}

/**
 * First statement of every portal page that needs no sign-in; an unknown firm is a plain 404. A closed firm's pages
 * lead to the notice that says whom to ask, which is the page that comes `closedToo`.
 */
export async function requirePortal(
  request: Request,
  slug: string,
  closedToo?: "closedToo",
): Promise<PortalAccess> {
  requireSameOrigin(request);
  const host = await orUnavailable(currentHost());
  const tenant = await orUnavailable(acrossTenantsTenantBySlug(host.database, slug));
  if (!tenant) throw await elsewhere(host.database, request, slug);
  if (tenant.status === "closed" && !closedToo) throw redirect(`/portal/${encodeURIComponent(slug)}`);
  const origin = requestOrigin(request);
  const actor = { kind: "system" as const, id: null, name: "portal", roles: [], permissions: VISITOR };
  const { ip, userAgent } = origin;
  return {
    tenant,
    closingNotice: () =>
      orUnavailable(withTenant(host.database, tenant.id, "read", getStanding)).then(
        ({ noticeContact }) => noticeContact,
      ),
    run: (command, input) => orUnavailable(runCommand(host, { tenant, actor, origin }, command, input)),
    openSession: async (principalId) => {
      const session = await saveSession(host.database, {
        kind: "portal",
        userId: null,
        principalId,
        tenantId: tenant.id,
        ip,
        userAgent,
      });
      return session.token;
    },
    allows: (what, points, seconds) => withinLimit(`portal-${what}`, ip ?? "unknown", points, seconds),
  };
}
