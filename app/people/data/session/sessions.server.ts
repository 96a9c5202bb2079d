import type { TenantFacts } from "~/office/domain/event/actor";
import { settingOf } from "~/office/domain/setting/setting-of";
import { SETTINGS } from "~/office/domain/setting/settings.table";
import type { StoredRights } from "~/people/domain/permission/session-rights";
import { hashToken, newSecretToken } from "~/platform/crypto/secret-token.server";
import type { Database } from "~/platform/db/database.server";
import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import { type Sql, sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { rightsColumns } from "./rights-columns.server";
import { sessionRulesOf, tenantColumns } from "./tenant-columns.server";

/** For staff the longest a firm may choose; the firm's own choice holds when the session is read. */
const ABSOLUTE_HOURS = { staff: 24, portal: 8 } as const;
const SECOND_FACTOR_MINUTES = 10;

export interface StaffSession extends StoredRights {
  sessionId: string;
  csrf: string;
  userId: string;
  email: string;
  theme: string;
  language: string;
  staffId: string;
  fullName: string;
  tenant: TenantFacts;
  lastSeenAt: Date;
  /** ends then, whatever is done in it */
  endsAt: Date;
  hasFactor: boolean;
  /** when a second factor was last shown in this session */
  factorAt: Date | null;
  graceFrom: Date;
  /** until when the firm's list of addresses does not hold */
  outsideUntil: Date | null;
  /** the colleague whose pages are shown in it now, and until when */
  viewAsId: string | null;
  viewAsUntil: Date | null;
}

export interface PortalSession {
  sessionId: string;
  csrf: string;
  customerId: string;
  portalAccountId: string;
  fullName: string;
  language: string;
  tenant: TenantFacts;
  createdAt: Date;
  lastSeenAt: Date;
}

const idle = sql`make_interval(mins => coalesce((g.value->>'idle_minutes')::int, 30))`;
const absolute = sql`make_interval(hours => coalesce((g.value->>'absolute_hours')::int, 12))`;

/** The live session behind a staff cookie with the person's rights, in one statement; null when there is none. */
export function acrossTenantsStaffSession(database: Database, token: string): Promise<StaffSession | null> {
  return acrossTenantsSessionWith(
    database,
    sql`s.token_hash = ${hashToken(token)} AND s.stage = 'open' AND s.created_at > now() - ${absolute} AND s.last_seen_at > now() - ${idle}`,
  );
}

/** The live session that a program's access token speaks for, with the person's rights of this moment. */
export function acrossTenantsApiSession(database: Database, sessionId: string): Promise<StaffSession | null> {
  return acrossTenantsSessionWith(database, sql`s.id = ${sessionId}::uuid AND s.stage = 'api'`);
}

async function acrossTenantsSessionWith(database: Database, which: Sql): Promise<StaffSession | null> {
  const [row] = await acrossRows<StaffSession>(
    database,
    sql`SELECT s.id AS "sessionId", s.csrf_secret AS csrf, u.id AS "userId", u.email, u.theme, u.language, f.id AS "staffId",
        f.full_name AS "fullName", s.last_seen_at AS "lastSeenAt", s.factor_at AS "factorAt", f.grace_from AS "graceFrom",
        s.outside_until AS "outsideUntil",
        CASE WHEN s.view_as_until > now() THEN s.view_as_id END AS "viewAsId", s.view_as_until AS "viewAsUntil",
        least(s.expires_at, s.created_at + ${absolute}) AS "endsAt", ${tenantColumns},
        EXISTS (SELECT 1 FROM user_factor x WHERE x.user_id = u.id AND x.kind IN ('totp', 'passkey') AND x.confirmed_at IS NOT NULL) AS "hasFactor",
        ${rightsColumns}
      FROM session s
      JOIN user_account u ON u.id = s.user_id AND u.status = 'active'
      JOIN tenant t ON t.id = s.tenant_id AND t.status <> 'closed'
      JOIN staff f ON f.tenant_id = s.tenant_id AND f.id = s.principal_id AND f.status = 'active'
      ${sessionRulesOf}
      WHERE s.principal_kind = 'staff' AND s.revoked_at IS NULL AND s.expires_at > now() AND ${which}`,
  );
  return row ?? null;
}

/** The live session behind a portal cookie; null when there is none. */
export async function acrossTenantsPortalSession(
  database: Database,
  token: string,
): Promise<PortalSession | null> {
  const [row] = await acrossRows<PortalSession>(
    database,
    sql`SELECT s.id AS "sessionId", s.csrf_secret AS csrf, a.id AS "portalAccountId", a.person_id AS "customerId",
        c.full_name AS "fullName", c.language, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt", ${tenantColumns}
      FROM session s
      JOIN tenant t ON t.id = s.tenant_id AND t.status <> 'closed'
      JOIN portal_account a ON a.tenant_id = s.tenant_id AND a.id = s.principal_id AND a.state = 'active' AND a.person_type = 'customer'
      JOIN customer c ON c.tenant_id = a.tenant_id AND c.id = a.person_id AND c.status = 'active'
      WHERE s.token_hash = ${hashToken(token)} AND s.principal_kind = 'portal' AND s.revoked_at IS NULL
        AND s.expires_at > now()`,
  );
  const idleMs = row ? settingOf(row.tenant, "portal_idle_minutes") * 60_000 : 0;
  return row && new Date(row.lastSeenAt).getTime() > Date.now() - idleMs ? row : null;
}

/** What a sign-in page may know of a firm before anybody signed in, a closed one too; null for an unknown one. */
export async function acrossTenantsTenantBySlug(
  database: Database,
  slug: string,
): Promise<TenantFacts | null> {
  const [row] = await acrossRows<{ tenant: TenantFacts }>(
    database,
    sql`SELECT ${tenantColumns} FROM tenant t WHERE t.slug = ${slug}`,
  );
  return row?.tenant ?? null;
}

/** The firm's facts in any state: what it may do is asked of `stateRefusal`. */
export async function acrossTenantsTenantById(database: Database, id: string): Promise<TenantFacts | null> {
  const [row] = await acrossRows<{ tenant: TenantFacts }>(
    database,
    sql`SELECT ${tenantColumns} FROM tenant t WHERE t.id = ${id}::uuid`,
  );
  return row?.tenant ?? null;
}

interface NewSession {
  kind: "staff" | "portal";
  userId: string | null;
  principalId: string;
  tenantId: string;
  ip: string | null;
  userAgent: string | null;
  /** open where nothing is said */
  stage?: "open" | "second_factor";
  factorAt?: Date | null;
}

/** Opens a session and returns its cookie token; one more open session than the firm lets a person have closes the oldest. */
export async function saveSession(
  database: Database,
  session: NewSession,
): Promise<{ id: string; token: string }> {
  const token = newSecretToken();
  const id = newId();
  const { stage = "open", factorAt = null } = session;
  const tenant = await acrossTenantsTenantById(database, session.tenantId);
  const most =
    tenant && session.kind === "staff" ? settingOf(tenant, "sessions_most") : SETTINGS.sessions_most.default;
  const minutes = stage === "open" ? ABSOLUTE_HOURS[session.kind] * 60 : SECOND_FACTOR_MINUTES;
  await platformRows(
    database,
    sql`INSERT INTO session (id, principal_kind, user_id, principal_id, tenant_id, token_hash, csrf_secret, ip, user_agent, expires_at, stage, factor_at)
      VALUES (${id}::uuid, ${session.kind}, ${session.userId}::uuid, ${session.principalId}::uuid, ${session.tenantId}::uuid,
        ${hashToken(token)}, ${newSecretToken()}, ${session.ip ?? ""}, ${(session.userAgent ?? "").slice(0, 300)},
        now() + make_interval(mins => ${minutes}::int), ${stage}, ${factorAt})`,
  );
  await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE id IN (
        SELECT id FROM session WHERE principal_id = ${session.principalId}::uuid AND tenant_id = ${session.tenantId}::uuid
          AND stage = 'open' AND revoked_at IS NULL AND expires_at > now() ORDER BY created_at DESC, id DESC OFFSET ${most}::int)`,
  );
  return { id, token };
}

const TOUCH_AFTER_MS = 60_000;

/** Keeps the idle clock: at most one write a minute. */
export async function saveSessionSeen(
  database: Database,
  sessionId: string,
  lastSeenAt: Date,
): Promise<void> {
  if (Date.now() - new Date(lastSeenAt).getTime() < TOUCH_AFTER_MS) return;
  await platformRows(database, sql`UPDATE session SET last_seen_at = now() WHERE id = ${sessionId}::uuid`);
}

/** Ends one session of a person; false when it is not theirs or already over. */
export async function saveSessionRevoked(
  database: Database,
  sessionId: string,
  principalId: string,
): Promise<boolean> {
  const ended = await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE id = ${sessionId}::uuid AND principal_id = ${principalId}::uuid
      AND revoked_at IS NULL RETURNING id`,
  );
  return ended.length > 0;
}

/** Ends one session of a login, in whichever firm it is; false when it is not theirs or over already. */
export async function saveUserSessionRevoked(
  database: Database,
  sessionId: string,
  userId: string,
): Promise<boolean> {
  const ended = await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE id = ${sessionId}::uuid AND user_id = ${userId}::uuid
      AND revoked_at IS NULL RETURNING id`,
  );
  return ended.length > 0;
}

/** Ends every session of a login, except one; used after a password change or a deactivation. */
export async function saveAllSessionsRevoked(
  database: Database,
  userId: string,
  exceptId: string | null = null,
): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE session SET revoked_at = now() WHERE user_id = ${userId}::uuid AND revoked_at IS NULL
      AND id IS DISTINCT FROM ${exceptId}::uuid`,
  );
}

export interface SessionRow {
  id: string;
  ip: string;
  userAgent: string;
  createdAt: Date;
  lastSeenAt: Date;
}

/** Where a login is signed in, in all of its firms. */
export async function acrossTenantsSessions(database: Database, userId: string): Promise<SessionRow[]> {
  return acrossRows<SessionRow>(
    database,
    sql`SELECT s.id, s.ip, s.user_agent AS "userAgent", s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt" FROM session s
      JOIN tenant t ON t.id = s.tenant_id ${sessionRulesOf}
      WHERE s.user_id = ${userId}::uuid AND s.stage IN ('open', 'api') AND s.revoked_at IS NULL AND s.expires_at > now()
        AND (s.stage = 'api' OR s.created_at > now() - ${absolute} AND s.last_seen_at > now() - ${idle})
      ORDER BY s.last_seen_at DESC LIMIT 50`,
  );
}
