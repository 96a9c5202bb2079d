import { resealPlatformColumn, type SealedColumn } from "~/office/data/keys/reseal-column.server";
import type { Database } from "~/platform/db/database.server";

/** Sealed columns of tables that no tenant owns. */
export const SEALED_LOGINS: readonly SealedColumn[] = [
  // codes and old passwords are hashes
  { table: "user_factor", column: "secret", kinds: ["totp", "passkey"] },
  { table: "operator", column: "totp_secret" },
];

/** Authenticators and passkeys under the newest key; answers how many were under an older one. */
export async function saveLoginsResealed(database: Database, limit: number): Promise<number> {
  let sealed = 0;
  for (const column of SEALED_LOGINS) sealed += await resealPlatformColumn(database, column, limit);
  return sealed;
}
