import type { LoginRules } from "~/people/domain/login/login-rules";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

export async function saveLoginAttempt(
  database: Database,
  attempt: { login: string; ip: string; ok: boolean },
): Promise<void> {
  await platformRows(
    database,
    sql`INSERT INTO login_attempt (id, login, ip, ok) VALUES (${newId()}::uuid, ${attempt.login}, ${attempt.ip}, ${attempt.ok})`,
  );
}

/**
 * The newest failures of a login, since its last success or unlocking, that can still lock it; oldest first. Two hundred
 * are more than any rule asks for, however many are tried.
 */
export async function listRecentFailures(
  database: Database,
  login: string,
  { windowMinutes, lockMinutes }: Pick<LoginRules, "windowMinutes" | "lockMinutes">,
): Promise<Date[]> {
  const found = await platformRows<{ at: Date }>(
    database,
    sql`SELECT at FROM login_attempt WHERE login = ${login} AND NOT ok AND at > now() - make_interval(mins => ${windowMinutes + lockMinutes}::int)
        AND at > coalesce((SELECT max(at) FROM login_attempt WHERE login = ${login} AND ok), '-infinity')
        AND at > coalesce((SELECT unlocked_at FROM user_account WHERE email = ${login}), '-infinity')
      ORDER BY at DESC LIMIT 200`,
  );
  return found.map((row) => row.at).reverse();
}

export async function countRecentFailuresFrom(database: Database, ip: string): Promise<number> {
  const [row] = await platformRows<{ n: number }>(
    database,
    sql`SELECT count(*)::int AS n FROM login_attempt WHERE ip = ${ip} AND NOT ok AND at > now() - interval '10 minutes'`,
  );
  return row?.n ?? 0;
}

/** Failures of the last ten minutes over all logins of the tenant. */
export async function countTenantFailures(db: TenantDb): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT count(*)::int AS n FROM staff s JOIN user_account u ON u.id = s.user_id
      JOIN login_attempt a ON a.login = u.email AND NOT a.ok AND a.at > now() - interval '10 minutes'
      WHERE s.tenant_id = ${tenantIdOf(db)}::uuid`,
  );
  return row?.n ?? 0;
}
