import { listCorrections, type StoredAnswer } from "~/money/data/ach/ach-answers.server";
import { findAchFile, type StoredAchFile } from "~/money/data/ach/ach-files.server";
import type { CorrectedData } from "~/money/domain/ach/corrected-data";
import { type MandateEffect, returnPolicyOf, type RetryRule } from "~/money/domain/mandate/return-policy";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface AchDebitRow {
  paymentId: string;
  trace: string;
  holderName: string;
  amount: bigint;
  state: string;
}

export interface AchAnswerRow extends StoredAnswer {
  holderName: string | null;
  paymentAmount: bigint | null;
  /** what the code says in plain words, what it does to the mandate, and whether the debit goes again */
  meaning: string | null;
  effect: MandateEffect;
  retry: RetryRule["kind"];
  /** the account that the bank asks to be named, by its last four */
  corrected: { routing?: string; last4?: string; holderName?: string; accountKind?: string } | null;
}

export interface AchFilePage {
  file: StoredAchFile;
  debits: AchDebitRow[];
  answers: AchAnswerRow[];
}

const MOST = 1_000;

/** One file with its debits, or with what the bank answered and what each answer will do; null is a 404. */
export async function achFilePage(
  { db, tenant }: QueryContext,
  { fileId }: { fileId: string },
): Promise<AchFilePage | null> {
  const file = await findAchFile(db, fileId);
  if (!file) return null;
  const debits = await rows<AchDebitRow>(
    db,
    sql`SELECT e.payment_id AS "paymentId", e.trace, m.holder_name AS "holderName", p.amount, p.state FROM ach_entry e
      JOIN payment p ON p.tenant_id = e.tenant_id AND p.id = e.payment_id
      JOIN mandate m ON m.tenant_id = p.tenant_id AND m.id = p.mandate_id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.file_id = ${fileId}::uuid ORDER BY e.sequence LIMIT ${MOST}::int`,
  );
  const found = await rows<StoredAnswer & Pick<AchAnswerRow, "holderName" | "paymentAmount">>(
    db,
    sql`SELECT a.id, a.file_id AS "fileId", a.place, a.kind, a.code, a.original_trace AS "originalTrace", a.amount, a.payment_id AS "paymentId",
        a.state, a.reason, m.holder_name AS "holderName", p.amount AS "paymentAmount"
      FROM ach_answer a
      LEFT JOIN payment p ON p.tenant_id = a.tenant_id AND p.id = a.payment_id
      LEFT JOIN mandate m ON m.tenant_id = p.tenant_id AND m.id = p.mandate_id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.file_id = ${fileId}::uuid ORDER BY a.place LIMIT ${MOST}::int`,
  );
  const corrections = await listCorrections(db, fileId);
  const answers = found.map((answer): AchAnswerRow => {
    const policy = returnPolicyOf("ach", answer.code);
    const corrected = corrections.get(answer.id);
    return {
      ...answer,
      meaning: answer.kind === "return" ? policy.meaning : null,
      effect: policy.mandate,
      retry: policy.retry.kind,
      corrected: corrected ? masked(corrected) : null,
    };
  });
  return { file, debits, answers };
}

function masked({ routing, account, holderName, accountKind }: CorrectedData): AchAnswerRow["corrected"] {
  return { routing, holderName, accountKind, last4: account?.slice(-4) };
}
