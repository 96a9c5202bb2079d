import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

/** The one in use counts as the fifth. */
const KEPT = 4;

/** A password that was in use steps back; only the last ones are kept, as the hashes they were. */
export async function saveOldPassword(database: Database, userId: string, hash: string): Promise<void> {
  await platformRows(
    database,
    sql`INSERT INTO user_factor (id, user_id, kind, secret) VALUES (${newId()}::uuid, ${userId}::uuid, 'old_password', ${Buffer.from(hash)})`,
  );
  await platformRows(
    database,
    sql`DELETE FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'old_password' AND id NOT IN (
        SELECT id FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'old_password' ORDER BY id DESC LIMIT ${KEPT})`,
  );
}

/** Hashes of the passwords before the one in use. */
export async function listOldPasswords(database: Database, userId: string): Promise<string[]> {
  const found = await platformRows<{ secret: Buffer }>(
    database,
    sql`SELECT secret FROM user_factor WHERE user_id = ${userId}::uuid AND kind = 'old_password' ORDER BY id DESC LIMIT ${KEPT}`,
  );
  return found.map(({ secret }) => secret.toString());
}
