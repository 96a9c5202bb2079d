import { currentHost } from "~/office/commands/command/current-host.server";
import { type Outcome, refuse } from "~/office/domain/outcome";
import {
  findSpentRefresh,
  saveApiSessionRevoked,
  saveRefreshUsed,
  type SpentRefresh,
} from "~/people/data/session/api-sessions.server";
import { hashToken, keyedHash } from "~/platform/crypto/secret-token.server";
import { env } from "~/platform/env/env.server";

import { recordSignIn } from "../identity/record-sign-in.server";
import { sendPlatformMail } from "../identity/send-platform-mail.server";
import { type Tokens, tokensOf } from "./tokens-of.server";

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

/** The next token follows from the last and our key, so that a repeated question has one answer and nothing is stored. */
function successorOf(refresh: string): string {
  return keyedHash(env().PASSWORD_PEPPER, "refresh_successor", refresh).toString("base64url");
}

async function endFamily(request: Request, spent: SpentRefresh): Promise<void> {
  const host = await currentHost();
  const { sessionId, tenantId, staffId, email, fullName } = spent;
  await saveApiSessionRevoked(host.database, sessionId);
  await recordSignIn(request, { tenantId, staffId, type: "auth.refresh_reused" });
  await sendPlatformMail(host, { to: email, letter: "refresh_reused", params: { fullName } });
}
