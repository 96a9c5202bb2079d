import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

const placeOf = (id: string) => ({ tenantId: "platform", table: "user_factor", column: "secret", id });

export interface StoredPasskey {
  id: string;
  userId: string;
  /** base64url, as the browser names it */
  credentialId: string;
  publicKey: Buffer;
  counter: number;
}

/** False when the credential is somebody's already, or the person has as many as one may have. */
export async function saveNewPasskey(
  database: Database,
  passkey: { userId: string; name: string; credentialId: string; publicKey: Uint8Array; counter: number },
  most: number,
): Promise<boolean> {
  const id = newId();
  const sealed = currentCipher().seal(placeOf(id), Buffer.from(passkey.publicKey).toString("base64url"));
  const made = await platformRows(
    database,
    sql`INSERT INTO user_factor (id, user_id, kind, name, secret, credential_id, counter, confirmed_at)
      SELECT ${id}::uuid, ${passkey.userId}::uuid, 'passkey', ${passkey.name}, ${sealed}, ${passkey.credentialId}, ${passkey.counter}::bigint, now()
      WHERE (SELECT count(*) FROM user_factor WHERE user_id = ${passkey.userId}::uuid AND kind = 'passkey') < ${most}::int
      ON CONFLICT (credential_id) DO NOTHING RETURNING id`,
  );
  return made.length > 0;
}

/** The passkey of a login that may sign in; null for an unknown one. */
export async function findPasskey(database: Database, credentialId: string): Promise<StoredPasskey | null> {
  const [row] = await platformRows<{ id: string; userId: string; secret: Buffer; counter: bigint }>(
    database,
    sql`SELECT f.id, f.user_id AS "userId", f.secret, f.counter FROM user_factor f
      JOIN user_account u ON u.id = f.user_id AND u.status = 'active'
      WHERE f.credential_id = ${credentialId} AND f.kind = 'passkey'`,
  );
  if (!row) return null;
  const { id, userId, counter } = row;
  const publicKey = Buffer.from(currentCipher().open(placeOf(id), row.secret), "base64url");
  return { id, userId, credentialId, publicKey, counter: Number(counter) };
}

/** Names of the passkeys a person has, so that a device is not asked to make a second one. */
export async function listCredentialIds(database: Database, userId: string): Promise<string[]> {
  const found = await platformRows<{ credentialId: string }>(
    database,
    sql`SELECT credential_id AS "credentialId" FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'passkey' LIMIT 20`,
  );
  return found.map(({ credentialId }) => credentialId);
}

export async function savePasskeyUsed(database: Database, id: string, counter: number): Promise<void> {
  await platformRows(
    database,
    sql`UPDATE user_factor SET counter = ${counter}::bigint, used_at = now() WHERE id = ${id}::uuid`,
  );
}
