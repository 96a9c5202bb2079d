import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome } from "~/office/domain/outcome";
import { findUserById } from "~/people/data/login/user-accounts.server";

import { openStaffSession, type SignedIn } from "../identity/sign-in.server";
import { showPasskey } from "./show-passkey.server";

/** A passkey alone signs in: it is the device and, by finger or PIN, the person. */
export async function passkeySignIn(request: Request, shown: string): Promise<Outcome<SignedIn>> {
  const host = await currentHost();
  const signed = await showPasskey(request, shown);
  if (!signed.ok) return signed;
  const { userId } = signed.value;
  const opened = await openStaffSession(request, userId, undefined, { factorAt: host.now() });
  if (!opened.ok) return opened;
  const user = await findUserById(host.database, userId);
  const { theme = "system", language = "en" } = user ?? {};
  return accept({ ...opened.value, waits: false, theme, language });
}
