import type { QueryContext } from "~/people/access/query-context";
import { isBeyondReason } from "~/money/domain/statement/intake/commit-rules";
import type { PartFinding } from "~/money/domain/statement/intake/statement-findings";
import { type StatementWord, statementWordOf } from "~/money/domain/statement/intake/statement-word";
import { findStatement, type StoredStatement } from "~/money/data/statement/statement-files.server";
import { type Blocker, listUndoBlockers } from "~/money/data/statement/statement-lines.server";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface StatementPage {
  file: StoredStatement;
  word: StatementWord;
  bankAccountName: string;
  bankAccountLast4: string | null;
  startedByName: string | null;
  size: bigint;
  sha256: string;
  /** failed checks with whether a reason can let them pass */
  checks: (PartFinding & { beyond: boolean })[];
  /** lines that keep a committed file from being undone, the first of them */
  blockers: Blocker[];
}

const BLOCKERS_SHOWN = 20;

/** One imported statement with what was found in it; null is a 404. */
export async function statementPage(
  { db, tenant }: QueryContext,
  { fileId }: { fileId: string },
): Promise<StatementPage | null> {
  const file = await findStatement(db, fileId);
  if (!file) return null;
  const [around] = await rows<
    Pick<StatementPage, "bankAccountName" | "bankAccountLast4" | "startedByName" | "size" | "sha256">
  >(
    db,
    sql`SELECT b.name AS "bankAccountName", b.number_last4 AS "bankAccountLast4", s.full_name AS "startedByName", coalesce(d.size, 0)::bigint AS size,
        encode(f.sha256, 'hex') AS sha256
      FROM statement_file f
      JOIN bank_account b ON b.tenant_id = f.tenant_id AND b.id = f.bank_account_id
      LEFT JOIN document_file d ON d.tenant_id = f.tenant_id AND d.document_id = f.document_id
      LEFT JOIN staff s ON s.tenant_id = f.tenant_id AND s.id = f.created_by_id
      WHERE f.tenant_id = ${tenant.id}::uuid AND f.id = ${fileId}::uuid LIMIT 1`,
  );
  if (!around) return null;
  const word = statementWordOf(file.state, file.findings);
  return {
    file,
    word,
    ...around,
    checks: file.findings.checks.map((one) => ({ ...one, beyond: isBeyondReason(one) })),
    blockers: word === "committed" ? await listUndoBlockers(db, file.id, BLOCKERS_SHOWN) : [],
  };
}
