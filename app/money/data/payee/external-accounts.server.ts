import type { HolderType, PayeeAccountState } from "~/money/domain/payout/payee-account";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A party's bank account; its number stays sealed and is opened for the bank's file, and for who may see it. */
export interface StoredExternalAccount {
  id: string;
  holderType: HolderType;
  holderId: string;
  holderName: string;
  bankCode: string | null;
  last4: string;
  kind: string;
  state: PayeeAccountState;
  usableFrom: Date;
  createdById: string | null;
}

const columns = sql`x.id, x.holder_type AS "holderType", x.holder_id AS "holderId", x.holder_name AS "holderName", x.bank_code AS "bankCode",
  x.token_last4 AS last4, x.kind, x.state, x.usable_from AS "usableFrom", x.created_by_id AS "createdById"`;

export async function findExternalAccount(
  db: TenantDb,
  id: string,
  purpose: "read" | "change" = "read",
): Promise<StoredExternalAccount | null> {
  const lock: Sql = purpose === "change" ? sql`FOR UPDATE` : sql``;
  const [row] = await rows<StoredExternalAccount>(
    db,
    sql`SELECT ${columns} FROM external_account x WHERE x.tenant_id = ${tenantIdOf(db)}::uuid AND x.id = ${id}::uuid ${lock}`,
  );
  return row ?? null;
}

/** Those of one holder that are not rejected or closed, oldest first. */
export async function listExternalAccountsOf(
  db: TenantDb,
  holder: { type: HolderType; id: string },
): Promise<StoredExternalAccount[]> {
  return rows<StoredExternalAccount>(
    db,
    sql`SELECT ${columns} FROM external_account x WHERE x.tenant_id = ${tenantIdOf(db)}::uuid AND x.holder_type = ${holder.type}
      AND x.holder_id = ${holder.id}::uuid AND x.state IN ('draft', 'verified') ORDER BY x.id`,
  );
}

/** The holder's own name; null when there is no such party. */
export async function findHolderName(
  db: TenantDb,
  holder: { type: HolderType; id: string },
): Promise<string | null> {
  const table = { customer: sql`customer`, creditor: sql`creditor`, staff: sql`staff` }[holder.type];
  const name = holder.type === "creditor" ? sql`name` : sql`full_name`;
  const [row] = await rows<{ name: string }>(
    db,
    sql`SELECT ${name} AS name FROM ${table} WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${holder.id}::uuid FOR KEY SHARE`,
  );
  return row?.name ?? null;
}

/** False when the holder already has this number. */
export async function saveNewExternalAccount(
  db: TenantDb,
  account: Omit<StoredExternalAccount, "last4" | "state" | "createdById"> & {
    number: string;
    nameMatch: boolean;
    createdBy: { kind: string; id: string | null };
  },
): Promise<boolean> {
  const tenantId = tenantIdOf(db);
  const cipher = currentCipher();
  const made = await rows(
    db,
    sql`INSERT INTO external_account (tenant_id, id, holder_type, holder_id, holder_name, token, token_bidx, token_last4, bank_code, kind,
        name_match, usable_from, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${account.id}::uuid, ${account.holderType}, ${account.holderId}::uuid, ${account.holderName},
        ${cipher.seal(placeOf(tenantId, account.id), account.number)}::bytea, ${blindIndex(tenantId, account.bankCode, account.number)}::bytea,
        ${account.number.slice(-4)}, ${account.bankCode}, ${account.kind}, ${account.nameMatch}, ${account.usableFrom}::timestamptz,
        ${account.createdBy.kind}, ${account.createdBy.id}::uuid)
      ON CONFLICT (tenant_id, holder_type, holder_id, token_bidx) WHERE state IN ('draft', 'verified') DO NOTHING RETURNING id`,
  );
  return made.length > 0;
}

export async function saveExternalAccountState(
  db: TenantDb,
  id: string,
  change: { state: PayeeAccountState; verifiedById?: string | null; reason?: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE external_account SET state = ${change.state}, verified_by_id = ${change.verifiedById ?? null}::uuid, reason = ${change.reason ?? null},
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** The newest verified account of a holder is the one that is proposed. */
export async function savePrimary(db: TenantDb, account: StoredExternalAccount): Promise<void> {
  await rows(
    db,
    sql`UPDATE external_account SET is_primary = (id = ${account.id}::uuid), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND holder_type = ${account.holderType} AND holder_id = ${account.holderId}::uuid
        AND is_primary IS DISTINCT FROM (id = ${account.id}::uuid)`,
  );
}

/** Opens sealed numbers for the bank's file. */
export function openNumber(db: TenantDb, account: { id: string; token: Uint8Array }): string {
  return currentCipher().open(placeOf(tenantIdOf(db), account.id), account.token);
}

/** The whole number of one account; null when there is no such account. */
export async function findWholeNumber(db: TenantDb, id: string): Promise<string | null> {
  const [row] = await rows<{ token: Buffer }>(
    db,
    sql`SELECT token FROM external_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  return row ? openNumber(db, { id, token: row.token }) : null;
}

function placeOf(tenantId: string, id: string) {
  return { tenantId, table: "external_account", column: "token", id };
}

function blindIndex(tenantId: string, bankCode: string | null, number: string): Buffer {
  return currentCipher().blindIndex(tenantId, "external_account", `${bankCode ?? ""} ${number}`);
}
