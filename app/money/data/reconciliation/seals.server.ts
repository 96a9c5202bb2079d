import type { CivilDate } from "~/office/domain/calendar-date";
import type { SealDifference, SealFigures } from "~/money/domain/reconciliation/seal-figures.server";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { wasKnown } from "./known.server";

/** All that a seal's hash covers, beside the hash of the seal before it. */
export interface SealContent {
  tenant: string;
  bank_account: string;
  business_date: CivilDate;
  version: number;
  number: number;
  currency: string;
  known: { snapshot: string; at: string; event_seq: string };
  sealed_by: string;
  figures: SealFigures;
  differences: SealDifference[];
}

export interface StoredSeal {
  id: string;
  bankAccountId: string;
  day: CivilDate;
  sealVersion: number;
  sealNo: number;
  content: SealContent;
  previousHash: Buffer;
  hash: Buffer;
  nonceKey: Buffer;
  sealedAt: Date;
}

const columns = sql`s.id, s.bank_account_id AS "bankAccountId", s.day, s.seal_version AS "sealVersion", s.seal_no AS "sealNo", s.items AS content,
  s.previous_hash AS "previousHash", s.hash, s.nonce_key AS "nonceKey", s.sealed_at AS "sealedAt"`;

/** One sealer of a bank account at a time, until the transaction ends. */
export async function lockSeals(db: TenantDb, bankAccountId: string): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${bankAccountId}, 11))`);
}

export async function findSeal(db: TenantDb, id: string): Promise<StoredSeal | null> {
  const [row] = await rows<StoredSeal>(
    db,
    sql`SELECT ${columns} FROM seal s WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.id = ${id}::uuid`,
  );
  return row ?? null;
}

/** The newest seal of the account's chain, or of one of its days. */
export async function findLastSeal(
  db: TenantDb,
  bankAccountId: string,
  day: CivilDate | null = null,
): Promise<StoredSeal | null> {
  const [row] = await rows<StoredSeal>(
    db,
    sql`SELECT ${columns} FROM seal s WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.bank_account_id = ${bankAccountId}::uuid
      AND ${day === null ? sql`true` : sql`s.day = ${day}::date`} ORDER BY s.seal_no DESC LIMIT 1`,
  );
  return row ?? null;
}

/** The seal before it in the account's chain; null for the first. */
export async function findSealBefore(db: TenantDb, seal: StoredSeal): Promise<{ hash: Buffer } | null> {
  const [row] = await rows<{ hash: Buffer }>(
    db,
    sql`SELECT hash FROM seal WHERE tenant_id = ${tenantIdOf(db)}::uuid AND bank_account_id = ${seal.bankAccountId}::uuid
      AND seal_no = ${seal.sealNo - 1}::int`,
  );
  return row ?? null;
}

export async function saveSeal(
  db: TenantDb,
  seal: Omit<StoredSeal, "sealedAt"> & { by: { kind: string; id: string | null } },
): Promise<void> {
  const { content } = seal;
  const { a, b, c, root } = content.figures;
  await rows(
    db,
    sql`INSERT INTO seal (tenant_id, id, bank_account_id, day, seal_version, seal_no, a, b, c, currency, items, root, previous_hash, hash, nonce_key,
        sealed_at, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${seal.id}::uuid, ${seal.bankAccountId}::uuid, ${seal.day}::date, ${seal.sealVersion}::int, ${seal.sealNo}::int,
        ${a}::bigint, ${b}::bigint, ${c}::bigint, ${content.currency}, ${JSON.stringify(content)}::jsonb, decode(${root}, 'hex'), ${seal.previousHash},
        ${seal.hash}, ${seal.nonceKey}, ${content.known.at}::timestamptz, ${seal.by.kind}, ${seal.by.id}::uuid)`,
  );
}

/** Closed dates whose statement is here and which have no seal yet, the oldest first; `also` counts as closed. */
export async function listUnsealedDays(
  db: TenantDb,
  bankAccountId: string,
  also: CivilDate | null,
  limit: number,
): Promise<CivilDate[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ day: CivilDate }>(
    db,
    sql`SELECT d.day FROM business_day d WHERE d.tenant_id = ${tenantId}::uuid AND (d.state = 'closed' OR d.day = ${also}::date)
        AND d.day <= (SELECT max(f.ends_on) FROM statement_file f WHERE f.tenant_id = d.tenant_id AND f.bank_account_id = ${bankAccountId}::uuid
          AND f.state = 'committed' AND f.committed_at IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM seal s WHERE s.tenant_id = d.tenant_id AND s.bank_account_id = ${bankAccountId}::uuid AND s.day = d.day)
      ORDER BY d.day LIMIT ${limit}::int`,
  );
  return found.map(({ day }) => day);
}

/** Sealed dates that news unknown to the newest seal of the account counts for, the oldest first. */
export async function listLateDays(
  db: TenantDb,
  bankAccountId: string,
  newest: StoredSeal,
): Promise<CivilDate[]> {
  const tenantId = tenantIdOf(db);
  const { snapshot } = newest.content.known;
  const xmin = snapshot.split(":")[0] ?? "0";
  const found = await rows<{ day: CivilDate }>(
    db,
    sql`SELECT DISTINCT s.day FROM seal s WHERE s.tenant_id = ${tenantId}::uuid AND s.bank_account_id = ${bankAccountId}::uuid
        AND s.day >= (SELECT min(d) FROM (
          SELECT min(e.effective_date) AS d FROM journal_entry e WHERE e.tenant_id = ${tenantId}::uuid AND e.txid >= ${xmin}::bigint
            AND NOT ${wasKnown(sql`e.txid`, { snapshot })}
          UNION ALL SELECT min(l.booking_date) FROM statement_line l WHERE l.tenant_id = ${tenantId}::uuid AND l.bank_account_id = ${bankAccountId}::uuid
            AND l.txid >= ${xmin}::bigint AND NOT ${wasKnown(sql`l.txid`, { snapshot })}) late)
      ORDER BY 1`,
  );
  return found.map(({ day }) => day);
}

/** The head of the event log, up to which the seal's events go. */
export async function findEventHead(db: TenantDb): Promise<string> {
  const [row] = await rows<{ seq: string }>(
    db,
    sql`SELECT coalesce(max(seq), 0)::text AS seq FROM event_seal WHERE tenant_id = ${tenantIdOf(db)}::uuid`,
  );
  return row?.seq ?? "0";
}
