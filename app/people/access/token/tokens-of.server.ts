import { currentHost } from "~/office/commands/command/current-host.server";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { acrossTenantsApiSession } from "~/people/data/session/sessions.server";
import { scopesWithin } from "~/people/domain/api-key/api-key";
import { isAllowedFrom } from "~/people/domain/login/allowed-from";
import { ACCESS_SECONDS, signAccessToken } from "~/platform/crypto/access-token.server";
import { newId } from "~/platform/ids/new-id";

import { requestOrigin } from "../request-origin.server";

export interface Tokens {
  access: string;
  refresh: string;
  tokenType: "Bearer";
  /** seconds */
  expiresIn: number;
}

/** The pair of a live session: what it may do is what its person may at this moment. */
export async function tokensOf(
  request: Request,
  sessionId: string,
  refresh: string,
): Promise<Outcome<Tokens>> {
  const { database, now } = await currentHost();
  const session = await acrossTenantsApiSession(database, sessionId);
  if (!session) return refuse("TOKEN_INVALID");
  const { tenant, roles, roleKeys } = session;
  if (!isAllowedFrom(tenant, [...roles, ...roleKeys], requestOrigin(request).ip))
    return refuse("IP_NOT_ALLOWED");
  const claims = {
    userId: session.userId,
    tenantId: session.tenant.id,
    sessionId,
    scopes: scopesWithin(session.grants),
  };
  const access = await signAccessToken(claims, newId(), now());
  return accept({ access, refresh, tokenType: "Bearer", expiresIn: ACCESS_SECONDS });
}
