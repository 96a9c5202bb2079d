import type { BankKind } from "~/money/domain/bank/bank-account";
import type { LedgerPlace } from "~/money/domain/ledger/apply-rule";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredBankAccount {
  id: string;
  name: string;
  bank: string | null;
  currency: string;
  kind: string;
  /** the plain number, for checks; screens show its last four */
  number: string | null;
  last4: string | null;
  /** signed minor units */
  openingBalance: bigint;
  openingOn: string | null;
  profile: TableProfile | null;
  active: boolean;
  version: number;
  place: LedgerPlace;
}

type Row = Omit<StoredBankAccount, "number" | "profile" | "place"> & {
  sealed: Buffer | null;
  profile: Partial<TableProfile>;
  code: string;
};

/** One bank account; `change` keeps it still until the command is over. null is a 404. */
export async function findBankAccount(
  db: TenantDb,
  id: string,
  purpose: "read" | "change" = "read",
): Promise<StoredBankAccount | null> {
  const [row] = await rows<Row>(
    db,
    sql`SELECT b.id, b.name, b.bank, b.currency, b.kind, b.number AS sealed, b.number_last4 AS last4, b.opening_balance AS "openingBalance",
        b.opening_on AS "openingOn", b.profile, b.active, b.version, a.code
      FROM bank_account b JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.ledger_account_id
      WHERE b.tenant_id = ${tenantIdOf(db)}::uuid AND b.id = ${id}::uuid ${purpose === "change" ? sql`FOR UPDATE OF b` : sql``}`,
  );
  return row ? toAccount(tenantIdOf(db), row) : null;
}

function toAccount(tenantId: string, { sealed, profile, code, ...row }: Row): StoredBankAccount {
  const number = sealed && currentCipher().open(numberPlace(tenantId, row.id), sealed);
  const known = profile.columns === undefined ? null : (profile as TableProfile);
  return { ...row, number, profile: known, place: { code, dimensionId: row.id } };
}

function numberPlace(tenantId: string, id: string) {
  return { tenantId, table: "bank_account", column: "number", id };
}

export interface BankAccountFields {
  name: string;
  bank: string | null;
  /** undefined leaves the number as it is; null takes it away */
  number?: string | null;
  openingBalance: bigint;
  openingOn: string | null;
  active: boolean;
}

function sealed(db: TenantDb, id: string, number: string | null | undefined) {
  const tenantId = tenantIdOf(db);
  if (number == null) return { number: null, bidx: null, last4: null };
  const cipher = currentCipher();
  return {
    number: cipher.seal(numberPlace(tenantId, id), number),
    bidx: cipher.blindIndex(tenantId, "bank_account_number", number),
    last4: number.slice(-4),
  };
}

/** Another account of the firm with this number; null when there is none. */
export async function findAccountByNumber(
  db: TenantDb,
  number: string,
  besides: string,
): Promise<{ id: string } | null> {
  const bidx = currentCipher().blindIndex(tenantIdOf(db), "bank_account_number", number);
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM bank_account WHERE tenant_id = ${tenantIdOf(db)}::uuid AND number_bidx = ${bidx} AND id <> ${besides}::uuid LIMIT 1`,
  );
  return row ?? null;
}

/** A further bank account on a sub-account of its own; false when the chart has no control account for it. */
export async function saveNewBankAccount(
  db: TenantDb,
  account: BankAccountFields & {
    id: string;
    code: string;
    kind: BankKind;
    currency: string;
    createdBy: { kind: string; id: string | null };
  },
): Promise<boolean> {
  const tenantId = tenantIdOf(db);
  const { number, bidx, last4 } = sealed(db, account.id, account.number);
  const made = await rows(
    db,
    sql`WITH sub AS (
        INSERT INTO ledger_account (tenant_id, id, code, name, type, normal_side, currency, dimension_type, dimension_id, protected, parent_id, desk)
        SELECT ${tenantId}::uuid, ${newId()}::uuid, c.code, ${account.name}, c.type, c.normal_side, c.currency, c.dimension_type, ${account.id}::uuid,
          c.protected, c.id, c.desk
        FROM ledger_account c WHERE c.tenant_id = ${tenantId}::uuid AND c.code = ${account.code} AND c.dimension_id IS NULL AND c.currency = ${account.currency}
        RETURNING id)
      INSERT INTO bank_account (tenant_id, id, name, bank, number, number_bidx, number_last4, currency, kind, opening_balance, opening_on,
        ledger_account_id, created_by_kind, created_by_id)
      SELECT ${tenantId}::uuid, ${account.id}::uuid, ${account.name}, ${account.bank}, ${number}::bytea, ${bidx}::bytea, ${last4}, ${account.currency},
        ${account.kind}, ${account.openingBalance}::bigint, ${account.openingOn}::date, sub.id, ${account.createdBy.kind}, ${account.createdBy.id}::uuid
      FROM sub RETURNING id`,
  );
  return made.length > 0;
}

export async function saveBankAccount(db: TenantDb, id: string, account: BankAccountFields): Promise<void> {
  const { number, bidx, last4 } = sealed(db, id, account.number);
  const keep = account.number === undefined;
  await rows(
    db,
    sql`UPDATE bank_account SET name = ${account.name}, bank = ${account.bank}, opening_balance = ${account.openingBalance}::bigint,
        opening_on = ${account.openingOn}::date, active = ${account.active},
        number = CASE WHEN ${keep} THEN number ELSE ${number}::bytea END, number_bidx = CASE WHEN ${keep} THEN number_bidx ELSE ${bidx}::bytea END,
        number_last4 = CASE WHEN ${keep} THEN number_last4 ELSE ${last4} END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
  await rows(
    db,
    sql`UPDATE ledger_account l SET name = ${account.name} FROM bank_account b
      WHERE b.tenant_id = ${tenantIdOf(db)}::uuid AND b.id = ${id}::uuid AND l.tenant_id = b.tenant_id AND l.id = b.ledger_account_id AND l.name <> ${account.name}`,
  );
}

/** How the account's tables are read; null forgets it, and the next table is described anew. */
export async function saveStatementProfile(
  db: TenantDb,
  id: string,
  profile: TableProfile | null,
): Promise<void> {
  await rows(
    db,
    sql`UPDATE bank_account SET profile = ${JSON.stringify(profile ?? {})}::jsonb, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
