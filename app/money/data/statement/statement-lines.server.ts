import type { LineIdentity } from "~/money/domain/statement/line-identity.server";
import type { StoredLine } from "~/money/domain/statement/intake/stored-line";
import { newId } from "~/platform/ids/new-id";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type LineState =
  "unmatched" | "proposed" | "part_matched" | "matched" | "duplicate_suspect" | "ignored";

const ASKED_AT_ONCE = 10_000;

/** Which of these identities are stored for the bank account, as `identityKey` writes them. */
export async function listKnownIdentities(
  db: TenantDb,
  bankAccountId: string,
  identities: LineIdentity[],
): Promise<Set<string>> {
  const known = new Set<string>();
  for (let at = 0; at < identities.length; at += ASKED_AT_ONCE) {
    const asked = identities.slice(at, at + ASKED_AT_ONCE);
    const found = await rows<{ key: string }>(
      db,
      sql`SELECT x.fingerprint || ':' || x.occurrence AS key
        FROM unnest(${asked.map((one) => one.fingerprint)}::text[], ${asked.map((one) => one.occurrence)}::int[]) AS x(fingerprint, occurrence)
        JOIN statement_line l ON l.tenant_id = ${tenantIdOf(db)}::uuid AND l.bank_account_id = ${bankAccountId}::uuid
          AND l.fingerprint = decode(x.fingerprint, 'hex') AND l.occurrence = x.occurrence`,
    );
    for (const { key } of found) known.add(key);
  }
  return known;
}

export interface AddedLine {
  id: string;
  row: number;
  side: "C" | "D";
  amount: bigint;
  bookingDate: string;
  narrative: string;
}

/**
 * Stores the lines that are not known yet and answers those. A line that another file brought under another
 * fingerprint (same day, amount and reference or narrative) is a suspected duplicate: a person looks at it.
 */
export async function saveNewLines(
  db: TenantDb,
  file: { id: string; bankAccountId: string },
  lines: StoredLine[],
): Promise<AddedLine[]> {
  const tenantId = tenantIdOf(db);
  const given = JSON.stringify(
    lines.map((line) => ({ ...line, id: newId(), amount: line.amount.toString(), balance: line.balance?.toString() ?? null })),
  ); // prettier-ignore
  const added = await rows<AddedLine>(
    db,
    sql`WITH given AS (
        SELECT * FROM jsonb_to_recordset(${given}::jsonb) AS g(id uuid, row int, "bookingDate" date, "valueDate" date, side text, amount bigint,
          currency text, narrative text, reference text, "refNorm" text, "counterpartyName" text, "counterpartyAccount" text, "chequeNo" text,
          balance bigint, parts jsonb, fingerprint text, occurrence int, accepted boolean))
      INSERT INTO statement_line (tenant_id, id, file_id, bank_account_id, booking_date, value_date, side, amount, currency, narrative, reference, ref_norm,
        counterparty_name, counterparty_account, cheque_no, balance, line_no, parts, fingerprint, occurrence, state)
      SELECT ${tenantId}::uuid, g.id, ${file.id}::uuid, ${file.bankAccountId}::uuid, g."bookingDate", g."valueDate", g.side, g.amount, g.currency, g.narrative,
        g.reference, g."refNorm", g."counterpartyName", g."counterpartyAccount", g."chequeNo", g.balance, g.row, coalesce(g.parts, '[]'), decode(g.fingerprint, 'hex'),
        CASE WHEN g.accepted THEN 1 + (SELECT max(x.occurrence) FROM statement_line x WHERE x.tenant_id = ${tenantId}::uuid
          AND x.bank_account_id = ${file.bankAccountId}::uuid AND x.fingerprint = decode(g.fingerprint, 'hex')) ELSE g.occurrence END,
        CASE WHEN g.accepted OR g.amount = 0 OR NOT EXISTS (
          SELECT 1 FROM statement_line x WHERE x.tenant_id = ${tenantId}::uuid AND x.bank_account_id = ${file.bankAccountId}::uuid
            AND x.state IN ('unmatched', 'proposed', 'part_matched', 'matched', 'duplicate_suspect') AND x.booking_date = g."bookingDate"
            AND x.side = g.side AND x.amount = g.amount AND x.file_id <> ${file.id}::uuid AND x.fingerprint <> decode(g.fingerprint, 'hex')
            AND (x.ref_norm = g."refNorm" OR upper(x.narrative) = upper(g.narrative)) AND (x.balance = g.balance) IS NOT FALSE
        ) THEN 'unmatched' ELSE 'duplicate_suspect' END
      FROM given g
      ON CONFLICT (tenant_id, bank_account_id, fingerprint, occurrence) DO NOTHING
      RETURNING id, line_no AS row, side, amount, booking_date AS "bookingDate", narrative`,
  );
  return added.sort((a, b) => a.row - b.row || (a.id < b.id ? -1 : 1));
}

export interface LineForChange {
  id: string;
  fileId: string;
  bankAccountId: string;
  code: string;
  bookingDate: string;
  side: "C" | "D";
  amount: bigint;
  matched: bigint;
  narrative: string;
  state: LineState;
  reason: string | null;
  version: number;
}

const changed = sql`l.id, l.file_id AS "fileId", l.bank_account_id AS "bankAccountId", a.code, l.booking_date AS "bookingDate", l.side, l.amount, l.matched,
  l.narrative, l.state, l.reason, l.version`;
const withCode = sql`JOIN bank_account b ON b.tenant_id = l.tenant_id AND b.id = l.bank_account_id
  JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.ledger_account_id`;

/** Under a row lock. */
export async function findLineForChange(db: TenantDb, id: string): Promise<LineForChange | null> {
  const [row] = await rows<LineForChange>(
    db,
    sql`SELECT ${changed} FROM statement_line l ${withCode} WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.id = ${id}::uuid FOR UPDATE OF l`,
  );
  return row ?? null;
}

/** Under row locks taken in the order of their ids, so that two people never wait for each other. */
export async function listLinesForChange(db: TenantDb, ids: string[]): Promise<LineForChange[]> {
  return rows<LineForChange>(
    db,
    sql`SELECT ${changed} FROM statement_line l ${withCode} WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.id = ANY(${ids}::uuid[])
      ORDER BY l.id FOR UPDATE OF l`,
  );
}

export async function saveLineState(
  db: TenantDb,
  id: string,
  change: { state: LineState; reason: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE statement_line SET state = ${change.state}, reason = ${change.reason}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface Blocker {
  id: string;
  row: number;
  bookingDate: string;
  side: "C" | "D";
  amount: bigint;
  narrative: string;
}

/** Lines of a file that something was done with: matched now or before, or judged by a person. The first of them. */
export async function listUndoBlockers(db: TenantDb, fileId: string, limit: number): Promise<Blocker[]> {
  return rows<Blocker>(
    db,
    sql`SELECT l.id, l.line_no AS row, l.booking_date AS "bookingDate", l.side, l.amount, left(l.narrative, 120) AS narrative FROM statement_line l
      WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.file_id = ${fileId}::uuid AND (l.matched > 0 OR l.state IN ('matched', 'part_matched')
        OR EXISTS (SELECT 1 FROM match_part p JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id
          WHERE p.tenant_id = l.tenant_id AND p.line_id = l.id AND m.state <> 'proposed'))
      ORDER BY l.line_no LIMIT ${limit}::int`,
  );
}

/** Keeps everything else away from a file's lines while they are taken back; answers how many there are. */
export async function saveLinesLeaving(db: TenantDb, fileId: string): Promise<number> {
  return execute(
    db,
    sql`UPDATE statement_line SET state = CASE WHEN state = 'ignored' THEN state ELSE 'duplicate_suspect' END, reason = 'undo', version = version + 1,
        updated_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND file_id = ${fileId}::uuid`,
  );
}

export async function listLinesLeaving(
  db: TenantDb,
  fileId: string,
  limit: number,
): Promise<LineForChange[]> {
  return rows<LineForChange>(
    db,
    sql`SELECT ${changed} FROM statement_line l ${withCode} WHERE l.tenant_id = ${tenantIdOf(db)}::uuid AND l.file_id = ${fileId}::uuid
      ORDER BY l.line_no, l.id LIMIT ${limit}::int FOR UPDATE OF l`,
  );
}

/** The lines go, and with them what was only proposed for them. */
export async function saveLinesGone(db: TenantDb, ids: string[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  const proposals = await rows<{ id: string }>(
    db,
    sql`SELECT DISTINCT m.id FROM match_part p JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id
      WHERE p.tenant_id = ${tenantId}::uuid AND p.line_id = ANY(${ids}::uuid[]) AND m.state = 'proposed'`,
  );
  if (proposals.length > 0)
    await saveProposalsGone(
      db,
      proposals.map((one) => one.id),
    );
  await rows(
    db,
    sql`DELETE FROM statement_line WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${ids}::uuid[])`,
  );
}

/** A proposal over several lines goes whole; a line that stays waits again. */
async function saveProposalsGone(db: TenantDb, matchIds: string[]): Promise<void> {
  const tenantId = tenantIdOf(db);
  const parts = await rows<{ lineId: string }>(
    db,
    sql`DELETE FROM match_part WHERE tenant_id = ${tenantId}::uuid AND match_id = ANY(${matchIds}::uuid[]) RETURNING line_id AS "lineId"`,
  );
  await rows(
    db,
    sql`DELETE FROM match WHERE tenant_id = ${tenantId}::uuid AND id = ANY(${matchIds}::uuid[])`,
  );
  await rows(
    db,
    sql`UPDATE statement_line l SET state = 'unmatched', version = version + 1, updated_at = now()
      WHERE l.tenant_id = ${tenantId}::uuid AND l.id = ANY(${parts.map((one) => one.lineId)}::uuid[]) AND l.state = 'proposed'
        AND NOT EXISTS (SELECT 1 FROM match_part p JOIN match m ON m.tenant_id = p.tenant_id AND m.id = p.match_id AND m.state = 'proposed'
          WHERE p.tenant_id = l.tenant_id AND p.line_id = l.id)`,
  );
}
