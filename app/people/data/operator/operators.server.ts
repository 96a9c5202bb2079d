import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

const placeOf = (id: string) => ({ tenantId: "platform", table: "operator", column: "totp_secret", id });

export interface StoredOperator {
  id: string;
  email: string;
  fullName: string;
  passwordHash: string;
  /** key of the authenticator, base32 */
  secret: string;
  lastStep: number | null;
}

/** An operator at work here, by the e-mail typed; null for anybody else. */
export async function findOperator(database: Database, email: string): Promise<StoredOperator | null> {
  const [row] = await platformRows<
    Omit<StoredOperator, "secret" | "lastStep"> & { sealed: Buffer; lastStep: bigint | null }
  >(
    database,
    sql`SELECT id, email, full_name AS "fullName", password_hash AS "passwordHash", totp_secret AS sealed, last_step AS "lastStep"
      FROM operator WHERE email = ${email.trim().toLowerCase()} AND status = 'active'`,
  );
  if (!row) return null;
  const { sealed, lastStep, ...known } = row;
  const secret = currentCipher().open(placeOf(row.id), sealed);
  return { ...known, secret, lastStep: lastStep === null ? null : Number(lastStep) };
}

/** Spends a code's step; false when it, or a later one, was spent already. */
export async function saveOperatorStep(database: Database, id: string, step: number): Promise<boolean> {
  const spent = await platformRows(
    database,
    sql`UPDATE operator SET last_step = ${step}::bigint, updated_at = now()
      WHERE id = ${id}::uuid AND (last_step IS NULL OR last_step < ${step}::bigint) RETURNING id`,
  );
  return spent.length > 0;
}

/** A new operator, or a known one with a new password and authenticator. `secret` is base32. */
export async function saveOperator(
  database: Database,
  operator: { email: string; fullName: string; passwordHash: string; secret: string },
): Promise<string> {
  const email = operator.email.trim().toLowerCase();
  const [known] = await platformRows<{ id: string }>(
    database,
    sql`SELECT id FROM operator WHERE email = ${email}`,
  );
  const id = known?.id ?? newId();
  const sealed = currentCipher().seal(placeOf(id), operator.secret);
  await platformRows(
    database,
    sql`INSERT INTO operator (id, email, full_name, password_hash, totp_secret)
      VALUES (${id}::uuid, ${email}, ${operator.fullName}, ${operator.passwordHash}, ${sealed})
      ON CONFLICT (email) DO UPDATE SET full_name = excluded.full_name, password_hash = excluded.password_hash,
        totp_secret = excluded.totp_secret, last_step = NULL, status = 'active', updated_at = now()`,
  );
  return id;
}
