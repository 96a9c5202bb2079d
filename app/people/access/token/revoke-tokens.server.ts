import { currentHost } from "~/office/commands/command/current-host.server";
import { findSessionOfRefresh, saveApiSessionRevoked } from "~/people/data/session/api-sessions.server";
import { hashToken } from "~/platform/crypto/secret-token.server";

/** Ends the family of a token; what is unknown or over is no mistake of the caller. */
export async function revokeTokens(refresh: string): Promise<void> {
  const { database } = await currentHost();
  const sessionId = await findSessionOfRefresh(database, hashToken(refresh));
  if (sessionId) await saveApiSessionRevoked(database, sessionId);
}
