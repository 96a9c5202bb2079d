import type { BankAnswer } from "~/money/domain/ach/list-bank-answers";
import type { CorrectedData } from "~/money/domain/ach/corrected-data";
import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredAnswer {
  id: string;
  fileId: string;
  /** number of the answer in its file */
  place: number;
  kind: BankAnswer["answer"]["kind"];
  code: string;
  originalTrace: string;
  amount: bigint;
  paymentId: string | null;
  state: "waiting" | "applied" | "proposed" | "accepted" | "rejected" | "listed";
  reason: string | null;
}

const columns = sql`a.id, a.file_id AS "fileId", a.place, a.kind, a.code, a.original_trace AS "originalTrace", a.amount, a.payment_id AS "paymentId",
  a.state, a.reason`;

export interface NewAnswer extends Pick<
  StoredAnswer,
  "place" | "kind" | "code" | "originalTrace" | "amount"
> {
  corrected: CorrectedData | null;
  /** why it cannot be applied, where that is plain already */
  reason: string | null;
}

/** Every answer with the payment that its trace names; what names none is listed with its reason. */
export async function saveAnswers(db: TenantDb, fileId: string, answers: NewAnswer[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  const given = answers.map(({ corrected, ...answer }) => {
    const id = newId();
    const sealed = corrected && currentCipher().seal(placeOf(tenantId, id), JSON.stringify(corrected));
    return {
      ...answer,
      id,
      amount: answer.amount.toString(),
      corrected: sealed && Buffer.from(sealed).toString("hex"),
    };
  });
  await rows(
    db,
    sql`INSERT INTO ach_answer (tenant_id, id, file_id, place, kind, code, original_trace, amount, payment_id, corrected, state, reason)
      SELECT ${tenantId}::uuid, x.id, ${fileId}::uuid, x.place, x.kind, x.code, x."originalTrace", x.amount, e.payment_id, decode(x.corrected, 'hex'),
        CASE WHEN x.reason IS NOT NULL OR e.payment_id IS NULL THEN 'listed' ELSE 'waiting' END,
        CASE WHEN x.reason IS NOT NULL THEN x.reason WHEN e.payment_id IS NULL THEN 'TRACE_UNKNOWN' END
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS x(id uuid, place int, kind text, code text, "originalTrace" text, amount bigint,
        corrected text, reason text)
      LEFT JOIN ach_entry e ON e.tenant_id = ${tenantId}::uuid AND e.trace = x."originalTrace"`,
  );
}

export async function findAnswerForChange(db: TenantDb, id: string): Promise<StoredAnswer | null> {
  const [row] = await rows<StoredAnswer>(
    db,
    sql`SELECT ${columns} FROM ach_answer a WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND a.id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function listWaitingAnswers(db: TenantDb, fileId: string): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM ach_answer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND file_id = ${fileId}::uuid AND state = 'waiting' ORDER BY place`,
  );
  return found.map(({ id }) => id);
}

/** The same correction of the same debit, told before. */
export async function isCorrectionKnown(db: TenantDb, answer: StoredAnswer): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM ach_answer WHERE tenant_id = ${tenantIdOf(db)}::uuid AND payment_id = ${answer.paymentId}::uuid AND kind = 'change'
      AND code = ${answer.code} AND id <> ${answer.id}::uuid AND state IN ('proposed', 'accepted', 'rejected') LIMIT 1`,
  );
  return found.length > 0;
}

export async function saveAnswer(
  db: TenantDb,
  id: string,
  change: { state: StoredAnswer["state"]; reason?: string; judgedById?: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE ach_answer SET state = ${change.state}, reason = coalesce(${change.reason ?? null}, reason),
        judged_by_id = coalesce(${change.judgedById ?? null}::uuid, judged_by_id), version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function findCorrection(db: TenantDb, id: string): Promise<CorrectedData | null> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ sealed: Buffer | null }>(
    db,
    sql`SELECT corrected AS sealed FROM ach_answer WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  return row?.sealed
    ? (JSON.parse(currentCipher().open(placeOf(tenantId, id), row.sealed)) as CorrectedData)
    : null;
}

/** What the answers of a file that wait for a person ask to be put right, by answer. */
export async function listCorrections(db: TenantDb, fileId: string): Promise<Map<string, CorrectedData>> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ id: string; sealed: Buffer }>(
    db,
    sql`SELECT id, corrected AS sealed FROM ach_answer WHERE tenant_id = ${tenantId}::uuid AND file_id = ${fileId}::uuid
      AND state IN ('waiting', 'proposed') AND corrected IS NOT NULL`,
  );
  const open = (id: string, sealed: Buffer) =>
    JSON.parse(currentCipher().open(placeOf(tenantId, id), sealed)) as CorrectedData;
  return new Map(found.map(({ id, sealed }) => [id, open(id, sealed)]));
}

function placeOf(tenantId: string, id: string) {
  return { tenantId, table: "ach_answer", column: "corrected", id };
}
