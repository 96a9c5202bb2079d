import { findFileOf, type StoredFile } from "~/office/data/document/documents.server";
import type { Outcome } from "~/office/domain/outcome";
import type { QueryContext } from "~/people/access/query-context";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";
import { chooseLines } from "~/money/domain/statement/intake/choose-lines.server";
import { type StoredLine, toStoredLine } from "~/money/domain/statement/intake/stored-line";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { readStatementFile, type StatementFile } from "~/money/data/statement/read-statement-file.server";
import { findStatement, type StoredStatement } from "~/money/data/statement/statement-files.server";

export interface StatementWork {
  file: StoredStatement;
  stored: StoredFile;
}

/** A statement and where its bytes lie; null when there is none. */
export async function statementWork(
  { db }: QueryContext,
  { fileId }: { fileId: string },
): Promise<StatementWork | null> {
  const file = await findStatement(db, fileId);
  const stored = file && (await findFileOf(db, file.documentId));
  return file && stored ? { file, stored } : null;
}

interface Read {
  file: StoredStatement;
  bytes: Uint8Array;
}

/** The bytes of a statement, read as its bank account and what a person asked for say. */
export async function statementReading(
  { db, tenant }: QueryContext,
  { file, bytes }: Read,
): Promise<Outcome<StatementFile>> {
  const account = await findBankAccount(db, file.bankAccountId);
  const { encoding, profile: confirmed } = file.findings.asked;
  const profile = confirmed ?? account?.profile ?? undefined;
  const options = { currency: file.currency, dayFirst: tenant.country !== "US" };
  if (profile) {
    const own = readStatementFile(bytes, {
      ...options,
      profile: encoding ? { ...profile, encoding } : profile,
    });
    // another kind of table from the same bank: proposed anew, for a person to look at
    if (own.ok || own.refusal.code !== "PROFILE_MISMATCH") return own;
  }
  const read = readStatementFile(bytes, {
    ...options,
    profiles: encoding ? [inEncoding(encoding)] : [],
  });
  if (!read.ok || !read.value.profile || !encoding) return read;
  return { ok: true, value: { ...read.value, profile: { ...read.value.profile, encoding } } };
}

/** A profile of no table: it only names the encoding to fall back on. */
function inEncoding(encoding: string): TableProfile {
  return {
    name: "",
    encoding,
    delimiter: ",",
    headerRow: 1,
    headings: [],
    skipFooter: 0,
    dateFormat: "YYYY-MM-DD",
    columns: { date: 0, narrative: [] },
    signRule: "signed",
    number: { decimal: ".", grouping: "" },
    utrRegex: null,
    balanceReliable: false,
  };
}

/** The lines of a committed file as they are stored, in its order: every run gives the same. */
export async function statementLines(context: QueryContext, given: Read): Promise<StoredLine[]> {
  const { file } = given;
  const account = await findBankAccount(context.db, file.bankAccountId);
  const read = await statementReading(context, given);
  if (!account || !read.ok) throw new Error("a file that was read before cannot be read any more");
  const reliable = file.findings.profile?.balanceReliable ?? false;
  const accepted = new Set(file.findings.accepted);
  return chooseLines(read.value.statements, account, reliable).lines.map((one) =>
    toStoredLine(one, accepted.has(one.line.row)),
  );
}
