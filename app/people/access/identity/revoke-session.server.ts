import { currentHost } from "~/office/commands/command/current-host.server";
import { saveAllSessionsRevoked, saveUserSessionRevoked } from "~/people/data/session/sessions.server";

import type { StaffAccess } from "../require-staff.server";
import { recordSignIn } from "./record-sign-in.server";

/** Ends one of the person's own sessions; false when it is nobody's, somebody else's or over already. */
export async function revokeSession(
  request: Request,
  staff: StaffAccess,
  sessionId: string,
): Promise<boolean> {
  const host = await currentHost();
  const ended = await saveUserSessionRevoked(host.database, sessionId, staff.userId);
  if (ended) await recordRevoked(request, staff);
  return ended;
}

/** Ends every session of the login but the one that asks. */
export async function revokeOtherSessions(request: Request, staff: StaffAccess): Promise<void> {
  const host = await currentHost();
  await saveAllSessionsRevoked(host.database, staff.userId, staff.sessionId);
  await recordRevoked(request, staff);
}

function recordRevoked(request: Request, staff: StaffAccess): Promise<void> {
  const { tenant, id: staffId } = staff;
  return recordSignIn(request, { tenantId: tenant.id, staffId, type: "auth.session_revoked" });
}
