import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

export type UserTokenKind = "verify_email" | "reset_password" | "unlock" | "break_glass";

export interface StoredUserToken {
  id: string;
  userId: string;
  secretHash: Buffer;
  tries: number;
  data: unknown;
}

/** A one-use secret; an earlier one of the same kind dies with it. */
export async function saveUserToken(
  database: Database,
  token: { userId: string; kind: UserTokenKind; secretHash: Buffer; minutes: number; data?: object },
): Promise<string> {
  const id = newId();
  await platformRows(
    database,
    sql`WITH dead AS (
        UPDATE user_token SET used_at = now() WHERE user_id = ${token.userId}::uuid AND kind = ${token.kind} AND used_at IS NULL RETURNING 1)
      INSERT INTO user_token (id, user_id, kind, secret_hash, expires_at, data)
      VALUES (${id}::uuid, ${token.userId}::uuid, ${token.kind}, ${token.secretHash}, now() + make_interval(mins => ${token.minutes}::int),
        ${token.data ? JSON.stringify(token.data) : null}::jsonb)`,
  );
  return id;
}

export async function countTokensSince(
  database: Database,
  userId: string,
  kind: UserTokenKind,
  minutes: number,
): Promise<number> {
  const [row] = await platformRows<{ n: number }>(
    database,
    sql`SELECT count(*)::int AS n FROM user_token WHERE user_id = ${userId}::uuid AND kind = ${kind}
      AND created_at > now() - make_interval(mins => ${minutes}::int)`,
  );
  return row?.n ?? 0;
}

const live = sql`used_at IS NULL AND expires_at > now()`;
const columns = sql`id, user_id AS "userId", secret_hash AS "secretHash", tries, data`;

/** The live token of a login, counting this look as a try: guessing uses the tries up, also in parallel. */
export async function tryUserToken(
  database: Database,
  userId: string,
  kind: UserTokenKind,
  maxTries: number,
): Promise<StoredUserToken | null> {
  const [row] = await platformRows<StoredUserToken>(
    database,
    sql`UPDATE user_token SET tries = tries + 1 WHERE id = (
        SELECT id FROM user_token WHERE user_id = ${userId}::uuid AND kind = ${kind} AND ${live} ORDER BY id DESC LIMIT 1)
      AND tries < ${maxTries}::smallint RETURNING ${columns}`,
  );
  return row ?? null;
}

export async function findUserTokenBySecret(
  database: Database,
  kind: UserTokenKind,
  secretHash: Buffer,
): Promise<StoredUserToken | null> {
  const [row] = await platformRows<StoredUserToken>(
    database,
    sql`SELECT ${columns} FROM user_token WHERE secret_hash = ${secretHash} AND kind = ${kind} AND ${live}`,
  );
  return row ?? null;
}

/** False when somebody else used it first. */
export async function saveUserTokenUsed(database: Database, id: string): Promise<boolean> {
  const used = await platformRows(
    database,
    sql`UPDATE user_token SET used_at = now() WHERE id = ${id}::uuid AND used_at IS NULL RETURNING id`,
  );
  return used.length > 0;
}
