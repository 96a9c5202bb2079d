import {
  canonicalEvent,
  CHAIN_START,
  type ChainedEvent,
  chainHash,
} from "~/office/domain/event/event-chain.server";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { newId } from "~/platform/ids/new-id";
import { rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

import { firstIdOnline } from "../archive/event-archives.server";
import { openPersonal } from "./personal/open-personal.server";

const columns = sql`e.id, e.type, e.category, e.at, e.business_date, e.effective_date, e.actor_kind, e.actor_id, e.actor_name, e.on_behalf_of,
  e.command, e.desk, e.subject_type, e.subject_id, e.before, e.after, e.reason, e.rule, e.ip, e.user_agent, e.request_id, e.correlation_id,
  e.causation_id, e.idempotency_key, e.txid`;

export interface SealedEvent {
  seq: bigint;
  event: ChainedEvent;
}

interface Head {
  seq: bigint;
  hash: Buffer;
  txid: bigint;
  event_id: string;
}

/**
 * Fixes the order of up to `limit` events and chains them: by transaction, then id, below the oldest
 * transaction still running, so that nothing can later appear before a sealed event. One sealer per
 * tenant at a time; answers what it sealed.
 */
export async function sealNextEvents(db: TenantDb, limit: number): Promise<SealedEvent[]> {
  const tenantId = tenantIdOf(db);
  const [lock] = await rows<{ got: boolean }>(
    db,
    sql`SELECT pg_try_advisory_xact_lock(7, hashtext(${tenantId})) AS got`,
  );
  if (!lock?.got) return [];
  const head = await lastSeal(db);
  const events = await rows<ChainedEvent & { txid: bigint }>(
    db,
    sql`SELECT ${columns} FROM event e WHERE e.tenant_id = ${tenantId}::uuid
        AND (e.txid, e.id) > (${head?.txid ?? 0n}::bigint, ${head?.event_id ?? "00000000-0000-0000-0000-000000000000"}::uuid)
        AND e.txid < (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint
      ORDER BY e.txid, e.id LIMIT ${limit}::int`,
  );
  let previous: Buffer = head?.hash ?? CHAIN_START;
  let seq = head?.seq ?? 0n;
  const seals = events.map((event) => {
    seq += 1n;
    const hash = chainHash(previous, canonicalEvent(tenantId, seq, event));
    const seal = { id: newId(), seq, eventId: event.id, txid: event.txid, previous, hash };
    previous = hash;
    return seal;
  });
  if (seals.length > 0) await saveSeals(db, seals);
  return seals.map((seal, index) => ({ seq: seal.seq, event: events[index] as ChainedEvent }));
}

async function lastSeal(db: TenantDb): Promise<Head | null> {
  const [head] = await rows<Head>(
    db,
    sql`SELECT seq, hash, txid, event_id FROM event_seal WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY seq DESC LIMIT 1`,
  );
  return head ?? null;
}

interface SealColumns {
  seq: bigint;
  hash: Buffer;
  prev_hash: Buffer;
  event_id: string;
}

interface Seal {
  id: string;
  seq: bigint;
  eventId: string;
  txid: bigint;
  previous: Buffer;
  hash: Buffer;
}

async function saveSeals(db: TenantDb, seals: Seal[]): Promise<void> {
  const list = <T>(pick: (seal: Seal) => T) => seals.map(pick);
  await rows(
    db,
    sql`INSERT INTO event_seal (tenant_id, id, seq, event_id, txid, prev_hash, hash)
      SELECT ${tenantIdOf(db)}::uuid, * FROM unnest(${list((one) => one.id)}::uuid[], ${list((one) => one.seq)}::bigint[], ${list((one) => one.eventId)}::uuid[],
        ${list((one) => one.txid)}::bigint[], ${list((one) => one.previous)}::bytea[], ${list((one) => one.hash)}::bytea[])`,
  );
}

export interface ChainVerdict {
  /** events read */
  checked: number;
  /** the first sequence number that does not fit, or null when all do */
  brokenAt: bigint | null;
}

/**
 * Recomputes the chain from the stored events; a changed, missing or exchanged event names its seq. Of events in cold
 * storage the links are followed: their files are proved by their own hashes.
 */
export async function verifyChain(db: TenantDb, fromSeq = 1n): Promise<ChainVerdict> {
  const tenantId = tenantIdOf(db);
  const archivedBelow = await firstIdOnline(db);
  let at = fromSeq;
  let previous: Buffer | null = null;
  let checked = 0;
  for (;;) {
    const batch: (ChainedEvent & SealColumns)[] = await rows(
      db,
      sql`SELECT ${columns}, s.seq, s.hash, s.prev_hash, s.event_id FROM event_seal s
        LEFT JOIN event e ON e.tenant_id = s.tenant_id AND e.id = s.event_id
        WHERE s.tenant_id = ${tenantId}::uuid AND s.seq >= ${at}::bigint ORDER BY s.seq LIMIT 2000`,
    );
    for (const { seq, hash, prev_hash, event_id, ...event } of batch) {
      const expected: Buffer = previous ?? (seq === 1n ? CHAIN_START : prev_hash);
      const away = (event.id as string | null) === null && event_id < archivedBelow;
      const fits = seq === at && (away || event.id === event_id) && prev_hash.equals(expected);
      if (!fits || !(away || chainHash(expected, canonicalEvent(tenantId, seq, event)).equals(hash)))
        return { checked, brokenAt: at };
      previous = hash;
      at = seq + 1n;
      checked += 1;
    }
    if (batch.length < 2000) return { checked, brokenAt: null };
  }
}

/** Firms with events nobody has sealed yet; read once a minute, in case a notice was missed. */
export async function acrossTenantsUnsealed(database: Database): Promise<string[]> {
  const found = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT t.id AS "tenantId" FROM tenant t WHERE EXISTS (
        SELECT 1 FROM event e WHERE e.tenant_id = t.id AND e.txid >
          coalesce((SELECT s.txid FROM event_seal s WHERE s.tenant_id = t.id ORDER BY s.seq DESC LIMIT 1), 0))`,
  );
  return found.map((row) => row.tenantId);
}

/** The day's head, kept apart so that a deleted tail shows. */
export async function saveAnchor(db: TenantDb, day: string): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO event_anchor (tenant_id, id, day, last_seq, hash, count)
      SELECT s.tenant_id, uuidv7(), ${day}::date, s.seq, s.hash, s.seq FROM event_seal s
      WHERE s.tenant_id = ${tenantIdOf(db)}::uuid ORDER BY s.seq DESC LIMIT 1
      ON CONFLICT (tenant_id, day) DO NOTHING`,
  );
}

/** The first kept head that the chain no longer has: its tail was cut off, or its place is taken by another event. */
export async function findLostAnchor(db: TenantDb): Promise<bigint | null> {
  const [lost] = await rows<{ seq: bigint }>(
    db,
    sql`SELECT a.last_seq AS seq FROM event_anchor a
      LEFT JOIN event_seal s ON s.tenant_id = a.tenant_id AND s.seq = a.last_seq AND s.hash = a.hash
      WHERE a.tenant_id = ${tenantIdOf(db)}::uuid AND s.id IS NULL ORDER BY a.last_seq LIMIT 1`,
  );
  return lost?.seq ?? null;
}

export interface LoggedEvent {
  seq: bigint;
  previous: Buffer;
  hash: Buffer;
  /** exactly what the hash was made from: personal values are sealed in it */
  canonical: string;
  /** as people read it */
  event: ChainedEvent & Record<string, unknown>;
  /** what is sealed in `canonical`, opened; null where nothing is */
  opened: OpenedWords | null;
}

export interface OpenedWords {
  before?: unknown;
  after?: unknown;
  reason?: unknown;
  actor_name?: unknown;
}

/** Sealed events that a question finds (`where` on `e`), oldest first, a batch at a time, as people read them. */
export async function listSealedEvents(
  db: TenantDb,
  where: Sql,
  after: string | null,
  limit: number,
): Promise<LoggedEvent[]> {
  return openLogged(db, await listStoredEvents(db, where, after, limit));
}

/** Events as they are stored, with what stands under people's keys opened. */
export async function openLogged(db: TenantDb, stored: LoggedEvent[]): Promise<LoggedEvent[]> {
  const opened = await openPersonal(
    db,
    stored.map(({ event }) => wordsOf(event)),
  );
  return stored.map((one, at) => {
    const { id: _id, ...words } = opened[at] ?? { id: one.event.id };
    const changed = Object.entries(words).filter(([name, value]) => value !== (one.event[name] ?? null));
    return changed.length === 0
      ? one
      : { ...one, event: { ...one.event, ...words }, opened: Object.fromEntries(changed) };
  });
}

/** The same as they are stored: what tells of a person stands under that person's key. */
export async function listStoredEvents(
  db: TenantDb,
  where: Sql,
  after: string | null,
  limit: number,
): Promise<LoggedEvent[]> {
  const tenantId = tenantIdOf(db);
  const found = await rows<ChainedEvent & { seq: bigint; hash: Buffer; prev_hash: Buffer }>(
    db,
    sql`SELECT ${columns}, s.seq, s.hash, s.prev_hash FROM event e JOIN event_seal s ON s.tenant_id = e.tenant_id AND s.event_id = e.id
      WHERE ${where} AND e.id > ${after ?? "00000000-0000-0000-0000-000000000000"}::uuid ORDER BY e.id LIMIT ${limit}::int`,
  );
  return found.map(({ seq, hash, prev_hash, ...event }) => ({
    seq,
    hash,
    previous: prev_hash,
    canonical: canonicalEvent(tenantId, seq, event),
    event,
    opened: null,
  }));
}

function wordsOf({ id, ...event }: ChainedEvent) {
  const text = (name: string) => (typeof event[name] === "string" ? event[name] : null);
  return {
    id,
    before: event["before"] ?? null,
    after: event["after"] ?? null,
    reason: text("reason"),
    actor_name: text("actor_name"),
  };
}
