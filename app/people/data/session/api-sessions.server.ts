import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

// Source: spec 07 §4.5.
const REFRESH_DAYS = 7;
const FAMILY_DAYS = 30;
const GRACE_SECONDS = 10;

interface NewApiSession {
  userId: string;
  staffId: string;
  tenantId: string;
  ip: string | null;
  userAgent: string | null;
  refreshHash: Buffer;
}

/** A program's session with its first refresh token; ends after thirty days, however often it is refreshed. */
export async function saveApiSession(database: Database, session: NewApiSession): Promise<string> {
  const id = newId();
  await platformRows(
    database,
    sql`WITH made AS (
        INSERT INTO session (id, principal_kind, user_id, principal_id, tenant_id, token_hash, csrf_secret, ip, user_agent, expires_at, stage)
        VALUES (${id}::uuid, 'staff', ${session.userId}::uuid, ${session.staffId}::uuid, ${session.tenantId}::uuid, ${session.refreshHash}, '',
          ${session.ip ?? "unknown"}, ${session.userAgent ?? ""}, now() + make_interval(days => ${FAMILY_DAYS}::int), 'api') RETURNING id)
      INSERT INTO refresh_token (id, session_id, token_hash, expires_at)
      SELECT ${newId()}::uuid, made.id, ${session.refreshHash}, now() + make_interval(days => ${REFRESH_DAYS}::int) FROM made`,
  );
  return id;
}

/** Uses a refresh token and stores its successor; the session's id, or null when it was no live unused one. */
export async function saveRefreshUsed(
  database: Database,
  hash: Buffer,
  successor: Buffer,
): Promise<string | null> {
  const [row] = await platformRows<{ sessionId: string }>(
    database,
    sql`WITH spent AS (
        UPDATE refresh_token r SET used_at = now() FROM session s
        WHERE r.token_hash = ${hash} AND r.used_at IS NULL AND r.expires_at > now() AND s.id = r.session_id AND s.revoked_at IS NULL AND s.expires_at > now()
        RETURNING r.session_id, s.expires_at),
      next AS (
        INSERT INTO refresh_token (id, session_id, token_hash, expires_at)
        SELECT ${newId()}::uuid, session_id, ${successor}, least(now() + make_interval(days => ${REFRESH_DAYS}::int), expires_at) FROM spent)
      SELECT session_id AS "sessionId" FROM spent`,
  );
  return row?.sessionId ?? null;
}

export interface SpentRefresh {
  sessionId: string;
  userId: string;
  staffId: string;
  tenantId: string;
  email: string;
  fullName: string;
  /** used moments ago, and its successor not yet: a client whose answer was lost asks again */
  again: boolean;
}

/** A refresh token that was used before, of a session that still lives; null for any other. */
export async function findSpentRefresh(
  database: Database,
  hash: Buffer,
  successor: Buffer,
): Promise<SpentRefresh | null> {
  const [row] = await platformRows<SpentRefresh>(
    database,
    sql`SELECT s.id AS "sessionId", s.user_id AS "userId", s.principal_id AS "staffId", s.tenant_id AS "tenantId", u.email, u.full_name AS "fullName",
        r.used_at > now() - make_interval(secs => ${GRACE_SECONDS}::int)
          AND EXISTS (SELECT 1 FROM refresh_token n WHERE n.token_hash = ${successor} AND n.used_at IS NULL) AS again
      FROM refresh_token r JOIN session s ON s.id = r.session_id AND s.revoked_at IS NULL AND s.expires_at > now() JOIN user_account u ON u.id = s.user_id
      WHERE r.token_hash = ${hash} AND r.used_at IS NOT NULL`,
  );
  return row ?? null;
}

/** The session of a refresh token, used or not; null for an unknown one. */
export async function findSessionOfRefresh(database: Database, hash: Buffer): Promise<string | null> {
  const [row] = await platformRows<{ sessionId: string }>(
    database,
    sql`SELECT session_id AS "sessionId" FROM refresh_token WHERE token_hash = ${hash}`,
  );
  return row?.sessionId ?? null;
}

/** The whole family is dead. */
export async function saveApiSessionRevoked(database: Database, sessionId: string): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE id = ${sessionId}::uuid AND stage = 'api' AND revoked_at IS NULL`,
  );
}
