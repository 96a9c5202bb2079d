import { currentHost } from "~/office/commands/command/current-host.server";
import { type Outcome, refuse } from "~/office/domain/outcome";
import { acrossTenantsMemberships } from "~/people/data/login/user-accounts.server";
import { listFactors } from "~/people/data/login/user-factors.server";
import { saveApiSession, saveApiSessionRevoked } from "~/people/data/session/api-sessions.server";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";

import { checkCode } from "../factor/check-code.server";
import { recordSignIn } from "../identity/record-sign-in.server";
import { verifyPassword } from "../identity/sign-in.server";
import { requestOrigin } from "../request-origin.server";
import { type Tokens, tokensOf } from "./tokens-of.server";

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
