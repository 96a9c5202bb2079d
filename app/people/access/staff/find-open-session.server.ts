import { currentHost } from "~/office/commands/command/current-host.server";
import type { CommandHost } from "~/office/commands/command/run-command.server";
import type { LookSession } from "~/people/data/operator/operator-sessions.server";
import { acrossTenantsStaffSession, type StaffSession } from "~/people/data/session/sessions.server";
import { lookGrants } from "~/people/domain/operator/operator-rights.table";

import { orUnavailable } from "../answers/or-unavailable.server";
import { findLook, type LookFacts } from "../operator/look.server";
import { readToken, staffCookie } from "../session-cookie.server";

/** A session of the firm's own people, or an operator's look in its shape. */
export type OpenSession = StaffSession & { look: LookFacts | null };

/** The session that a request's cookies open, if any; whether it may come in is the guard's to say. */
export async function findOpenSession(
  request: Request,
): Promise<{ host: CommandHost; session: OpenSession | null }> {
  const host = await orUnavailable(currentHost());
  const look = await findLook(host, request);
  if (look) return { host, session: toLookSession(look) };
  const token = await readToken(request, staffCookie());
  const session = token ? await orUnavailable(acrossTenantsStaffSession(host.database, token)) : null;
  // a program's role opens no screens (spec 07 §5.5)
  const program = session?.roles.every((role) => role === "integrator") && session.roles.length > 0;
  return { host, session: session && !program ? { ...session, look: null } : null };
}

/** A look goes through the pages as somebody of the firm would who may read. */
function toLookSession(session: LookSession): OpenSession {
  const { operatorId, accessId, fullName, mayWrite, untilAt, ...rest } = session;
  return {
    ...rest,
    fullName,
    userId: operatorId,
    staffId: operatorId,
    theme: "system",
    language: session.tenant.language,
    roles: ["operator"],
    roleKeys: [],
    // an operator sees what everybody sees masked, masked
    fieldRules: [],
    grants: lookGrants(mayWrite),
    endsAt: untilAt,
    hasFactor: false,
    factorAt: null,
    graceFrom: untilAt,
    outsideUntil: untilAt,
    viewAsId: null,
    viewAsUntil: null,
    look: { accessId, operator: fullName, mayWrite, untilAt },
  };
}
