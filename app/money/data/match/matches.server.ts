import type { Finding, MatchableLine, RuledLine } from "~/money/domain/match/matchable";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const ruledColumns = sql`id, side, amount - matched AS amount, currency, booking_date AS "bookingDate", narrative, ref_norm AS "refNorm",
  counterparty_name AS "counterpartyName", counterparty_account AS "counterpartyAccount", NULL AS "virtualAccount",
  bank_account_id AS "bankAccountId", cheque_no AS "chequeNo"`;

/** The next lines that wait for a finding, by id; locked, so that two workers take turns. */
export async function listLinesToMatch(
  db: TenantDb,
  wanted: { after: string | null; limit: number },
): Promise<RuledLine[]> {
  return rows<RuledLine>(
    db,
    sql`SELECT ${ruledColumns} FROM statement_line WHERE tenant_id = ${tenantIdOf(db)}::uuid AND state IN ('unmatched', 'proposed') AND amount > matched
        AND (${wanted.after}::uuid IS NULL OR id > ${wanted.after}::uuid)
      ORDER BY id LIMIT ${wanted.limit}::int FOR UPDATE`,
  );
}

/** One line that waits whole, under a row lock; null when it waits no more. */
export async function findLineToMatch(db: TenantDb, id: string): Promise<RuledLine | null> {
  const [line] = await rows<RuledLine>(
    db,
    sql`SELECT ${ruledColumns} FROM statement_line WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid
        AND state IN ('unmatched', 'proposed') AND matched = 0 FOR UPDATE`,
  );
  return line ?? null;
}

/** What was proposed for these lines before is forgotten; a finding is only as good as what it knew. */
export async function saveProposalsForgotten(db: TenantDb, lineIds: string[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`UPDATE match m SET state = 'unmatched', reason = 'superseded', version = m.version + 1, updated_at = now()
      FROM match_part p WHERE m.tenant_id = ${tenantId}::uuid AND m.state = 'proposed' AND p.tenant_id = m.tenant_id AND p.match_id = m.id
        AND p.line_id = ANY(${lineIds}::uuid[])`,
  );
  await rows(
    db,
    sql`UPDATE statement_line SET state = 'unmatched', updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${lineIds}::uuid[]) AND state = 'proposed'`,
  );
}

export interface Proposal {
  line: MatchableLine;
  best: Finding;
  rivals: Finding[];
}

/** Findings with their evidence and rivals, and the lines' state, in two statements. */
export async function saveProposals(db: TenantDb, proposals: Proposal[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  const brief = ({ target, score, evidence }: Finding) => ({
    type: target.type,
    id: target.id,
    label: target.numbers[0] ?? target.references[0] ?? null,
    name: target.names[0] ?? null,
    score,
    evidence,
  });
  const given = JSON.stringify(
    proposals.map(({ line, best, rivals }) => ({
      id: newId(), line: line.id, amount: line.amount.toString(), target_type: best.target.type, target_id: best.target.id, score: best.score,
      evidence: [brief(best)], rivals: rivals.map(brief),
    })),
  ); // prettier-ignore
  await rows(
    db,
    sql`WITH g AS (SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS x(id uuid, line uuid, amount bigint, target_type text, target_id uuid,
          score smallint, evidence jsonb, rivals jsonb)),
      found AS (
        INSERT INTO match (tenant_id, id, strategy, score, evidence, rivals)
        SELECT ${tenantId}::uuid, g.id, 'one_one', g.score, g.evidence, g.rivals FROM g RETURNING 1)
      INSERT INTO match_part (tenant_id, id, match_id, line_id, target_type, target_id, amount)
      SELECT ${tenantId}::uuid, uuidv7(), g.id, g.line, g.target_type, g.target_id, g.amount FROM g`,
  );
  await rows(
    db,
    sql`UPDATE statement_line SET state = 'proposed', updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${proposals.map((one) => one.line.id)}::uuid[]) AND state = 'unmatched'`,
  );
}

export interface NewPart {
  id: string;
  targetType: string;
  targetId: string;
  /** null where the line is no payment: a payout of the processor, a transfer, a charge */
  paymentId: string | null;
  amount: bigint;
}

/** A person's confirmation with its pieces. */
export async function saveConfirmedMatch(
  db: TenantDb,
  match: {
    id: string;
    lineId: string;
    strategy: string;
    score: number;
    evidence: unknown;
    ruleId: string | null;
    by: { kind: string; id: string | null };
    parts: NewPart[];
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  const parts = JSON.stringify(match.parts.map((part) => ({ ...part, amount: part.amount.toString() })));
  await rows(
    db,
    sql`WITH made AS (
        INSERT INTO match (tenant_id, id, strategy, score, evidence, state, rule_id, confirmed_by_kind, confirmed_by_id, confirmed_at)
        VALUES (${tenantId}::uuid, ${match.id}::uuid, ${match.strategy}, ${match.score}::smallint, ${JSON.stringify(match.evidence)}::jsonb, 'confirmed',
          ${match.ruleId}::uuid, ${match.by.kind}, ${match.by.id}::uuid, now()) RETURNING id)
      INSERT INTO match_part (tenant_id, id, match_id, line_id, target_type, target_id, payment_id, amount, live)
      SELECT ${tenantId}::uuid, x.id, made.id, ${match.lineId}::uuid, x."targetType", x."targetId", x."paymentId", x.amount, true
      FROM made, jsonb_to_recordset(${parts}::jsonb) AS x(id uuid, "targetType" text, "targetId" uuid, "paymentId" uuid, amount bigint)`,
  );
}

/** What is matched of a line, which is also its state. */
export async function saveLineMatched(db: TenantDb, lineId: string, matched: bigint): Promise<void> {
  await rows(
    db,
    sql`UPDATE statement_line SET matched = ${matched}::bigint,
        state = CASE WHEN ${matched}::bigint = amount THEN 'matched' WHEN ${matched}::bigint > 0 THEN 'part_matched' ELSE 'unmatched' END,
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${lineId}::uuid`,
  );
}

export interface StoredMatch {
  id: string;
  state: "proposed" | "confirmed" | "unmatched";
  lineId: string;
  parts: NewPart[];
}

/** A confirmed match under a row lock; null when it is none of this tenant's. */
export async function findMatchForChange(db: TenantDb, id: string): Promise<StoredMatch | null> {
  const [match] = await rows<{ id: string; state: StoredMatch["state"] }>(
    db,
    sql`SELECT id, state FROM match WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  if (!match) return null;
  const parts = await rows<StoredMatch["parts"][number] & { lineId: string }>(
    db,
    sql`SELECT id, line_id AS "lineId", target_type AS "targetType", target_id AS "targetId", payment_id AS "paymentId", amount FROM match_part
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND match_id = ${id}::uuid ORDER BY id`,
  );
  const [first] = parts;
  return first ? { ...match, lineId: first.lineId, parts } : null;
}

export async function saveMatchUndone(db: TenantDb, id: string, reason: string): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`UPDATE match SET state = 'unmatched', reason = ${reason}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantId}::uuid AND id = ${id}::uuid`,
  );
  await rows(
    db,
    sql`UPDATE match_part SET live = false WHERE tenant_id = ${tenantId}::uuid AND match_id = ${id}::uuid`,
  );
}

/** What confirmed lines brought for a record so far, minor units. */
export async function findMatchedOf(db: TenantDb, target: { type: string; id: string }): Promise<bigint> {
  const [row] = await rows<{ matched: bigint }>(
    db,
    sql`SELECT coalesce(sum(amount), 0)::bigint AS matched FROM match_part
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND target_type = ${target.type} AND target_id = ${target.id}::uuid AND live`,
  );
  return row?.matched ?? 0n;
}
