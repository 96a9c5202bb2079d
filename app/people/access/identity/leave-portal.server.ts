import { currentHost } from "~/office/commands/command/current-host.server";
import { signOutOfPortal } from "~/people/commands/portal/sign-out-of-portal.server";
import { saveSessionRevoked } from "~/people/data/session/sessions.server";

import type { CustomerAccess } from "../require-customer.server";
import { portalCookie } from "../session-cookie.server";

/** Ends the portal session on the server and answers the header that takes the cookie away. */
export async function leavePortal(customer: CustomerAccess): Promise<Headers> {
  const host = await currentHost();
  if (await saveSessionRevoked(host.database, customer.sessionId, customer.portalAccountId))
    await customer.change(signOutOfPortal, {});
  return new Headers({ "Set-Cookie": await portalCookie().serialize("", { maxAge: 0 }) });
}
