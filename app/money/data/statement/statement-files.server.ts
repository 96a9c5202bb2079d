import type { StatementBalance } from "~/money/domain/statement/statement";
import type { StatementFindings } from "~/money/domain/statement/intake/statement-findings";
import type { StatementState } from "~/money/domain/statement/intake/statement-word";
import { newId } from "~/platform/ids/new-id";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredStatement {
  id: string;
  bankAccountId: string;
  documentId: string;
  fileName: string;
  format: string;
  state: StatementState;
  startsOn: string | null;
  endsOn: string | null;
  /** signed minor units, as the committed file is kept */
  opening: bigint | null;
  sumLines: bigint;
  closing: bigint | null;
  currency: string;
  findings: StatementFindings;
  overrideReason: string | null;
  committedAt: Date | null;
  createdAt: Date;
  version: number;
}

const columns = sql`f.id, f.bank_account_id AS "bankAccountId", f.document_id AS "documentId", f.file_name AS "fileName", f.format, f.state,
  f.starts_on AS "startsOn", f.ends_on AS "endsOn", f.opening, f.sum_lines AS "sumLines", f.closing, f.currency, f.findings,
  f.override_reason AS "overrideReason", f.committed_at AS "committedAt", f.created_at AS "createdAt", f.version`;

export interface NewStatement {
  id: string;
  bankAccountId: string;
  documentId: string;
  sha256: Uint8Array;
  fileName: string;
  currency: string;
  findings: StatementFindings;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewStatement(db: TenantDb, file: NewStatement): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO statement_file (tenant_id, id, bank_account_id, document_id, sha256, file_name, format, currency, findings, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${file.id}::uuid, ${file.bankAccountId}::uuid, ${file.documentId}::uuid, ${Buffer.from(file.sha256)}, ${file.fileName}, '',
        ${file.currency}, ${JSON.stringify(file.findings)}::jsonb, ${file.createdBy.kind}, ${file.createdBy.id}::uuid)`,
  );
}

/** The file of this bank account that has these bytes and was neither rejected nor undone. */
export async function findStatementBySha(
  db: TenantDb,
  bankAccountId: string,
  sha256: Uint8Array,
): Promise<{ id: string } | null> {
  // two uploads of one file at once: the second waits here until the first has committed
  await rows(
    db,
    sql`SELECT pg_advisory_xact_lock(hashtextextended(${bankAccountId + Buffer.from(sha256).toString("hex")}, 9))`,
  );
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM statement_file WHERE tenant_id = ${tenantIdOf(db)}::uuid AND bank_account_id = ${bankAccountId}::uuid
      AND sha256 = ${Buffer.from(sha256)} AND state IN ('uploaded', 'parsed', 'checked', 'committed') ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

export function findStatementForChange(db: TenantDb, id: string): Promise<StoredStatement | null> {
  return findOne(db, id, sql`FOR UPDATE`);
}

export function findStatement(db: TenantDb, id: string): Promise<StoredStatement | null> {
  return findOne(db, id, sql``);
}

async function findOne(db: TenantDb, id: string, lock: Sql): Promise<StoredStatement | null> {
  const [row] = await rows<StoredStatement>(
    db,
    sql`SELECT ${columns} FROM statement_file f WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.id = ${id}::uuid ${lock}`,
  );
  return row ?? null;
}

export interface StatementChange {
  state?: StatementState;
  format?: string;
  findings?: StatementFindings;
  overrideReason?: string;
  /** the days its lines are of */
  period?: { from: string; to: string } | null;
  balances?: { opening: bigint | null; closing: bigint | null };
  sumLines?: bigint;
  committed?: boolean;
}

/** Writes what is given. */
export async function saveStatement(db: TenantDb, id: string, change: StatementChange): Promise<void> {
  const { period, balances } = change;
  await rows(
    db,
    sql`UPDATE statement_file SET state = coalesce(${change.state ?? null}, state), format = coalesce(${change.format ?? null}, format),
        findings = coalesce(${change.findings ? JSON.stringify(change.findings) : null}::jsonb, findings),
        override_reason = coalesce(${change.overrideReason ?? null}, override_reason),
        starts_on = CASE WHEN ${period !== undefined} THEN ${period?.from ?? null}::date ELSE starts_on END,
        ends_on = CASE WHEN ${period !== undefined} THEN ${period?.to ?? null}::date ELSE ends_on END,
        opening = CASE WHEN ${balances !== undefined} THEN ${balances?.opening ?? null}::bigint ELSE opening END,
        closing = CASE WHEN ${balances !== undefined} THEN ${balances?.closing ?? null}::bigint ELSE closing END,
        sum_lines = coalesce(${change.sumLines ?? null}::bigint, sum_lines),
        committed_at = CASE WHEN ${change.committed ?? false} THEN now() ELSE committed_at END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface LastClosing {
  /** null when it is the opening balance of the bank account itself */
  fileId: string | null;
  balance: StatementBalance;
}

/** Where the committed statements of a bank account end; before the first, its opening balance. */
export async function findLastClosing(db: TenantDb, bankAccountId: string): Promise<LastClosing | null> {
  const [row] = await rows<{ fileId: string | null; minor: bigint; date: string | null }>(
    db,
    sql`(SELECT f.id AS "fileId", f.closing AS minor, f.ends_on AS date FROM statement_file f
        WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.bank_account_id = ${bankAccountId}::uuid AND f.state = 'committed' AND f.closing IS NOT NULL
        ORDER BY f.ends_on DESC NULLS LAST, f.id DESC LIMIT 1)
      UNION ALL
      (SELECT NULL, b.opening_balance, b.opening_on FROM bank_account b
        WHERE b.tenant_id = ${tenantIdOf(db)}::uuid AND b.id = ${bankAccountId}::uuid AND b.opening_on IS NOT NULL)
      LIMIT 1`,
  );
  return row ? { fileId: row.fileId, balance: { minor: row.minor, date: row.date } } : null;
}

/** Per cent of lines with a reference in the account's last committed file of the format; null when none says. */
export async function findReferenceShare(
  db: TenantDb,
  { bankAccountId, format }: { bankAccountId: string; format: string },
): Promise<number | null> {
  const [row] = await rows<{ share: number | null }>(
    db,
    sql`SELECT (f.findings->'counts'->>'referenceShare')::int AS share FROM statement_file f
      WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.bank_account_id = ${bankAccountId}::uuid AND f.state = 'committed'
        AND f.format = ${format} ORDER BY f.ends_on DESC NULLS LAST, f.id DESC LIMIT 1`,
  );
  return row?.share ?? null;
}

/** Another file of the account whose lines are being booked or taken back right now. */
export async function isAccountBusy(db: TenantDb, bankAccountId: string, besides: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM statement_file f WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.bank_account_id = ${bankAccountId}::uuid
      AND f.id <> ${besides}::uuid AND f.state = 'committed' AND (f.committed_at IS NULL OR f.findings->>'undo' IS NOT NULL) LIMIT 1`,
  );
  return found.length > 0;
}

/** What an override leaves behind: an open break with the failed checks (spec 05 §9, §11). */
export async function saveStatementBreak(
  db: TenantDb,
  found: {
    fileId: string;
    bankAccountId: string;
    day: string;
    dueOn: string;
    amount: bigint;
    currency: string;
    rows: unknown[];
    note: string;
  },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO reconciliation_break (tenant_id, id, bank_account_id, type, day, amount, currency, break_key, rows, due_on, note)
      VALUES (${tenantIdOf(db)}::uuid, ${newId()}::uuid, ${found.bankAccountId}::uuid, 'BK1', ${found.day}::date, ${found.amount}::bigint, ${found.currency},
        ${`statement:${found.fileId}`}, ${JSON.stringify(found.rows)}::jsonb, ${found.dueOn}::date, ${found.note}) ON CONFLICT DO NOTHING`,
  );
}

/** An undone file leaves nothing to explain. */
export async function saveStatementBreakResolved(db: TenantDb, fileId: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE reconciliation_break SET state = 'resolved', resolved_at = now(), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND break_key = ${`statement:${fileId}`} AND state <> 'resolved'`,
  );
}
