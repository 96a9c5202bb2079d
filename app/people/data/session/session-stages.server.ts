import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

/** Somebody whose password was right and whose second factor is still to come. */
export interface WaitingSession {
  sessionId: string;
  userId: string;
  email: string;
  fullName: string;
  staffId: string;
  tenantId: string;
  agency: string;
}

/** The session behind a cookie that waits for the second factor; null for an open, spent or unknown one. */
export async function acrossTenantsWaitingSession(
  database: Database,
  token: string,
): Promise<WaitingSession | null> {
  const [row] = await acrossRows<WaitingSession>(
    database,
    sql`SELECT s.id AS "sessionId", u.id AS "userId", u.email, u.full_name AS "fullName", s.principal_id AS "staffId",
        s.tenant_id AS "tenantId", t.display_name AS agency
      FROM session s JOIN user_account u ON u.id = s.user_id AND u.status = 'active' JOIN tenant t ON t.id = s.tenant_id
      WHERE s.token_hash = ${hashToken(token)} AND s.principal_kind = 'staff' AND s.stage = 'second_factor'
        AND s.revoked_at IS NULL AND s.expires_at > now()`,
  );
  return row ?? null;
}

/** A second factor was shown in this session just now. */
export async function saveSessionFresh(database: Database, sessionId: string): Promise<void> {
  await platformRows(database, sql`UPDATE session SET factor_at = now() WHERE id = ${sessionId}::uuid`);
}

/** Lets the session in from outside the firm's addresses for some hours. */
export async function saveSessionOutside(
  database: Database,
  sessionId: string,
  hours: number,
): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE session SET outside_until = now() + make_interval(hours => ${hours}::int) WHERE id = ${sessionId}::uuid`,
  );
}

/** Whether the login was ever signed in with this browser; a login that never was anywhere has nothing to compare. */
export async function isKnownDevice(
  database: Database,
  userId: string,
  userAgent: string | null,
): Promise<boolean> {
  const [row] = await platformRows<{ known: boolean }>(
    database,
    sql`SELECT count(*) = 0 OR bool_or(user_agent = ${(userAgent ?? "").slice(0, 300)}) AS known FROM session
      WHERE user_id = ${userId}::uuid AND principal_kind = 'staff' AND stage = 'open'`,
  );
  return row?.known ?? true;
}

/** The session goes on under a new id; whoever knew the old one has nothing. Answers the cookie's new token. */
export async function saveSessionRotated(database: Database, sessionId: string): Promise<string> {
  const token = newSecretToken();
  await platformRows(
    database,
    sql`UPDATE session SET token_hash = ${hashToken(token)}, factor_at = now() WHERE id = ${sessionId}::uuid AND revoked_at IS NULL`,
  );
  return token;
}
