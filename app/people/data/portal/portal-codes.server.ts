import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewPortalCode {
  id: string;
  portalAccountId: string | null;
  loginHash: Buffer;
  destinationHash: Buffer;
  browserHash: Buffer;
  codeHash: Buffer;
  minutes: number;
}

/** A code that was sent, or would have been: unknown references leave the same row. */
export async function savePortalCode(db: TenantDb, code: NewPortalCode): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO portal_code (tenant_id, id, portal_account_id, login_hash, destination_hash, browser_hash, code_hash, expires_at)
      VALUES (${tenantIdOf(db)}::uuid, ${code.id}::uuid, ${code.portalAccountId}::uuid, ${code.loginHash}, ${code.destinationHash},
        ${code.browserHash}, ${code.codeHash}, now() + make_interval(mins => ${code.minutes}::int))`,
  );
}

/** Sends to a login or destination within a quarter of an hour and a day. */
export async function countRecentCodes(
  db: TenantDb,
  loginHash: Buffer,
  destinationHash: Buffer,
): Promise<{ quarter: number; day: number }> {
  const [row] = await rows<{ quarter: number; day: number }>(
    db,
    sql`SELECT count(*) FILTER (WHERE created_at > now() - interval '15 minutes')::int AS quarter, count(*)::int AS day FROM portal_code
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND (login_hash = ${loginHash} OR destination_hash = ${destinationHash})
        AND created_at > now() - interval '1 day'`,
  );
  return row ?? { quarter: 0, day: 0 };
}

export interface LivePortalCode {
  id: string;
  portalAccountId: string | null;
  codeHash: Buffer;
  loginHash: Buffer;
}

/** The newest live code of this browser, counting this look as a try. */
export async function tryPortalCode(
  db: TenantDb,
  browserHash: Buffer,
  maxTries: number,
): Promise<LivePortalCode | null> {
  const [row] = await rows<LivePortalCode>(
    db,
    sql`UPDATE portal_code SET tries = tries + 1 WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = (
        SELECT id FROM portal_code WHERE tenant_id = ${tenantIdOf(db)}::uuid AND browser_hash = ${browserHash} AND used_at IS NULL
          AND expires_at > now() ORDER BY id DESC LIMIT 1)
      AND tries < ${maxTries}::smallint
      RETURNING id, portal_account_id AS "portalAccountId", code_hash AS "codeHash", login_hash AS "loginHash"`,
  );
  return row ?? null;
}

/** Wrong tries on a reference since the given minutes; a right one ends the count. */
export async function countWrongTries(db: TenantDb, loginHash: Buffer, minutes: number): Promise<number> {
  const [row] = await rows<{ n: number }>(
    db,
    sql`SELECT coalesce(sum(tries), 0)::int AS n FROM portal_code WHERE tenant_id = ${tenantIdOf(db)}::uuid AND login_hash = ${loginHash}
      AND created_at > now() - make_interval(mins => ${minutes}::int) AND used_at IS NULL`,
  );
  return row?.n ?? 0;
}

export async function savePortalCodeUsed(db: TenantDb, id: string): Promise<boolean> {
  const used = await rows(
    db,
    sql`UPDATE portal_code SET used_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid AND used_at IS NULL RETURNING id`,
  );
  return used.length > 0;
}

/** The person's portal account, made at the first code. */
export async function savePortalAccount(
  db: TenantDb,
  account: { id: string; customerId: string; loginNorm: string },
): Promise<string> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`INSERT INTO portal_account (tenant_id, id, person_type, person_id, login_norm)
      VALUES (${tenantIdOf(db)}::uuid, ${account.id}::uuid, 'customer', ${account.customerId}::uuid, ${account.loginNorm})
      ON CONFLICT (tenant_id, person_type, person_id) DO UPDATE SET updated_at = now() RETURNING id`,
  );
  if (!row) throw new Error("the portal account was not written");
  return row.id;
}

export async function savePortalSeen(
  db: TenantDb,
  portalAccountId: string,
): Promise<{ customerId: string; state: string } | null> {
  const [row] = await rows<{ customerId: string; state: string }>(
    db,
    sql`UPDATE portal_account SET last_seen_at = now(), updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${portalAccountId}::uuid RETURNING person_id AS "customerId", state`,
  );
  return row ?? null;
}
