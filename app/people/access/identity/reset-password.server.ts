import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import {
  acrossTenantsLoginRules,
  acrossTenantsMemberships,
  findUserByEmail,
  findUserById,
  savePassword,
} from "~/people/data/login/user-accounts.server";
import { listOldPasswords, saveOldPassword } from "~/people/data/login/old-passwords.server";
import { listFactors } from "~/people/data/login/user-factors.server";
import {
  countTokensSince,
  findUserTokenBySecret,
  saveUserToken,
  saveUserTokenUsed,
} from "~/people/data/login/user-tokens.server";
import { saveAllSessionsRevoked } from "~/people/data/session/sessions.server";
import { checkPassword, leastLength } from "~/people/domain/login/password-rules";
import { sealForMail } from "~/platform/crypto/seal-for-mail.server";
import { hashPassword, isPassword } from "~/platform/crypto/hash-password.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import type { Database } from "~/platform/db/database.server";
import { env } from "~/platform/env/env.server";

import { requestOrigin } from "../request-origin.server";
import { recordSignIn } from "./record-sign-in.server";
import { sendPlatformMail } from "./send-platform-mail.server";
import { withinLimit } from "./within-limit.server";

const LINK_MINUTES = 30;
const LINKS_PER_HOUR = 3;

/** Mails a link when the address has a login; the answer is the same for every address. */
export async function requestPasswordReset(request: Request, email: string): Promise<Outcome<null>> {
  const host = await currentHost();
  if (!(await withinLimit("reset", requestOrigin(request).ip ?? "unknown", 20, 3600)))
    return refuse("RATE_LIMITED");
  const user = await findUserByEmail(host.database, email);
  if (!user || user.status !== "active") return accept(null);
  if ((await countTokensSince(host.database, user.id, "reset_password", 60)) >= LINKS_PER_HOUR)
    return accept(null);
  const token = newSecretToken();
  await saveUserToken(host.database, {
    userId: user.id,
    kind: "reset_password",
    secretHash: hashToken(token),
    minutes: LINK_MINUTES,
  });
  const params = { fullName: user.fullName, minutes: LINK_MINUTES };
  await sendPlatformMail(host, {
    to: user.email,
    letter: "reset_password",
    params,
    secret: sealForMail(token),
  });
  return accept(null);
}

/** How long a password this link needs, before anybody types one; null when it opens no longer. */
export async function findResetLink(token: string): Promise<{ least: number } | null> {
  const { database } = await currentHost();
  const stored = await findUserTokenBySecret(database, "reset_password", hashToken(token));
  return stored && { least: await leastFor(database, stored.userId) };
}

async function leastFor(database: Database, userId: string): Promise<number> {
  const { passwordLeast: asked } = await acrossTenantsLoginRules(database, userId);
  return leastLength({ hasFactor: (await listFactors(database, userId)).length > 0, asked });
}

/** A new password ends every session of the login. */
export async function resetPassword(
  request: Request,
  token: string,
  password: string,
): Promise<Outcome<null>> {
  const host = await currentHost();
  const stored = await findUserTokenBySecret(host.database, "reset_password", hashToken(token));
  const user = stored ? await findUserById(host.database, stored.userId) : null;
  if (!stored || !user) return refuse("LINK_EXPIRED");
  const least = await leastFor(host.database, user.id);
  const memberships = await acrossTenantsMemberships(host.database, user.id);
  for (const agencyName of ["", ...memberships.map(({ tenantName }) => tenantName)]) {
    const checked = checkPassword(password, { ...user, agencyName, least });
    if (!checked.ok) return checked;
  }
  for (const old of [user.passwordHash, ...(await listOldPasswords(host.database, user.id))])
    if (await isPassword(old, password, env().PASSWORD_PEPPER))
      return refuseField("password", "PASSWORD_REUSED");
  const passwordHash = await hashPassword(password, env().PASSWORD_PEPPER);
  if (!(await saveUserTokenUsed(host.database, stored.id))) return refuse("LINK_EXPIRED");
  await saveOldPassword(host.database, user.id, user.passwordHash);
  await savePassword(host.database, user.id, passwordHash);
  await saveAllSessionsRevoked(host.database, user.id);
  for (const { tenantId, staffId } of memberships) {
    await recordSignIn(request, { tenantId, staffId, type: "auth.password_changed" });
  }
  return accept(null);
}
