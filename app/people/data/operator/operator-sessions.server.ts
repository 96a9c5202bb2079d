import type { TenantFacts } from "~/office/domain/event/actor";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { tenantColumns } from "../session/tenant-columns.server";

const IDLE_MINUTES = 15;

export interface OperatorSession {
  sessionId: string;
  csrf: string;
  operatorId: string;
  fullName: string;
  email: string;
  lastSeenAt: Date;
}

/** The live console session behind a token. A session that looks into a firm is none. */
export async function findOperatorSession(
  database: Database,
  token: string,
): Promise<OperatorSession | null> {
  const [row] = await platformRows<OperatorSession>(
    database,
    sql`SELECT s.id AS "sessionId", s.csrf_secret AS csrf, o.id AS "operatorId", o.full_name AS "fullName", o.email,
        s.last_seen_at AS "lastSeenAt"
      FROM session s JOIN operator o ON o.id = s.principal_id AND o.status = 'active'
      WHERE s.token_hash = ${hashToken(token)} AND s.principal_kind = 'operator' AND s.tenant_id IS NULL AND s.revoked_at IS NULL
        AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(mins => ${IDLE_MINUTES}::int)`,
  );
  return row ?? null;
}

export interface LookSession extends OperatorSession {
  tenant: TenantFacts;
  accessId: string;
  mayWrite: boolean;
  untilAt: Date;
}

/** The live look of an operator into the firm that allowed it; null when it is over, ended or was never allowed. */
export async function acrossTenantsLook(database: Database, token: string): Promise<LookSession | null> {
  const [row] = await acrossRows<LookSession>(
    database,
    sql`SELECT s.id AS "sessionId", s.csrf_secret AS csrf, o.id AS "operatorId", o.full_name AS "fullName", o.email,
        s.last_seen_at AS "lastSeenAt", a.id AS "accessId", a.may_write AS "mayWrite", a.until_at AS "untilAt", ${tenantColumns}
      FROM session s
      JOIN operator o ON o.id = s.principal_id AND o.status = 'active'
      JOIN tenant t ON t.id = s.tenant_id AND t.status <> 'closed'
      JOIN operator_access a ON a.tenant_id = s.tenant_id AND a.operator_id = o.id AND a.state = 'granted' AND a.until_at > now()
      WHERE s.token_hash = ${hashToken(token)} AND s.principal_kind = 'operator' AND s.revoked_at IS NULL AND s.expires_at > now()
      ORDER BY a.until_at DESC LIMIT 1`,
  );
  return row ?? null;
}

/** Opens a session of the console, or with a firm one that looks into it; answers the cookie's token. */
export async function saveOperatorSession(
  database: Database,
  session: {
    operatorId: string;
    tenantId: string | null;
    ip: string | null;
    userAgent: string | null;
    until: Date;
  },
): Promise<string> {
  const token = newSecretToken();
  await platformRows(
    database,
    sql`INSERT INTO session (id, principal_kind, principal_id, tenant_id, token_hash, csrf_secret, ip, user_agent, expires_at)
      VALUES (${newId()}::uuid, 'operator', ${session.operatorId}::uuid, ${session.tenantId}::uuid, ${hashToken(token)},
        ${newSecretToken()}, ${session.ip ?? ""}, ${(session.userAgent ?? "").slice(0, 300)}, ${session.until})`,
  );
  return token;
}

/** Signing out ends the console's session and every look with it. */
export async function saveOperatorSignedOut(database: Database, operatorId: string): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE principal_kind = 'operator' AND principal_id = ${operatorId}::uuid
      AND revoked_at IS NULL`,
  );
}
