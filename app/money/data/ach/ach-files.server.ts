import type { CivilDate } from "~/office/domain/calendar-date";
import type { NachaFault } from "~/money/domain/ach/nacha-file";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredAchFile {
  id: string;
  kind: "debit" | "answer";
  state: "made" | "taken" | "uploaded" | "read" | "unreadable" | "committed";
  bankAccountId: string;
  documentId: string | null;
  fileName: string;
  createdOn: CivilDate;
  /** the last day on which a debit of it settles; null for what the bank sent */
  effectiveOn: CivilDate | null;
  entries: number;
  /** minor units: what it debits, or what of it was returned */
  amount: bigint;
  currency: string;
  matchedOn: CivilDate | null;
  faults: NachaFault[];
  createdAt: Date;
}

const columns = sql`f.id, f.kind, f.state, f.bank_account_id AS "bankAccountId", f.document_id AS "documentId", f.file_name AS "fileName",
  f.created_on AS "createdOn", f.effective_on AS "effectiveOn", f.entries, f.amount, f.currency, f.matched_on AS "matchedOn", f.faults,
  f.created_at AS "createdAt"`;

/** One maker of files of a firm at a time, until the transaction ends: traces and modifiers never repeat. */
export async function lockAchFiles(db: TenantDb): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(17, hashtext(${tenantIdOf(db)}))`);
}

export async function findAchFile(db: TenantDb, id: string): Promise<StoredAchFile | null> {
  const [row] = await rows<StoredAchFile>(
    db,
    sql`SELECT ${columns} FROM ach_file f WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.id = ${id}::uuid`,
  );
  return row ?? null;
}

export async function findAchFileForChange(db: TenantDb, id: string): Promise<StoredAchFile | null> {
  const [row] = await rows<StoredAchFile>(
    db,
    sql`SELECT ${columns} FROM ach_file f WHERE f.tenant_id = ${tenantIdOf(db)}::uuid AND f.id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** What the next file of a day must number on from. */
export async function findNextNumbers(
  db: TenantDb,
  day: CivilDate,
): Promise<{ sequence: number; filesToday: number }> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ sequence: number; filesToday: number }>(
    db,
    sql`SELECT coalesce((SELECT max(sequence) FROM ach_entry WHERE tenant_id = ${tenantId}::uuid), 0)::int + 1 AS sequence,
      (SELECT count(*) FROM ach_file WHERE tenant_id = ${tenantId}::uuid AND kind = 'debit' AND created_on = ${day}::date)::int AS "filesToday"`,
  );
  if (!row) throw new Error("numbers are always there");
  return row;
}

export interface NewAchFile {
  id: string;
  kind: "debit" | "answer";
  state: "made" | "uploaded";
  bankAccountId: string;
  documentId: string | null;
  /** the file itself, where it is ours */
  text: string | null;
  sha256: Buffer;
  fileName: string;
  createdOn: CivilDate;
  effectiveOn: CivilDate | null;
  idModifier: string | null;
  entries: number;
  amount: bigint;
  currency: string;
  createdBy: { kind: string; id: string | null };
}

export async function saveNewAchFile(db: TenantDb, file: NewAchFile): Promise<void> {
  const tenantId = tenantIdOf(db);
  const content = file.text === null ? null : currentCipher().seal(placeOf(tenantId, file.id), file.text);
  await rows(
    db,
    sql`INSERT INTO ach_file (tenant_id, id, kind, bank_account_id, document_id, content, sha256, file_name, created_on, effective_on, id_modifier,
        entries, amount, currency, state, created_by_kind, created_by_id)
      VALUES (${tenantId}::uuid, ${file.id}::uuid, ${file.kind}, ${file.bankAccountId}::uuid, ${file.documentId}::uuid, ${content}::bytea,
        ${file.sha256}::bytea, ${file.fileName}, ${file.createdOn}::date, ${file.effectiveOn}::date, ${file.idModifier}, ${file.entries}::int,
        ${file.amount}::bigint, ${file.currency}, ${file.state}, ${file.createdBy.kind}, ${file.createdBy.id}::uuid)`,
  );
}

/** The debit file to the byte as it was made. */
export async function findAchText(db: TenantDb, id: string): Promise<string | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ content: Buffer | null }>(
    db,
    sql`SELECT content FROM ach_file WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  return row?.content ? currentCipher().open(placeOf(tenantId, id), row.content) : null;
}

function placeOf(tenantId: string, id: string) {
  return { tenantId, table: "ach_file", column: "content", id };
}

export async function findAnswerFileBySha(db: TenantDb, sha256: Buffer): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM ach_file WHERE tenant_id = ${tenantIdOf(db)}::uuid AND kind = 'answer' AND sha256 = ${sha256}::bytea`,
  );
  return row?.id ?? null;
}

interface AchFileChange {
  state?: StoredAchFile["state"];
  entries?: number;
  faults?: NachaFault[];
  /** added to what was returned so far */
  returned?: bigint;
  matchedOn?: CivilDate | null;
}

export async function saveAchFile(db: TenantDb, id: string, change: AchFileChange): Promise<void> {
  await rows(
    db,
    sql`UPDATE ach_file SET state = coalesce(${change.state ?? null}, state), entries = coalesce(${change.entries ?? null}::int, entries),
        faults = coalesce(${change.faults ? JSON.stringify(change.faults) : null}::jsonb, faults), amount = amount + ${change.returned ?? 0n}::bigint,
        matched_on = CASE WHEN ${change.matchedOn !== undefined} THEN ${change.matchedOn ?? null}::date ELSE matched_on END,
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface StoredAchEntry {
  fileId: string;
  paymentId: string;
  trace: string;
}

export async function saveAchEntries(
  db: TenantDb,
  fileId: string,
  entries: { paymentId: string; trace: string; sequence: number }[],
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO ach_entry (tenant_id, id, file_id, payment_id, trace, sequence)
      SELECT ${tenantIdOf(db)}::uuid, uuidv7(), ${fileId}::uuid, e."paymentId", e.trace, e.sequence
      FROM jsonb_to_recordset(${JSON.stringify(entries)}::jsonb) AS e("paymentId" uuid, trace text, sequence int)`,
  );
}

export async function listAchEntries(db: TenantDb, fileId: string): Promise<StoredAchEntry[]> {
  return rows<StoredAchEntry>(
    db,
    sql`SELECT file_id AS "fileId", payment_id AS "paymentId", trace FROM ach_entry
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND file_id = ${fileId}::uuid ORDER BY sequence`,
  );
}

export async function findAchEntryOf(db: TenantDb, paymentId: string): Promise<StoredAchEntry | null> {
  const [row] = await rows<StoredAchEntry>(
    db,
    sql`SELECT file_id AS "fileId", payment_id AS "paymentId", trace FROM ach_entry
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${paymentId}::uuid`,
  );
  return row ?? null;
}

/** Debits on mandates that the firm's own bank draws, not presented yet, whose day comes by `until`. */
export async function listBankDrafts(
  db: TenantDb,
  until: CivilDate,
): Promise<{ id: string; mandateId: string }[]> {
  return rows(
    db,
    sql`SELECT p.id, p.mandate_id AS "mandateId" FROM payment p
      JOIN mandate m ON m.tenant_id = p.tenant_id AND m.id = p.mandate_id AND m.rail = 'ach' AND m.processor_account_id IS NULL
      WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.state = 'created' AND p.effective_date <= ${until}::date
      ORDER BY p.effective_date, p.id LIMIT 1000`,
  );
}
