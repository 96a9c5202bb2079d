import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

const placeOf = (id: string) => ({ tenantId: "platform", table: "user_factor", column: "secret", id });

export interface FactorRow {
  id: string;
  kind: "totp" | "passkey";
  name: string;
  createdAt: Date;
  usedAt: Date | null;
}

/** What proves the login beside its password, the oldest first; what is only being set up is none. */
export async function listFactors(database: Database, userId: string): Promise<FactorRow[]> {
  return platformRows<FactorRow>(
    database,
    sql`SELECT id, kind, name, created_at AS "createdAt", used_at AS "usedAt" FROM user_factor
      WHERE user_id = ${userId}::uuid AND kind IN ('totp', 'passkey') AND confirmed_at IS NOT NULL ORDER BY id LIMIT 20`,
  );
}

/** Removes one factor of a login; false when it is somebody else's or gone already. */
export async function saveFactorRemoved(database: Database, userId: string, id: string): Promise<boolean> {
  const gone = await platformRows(
    database,
    sql`DELETE FROM user_factor WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND kind IN ('totp', 'passkey') RETURNING id`,
  );
  return gone.length > 0;
}

/** An authenticator that is being set up; an earlier try dies with it. `secret` is base32. */
export async function saveNewTotp(database: Database, userId: string, secret: string): Promise<string> {
  const id = newId();
  const sealed = currentCipher().seal(placeOf(id), secret);
  await platformRows(
    database,
    sql`WITH dead AS (
        DELETE FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'totp' AND confirmed_at IS NULL RETURNING 1)
      INSERT INTO user_factor (id, user_id, kind, secret)
      SELECT ${id}::uuid, ${userId}::uuid, 'totp', ${sealed} WHERE (SELECT count(*) FROM dead) >= 0`,
  );
  return id;
}

export interface StoredTotp {
  id: string;
  /** base32 */
  secret: string;
  lastStep: number | null;
}

/** The authenticator in use, or the one being set up in the last hour. */
export async function findTotp(
  database: Database,
  userId: string,
  which: "used" | "pending",
): Promise<StoredTotp | null> {
  const state =
    which === "used"
      ? sql`confirmed_at IS NOT NULL`
      : sql`confirmed_at IS NULL AND created_at > now() - interval '1 hour'`;
  const [row] = await platformRows<{ id: string; secret: Buffer; lastStep: bigint | null }>(
    database,
    sql`SELECT id, secret, last_step AS "lastStep" FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'totp' AND ${state}`,
  );
  if (!row) return null;
  const { id, lastStep } = row;
  const secret = currentCipher().open(placeOf(id), row.secret);
  return { id, secret, lastStep: lastStep === null ? null : Number(lastStep) };
}

/** Takes a step once: false when a code of it or of a later one was taken first, also in parallel. */
export async function saveTotpStep(database: Database, id: string, step: number): Promise<boolean> {
  const taken = await platformRows(
    database,
    sql`UPDATE user_factor SET last_step = ${step}::bigint, used_at = now()
      WHERE id = ${id}::uuid AND (last_step IS NULL OR last_step < ${step}::bigint) RETURNING id`,
  );
  return taken.length > 0;
}

/** The authenticator proved itself; the one before it, if any, is replaced. */
export async function saveTotpConfirmed(
  database: Database,
  userId: string,
  id: string,
  step: number,
): Promise<boolean> {
  const confirmed = await platformRows(
    database,
    sql`WITH dead AS (
        DELETE FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'totp' AND confirmed_at IS NOT NULL RETURNING 1)
      UPDATE user_factor SET confirmed_at = now(), last_step = ${step}::bigint, used_at = now()
      WHERE id = ${id}::uuid AND user_id = ${userId}::uuid AND confirmed_at IS NULL AND (SELECT count(*) FROM dead) >= 0 RETURNING id`,
  );
  return confirmed.length > 0;
}

/** A new set; the old one is dead from now on. */
export async function saveRecoveryCodes(database: Database, userId: string, hashes: Buffer[]): Promise<void> {
  const ids = hashes.map(() => newId());
  await platformRows(
    database,
    sql`WITH dead AS (DELETE FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'recovery_code' RETURNING 1)
      INSERT INTO user_factor (id, user_id, kind, secret, confirmed_at)
      SELECT x.id, ${userId}::uuid, 'recovery_code', x.hash, now() FROM unnest(${ids}::uuid[], ${hashes}::bytea[]) AS x(id, hash)`,
  );
}

export async function countRecoveryCodes(database: Database, userId: string): Promise<number> {
  const [row] = await platformRows<{ n: number }>(
    database,
    sql`SELECT count(*)::int AS n FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'recovery_code' AND used_at IS NULL`,
  );
  return row?.n ?? 0;
}

/** Spends a code; false when there is none such, or it was spent first by somebody else. */
export async function saveRecoveryCodeUsed(
  database: Database,
  userId: string,
  hash: Buffer,
): Promise<boolean> {
  const used = await platformRows(
    database,
    sql`UPDATE user_factor SET used_at = now() WHERE user_id = ${userId}::uuid AND kind = 'recovery_code' AND secret = ${hash}
      AND used_at IS NULL RETURNING id`,
  );
  return used.length > 0;
}
