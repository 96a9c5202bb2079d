import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { acrossTenantsMemberships, saveLoginUnlocked } from "~/people/data/login/user-accounts.server";
import { findUserTokenBySecret, saveUserTokenUsed } from "~/people/data/login/user-tokens.server";
import { hashToken } from "~/platform/crypto/secret-token.server";

import { recordSignIn } from "./record-sign-in.server";

/** Whether the link still opens; only its button spends it, so that a mail scanner cannot. */
export async function isUnlockLink(token: string): Promise<boolean> {
  const { database } = await currentHost();
  return (await findUserTokenBySecret(database, "unlock", hashToken(token))) !== null;
}

/** The owner of the mailbox ends the lock: failures before this moment no longer count. */
export async function unlockLogin(request: Request, token: string): Promise<Outcome<null>> {
  const { database } = await currentHost();
  const stored = await findUserTokenBySecret(database, "unlock", hashToken(token));
  if (!stored || !(await saveUserTokenUsed(database, stored.id))) return refuse("LINK_EXPIRED");
  await saveLoginUnlocked(database, stored.userId);
  for (const { tenantId, staffId } of await acrossTenantsMemberships(database, stored.userId))
    await recordSignIn(request, { tenantId, staffId, type: "auth.unlocked" });
  return accept(null);
}
