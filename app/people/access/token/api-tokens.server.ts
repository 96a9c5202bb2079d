import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { acrossTenantsMemberships } from "~/people/data/login/user-accounts.server";
import { listFactors } from "~/people/data/login/user-factors.server";
import {
  findSessionOfRefresh,
  findSpentRefresh,
  saveApiSession,
  saveApiSessionRevoked,
  saveRefreshUsed,
  type SpentRefresh,
} from "~/people/data/session/api-sessions.server";
import { acrossTenantsApiSession } from "~/people/data/session/sessions.server";
import { scopesWithin } from "~/people/domain/api-key/api-key";
import { isInside } from "~/people/domain/login/ip-list";
import { readSecuritySettings } from "~/people/domain/login/security-settings";
import { ACCESS_SECONDS, signAccessToken } from "~/platform/crypto/access-token.server";
import { hashToken, keyedHash, newSecretToken } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";
import { newId } from "~/platform/ids/new-id";

import { checkCode } from "../factor/check-code.server";
import { requestOrigin } from "../request-origin.server";
import { recordSignIn } from "../identity/record-sign-in.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";
import { verifyPassword } from "../identity/sign-in.server";

export interface Tokens {
  access: string;
  refresh: string;
  tokenType: "Bearer";
  /** seconds */
  expiresIn: number;
}

export interface TokenForm {
  username: string;
  password: string;
  otp?: string;
  /** the firm's address name, where the login works for several */
  firm?: string;
}

/**
 * A program signs a person in. Refusals: INVALID_CREDENTIALS, RATE_LIMITED, MFA_REQUIRED (no `otp`, or the person must
 * set a second factor up first), NO_MEMBERSHIP, IP_NOT_ALLOWED.
 */
export async function issueTokens(request: Request, form: TokenForm): Promise<Outcome<Tokens>> {
  const { database } = await currentHost();
  const verified = await verifyPassword(request, form.username, form.password);
  if (!verified.ok) return verified;
  const { id: userId, email, fullName } = verified.value;
  if ((await listFactors(database, userId)).length > 0) {
    if (!form.otp) return refuse("MFA_REQUIRED");
    const checked = await checkCode(request, { userId, email, fullName }, form.otp);
    if (!checked.ok)
      return refuse(checked.refusal.code === "RATE_LIMITED" ? "RATE_LIMITED" : "INVALID_CREDENTIALS");
  }
  const memberships = await acrossTenantsMemberships(database, userId);
  const membership = memberships.find((one) => form.firm === undefined || one.slug === form.firm);
  if (!membership) return refuse("NO_MEMBERSHIP");
  const { staffId, tenantId } = membership;
  const refresh = newSecretToken();
  const { ip, userAgent } = requestOrigin(request);
  const sessionId = await saveApiSession(database, {
    userId,
    staffId,
    tenantId,
    ip,
    userAgent,
    refreshHash: hashToken(refresh),
  });
  const tokens = await tokensOf(request, sessionId, refresh);
  if (!tokens.ok) await saveApiSessionRevoked(database, sessionId);
  else await recordSignIn(request, { tenantId, staffId, type: "auth.token_issued" });
  return tokens;
}

/**
 * A new pair for a refresh token, which is used up. The same client asking again within ten seconds, because the answer
 * was lost, gets the same successor; a token used longer ago ends the family. Refusals: TOKEN_INVALID, TOKEN_REUSED.
 */
export async function refreshTokens(request: Request, refresh: string): Promise<Outcome<Tokens>> {
  const { database } = await currentHost();
  const hash = hashToken(refresh);
  const successor = successorOf(refresh);
  const sessionId = await saveRefreshUsed(database, hash, hashToken(successor));
  if (sessionId) return tokensOf(request, sessionId, successor);
  const spent = await findSpentRefresh(database, hash, hashToken(successor));
  if (!spent) return refuse("TOKEN_INVALID");
  if (spent.again) return tokensOf(request, spent.sessionId, successor);
  await endFamily(request, spent);
  return refuse("TOKEN_REUSED");
}

/** Ends the family of a token; what is unknown or over is no mistake of the caller. */
export async function revokeTokens(refresh: string): Promise<void> {
  const { database } = await currentHost();
  const sessionId = await findSessionOfRefresh(database, hashToken(refresh));
  if (sessionId) await saveApiSessionRevoked(database, sessionId);
}

/** The next token follows from the last and our key, so that a repeated question has one answer and nothing is stored. */
function successorOf(refresh: string): string {
  return keyedHash(env().PASSWORD_PEPPER, "refresh_successor", refresh).toString("base64url");
}

async function tokensOf(request: Request, sessionId: string, refresh: string): Promise<Outcome<Tokens>> {
  const { database, now } = await currentHost();
  const session = await acrossTenantsApiSession(database, sessionId);
  if (!session) return refuse("TOKEN_INVALID");
  const { addresses } = readSecuritySettings(session.security);
  if (!isInside(addresses, requestOrigin(request).ip)) return refuse("IP_NOT_ALLOWED");
  const claims = {
    userId: session.userId,
    tenantId: session.tenant.id,
    sessionId,
    scopes: scopesWithin(session.grants),
  };
  const access = await signAccessToken(claims, newId(), now());
  return accept({ access, refresh, tokenType: "Bearer", expiresIn: ACCESS_SECONDS });
}

async function endFamily(request: Request, spent: SpentRefresh): Promise<void> {
  const host = await currentHost();
  const { sessionId, tenantId, staffId, email, fullName } = spent;
  await saveApiSessionRevoked(host.database, sessionId);
  await recordSignIn(request, { tenantId, staffId, type: "auth.refresh_reused" });
  await sendPlatformMail(host, { to: email, letter: "refresh_reused", params: { fullName } });
}
