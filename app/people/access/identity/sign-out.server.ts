import { currentHost } from "~/office/commands/command/current-host.server";
import { saveSessionRevoked } from "~/people/data/session/sessions.server";

import type { StaffAccess } from "../require-staff.server";
import { staffCookie } from "../session-cookie.server";
import { recordSignIn } from "./record-sign-in.server";

/** Ends the session on the server and answers the header that takes the cookie away. */
export async function signOut(request: Request, staff: StaffAccess): Promise<Headers> {
  const host = await currentHost();
  const ended = await saveSessionRevoked(host.database, staff.sessionId, staff.id);
  if (ended)
    await recordSignIn(request, {
      tenantId: staff.tenant.id,
      staffId: staff.id,
      type: "auth.signed_out",
    });
  return new Headers({ "Set-Cookie": await staffCookie().serialize("", { maxAge: 0 }) });
}
