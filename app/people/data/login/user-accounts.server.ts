import type { TenantFacts } from "~/office/domain/event/actor";
import { type LoginRules, strictestRules } from "~/people/domain/login/login-rules";
import { acrossRows, platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb } from "~/platform/db/tenant-db.server";

import { chosenSettings } from "../session/tenant-columns.server";

export interface StoredUser {
  id: string;
  email: string;
  fullName: string;
  passwordHash: string;
  status: "unverified" | "active" | "deactivated";
  theme: string;
  language: string;
}

const columns = sql`id, email, full_name AS "fullName", password_hash AS "passwordHash", status, theme, language`;

/** Logins compare by lower case. */
export function loginKey(email: string): string {
  return email.trim().toLowerCase();
}

export async function findUserByEmail(database: Database, email: string): Promise<StoredUser | null> {
  const [row] = await platformRows<StoredUser>(
    database,
    sql`SELECT ${columns} FROM user_account WHERE email = ${loginKey(email)}`,
  );
  return row ?? null;
}

export async function findUserById(database: Database, id: string): Promise<StoredUser | null> {
  const [row] = await platformRows<StoredUser>(
    database,
    sql`SELECT ${columns} FROM user_account WHERE id = ${id}::uuid`,
  );
  return row ?? null;
}

/** A login that has not proven its mailbox; one that exists unverified takes the newer name and password. */
export async function saveUnverifiedUser(
  database: Database,
  user: { id: string; email: string; fullName: string; passwordHash: string },
): Promise<string | null> {
  const [row] = await platformRows<{ id: string }>(
    database,
    sql`INSERT INTO user_account (id, email, full_name, password_hash, status)
      VALUES (${user.id}::uuid, ${loginKey(user.email)}, ${user.fullName}, ${user.passwordHash}, 'unverified')
      ON CONFLICT (email) DO UPDATE SET full_name = excluded.full_name, password_hash = excluded.password_hash, updated_at = now()
        WHERE user_account.status = 'unverified'
      RETURNING id`,
  );
  return row?.id ?? null;
}

export async function savePassword(database: Database, userId: string, passwordHash: string): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE user_account SET password_hash = ${passwordHash}, version = version + 1, updated_at = now() WHERE id = ${userId}::uuid`,
  );
}

/** A lock begins; false when it had begun before, so that it is told once. */
export async function saveLoginLocked(database: Database, id: string, until: Date): Promise<boolean> {
  const locked = await platformRows(
    database,
    sql`UPDATE user_account SET locked_until = ${until} WHERE id = ${id}::uuid AND (locked_until IS NULL OR locked_until <= now()) RETURNING id`,
  );
  return locked.length > 0;
}

export async function saveLoginUnlocked(database: Database, id: string): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE user_account SET unlocked_at = now(), locked_until = NULL WHERE id = ${id}::uuid`,
  );
}

/** Within a tenant's transaction, so that a login becomes active together with what it signed up for. */
export async function saveUserActive(db: TenantDb, userId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE user_account SET status = 'active', email_verified_at = coalesce(email_verified_at, now()), version = version + 1, updated_at = now()
      WHERE id = ${userId}::uuid AND status <> 'deactivated'`,
  );
}

/** An invited person's login, made in the transaction that accepts the invitation. */
export async function saveInvitedUser(
  db: TenantDb,
  user: { id: string; email: string; fullName: string; passwordHash: string },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO user_account (id, email, full_name, password_hash, status, email_verified_at)
      VALUES (${user.id}::uuid, ${loginKey(user.email)}, ${user.fullName}, ${user.passwordHash}, 'active', now())
      ON CONFLICT (email) DO UPDATE SET full_name = excluded.full_name, password_hash = excluded.password_hash, status = 'active',
        email_verified_at = now(), updated_at = now() WHERE user_account.status = 'unverified'`,
  );
}

export interface Membership {
  tenantId: string;
  staffId: string;
  tenantName: string;
  slug: string;
}

/** The firms a login works for, the oldest membership first. */
export async function acrossTenantsMemberships(database: Database, userId: string): Promise<Membership[]> {
  return acrossRows<Membership>(
    database,
    sql`SELECT s.tenant_id AS "tenantId", s.id AS "staffId", t.display_name AS "tenantName", t.slug FROM staff s
      JOIN tenant t ON t.id = s.tenant_id AND t.status <> 'closed'
      WHERE s.user_id = ${userId}::uuid AND s.status = 'active' ORDER BY s.id`,
  );
}

/** What the login's firms say about it, the strictest of each. */
export async function acrossTenantsLoginRules(database: Database, userId: string): Promise<LoginRules> {
  const firms = await acrossRows<Pick<TenantFacts, "settings" | "country">>(
    database,
    sql`SELECT t.country, coalesce(${chosenSettings(sql`key = ANY('{lock_failures,lock_window_minutes,lock_minutes,password_least}'::text[])`)}, '{}') AS settings
      FROM staff s JOIN tenant t ON t.id = s.tenant_id AND t.status <> 'closed'
      WHERE s.user_id = ${userId}::uuid AND s.status = 'active'`,
  );
  return strictestRules(firms);
}

export async function acrossTenantsSlugTaken(database: Database, slug: string): Promise<boolean> {
  const found = await acrossRows(
    database,
    sql`SELECT 1 FROM tenant WHERE slug = ${slug} UNION ALL SELECT 1 FROM former_slug WHERE slug = ${slug} AND until_at > now()`,
  );
  return found.length > 0;
}
