import { z } from "zod";

import type { CivilDate } from "~/office/domain/calendar-date";
import { findSetting, saveSetting } from "~/office/data/setting/settings.server";
import type { OpeningPlaces, OpeningRow } from "~/money/domain/opening/opening-rows";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredBatch {
  id: string;
  fileName: string | null;
  datedOn: CivilDate;
  rows: OpeningRow[];
  faults: number;
  debits: bigint;
  credits: bigint;
  state: "faulty" | "checked" | "posted";
  createdAt: Date;
}

/** Amounts as text: JSON has no integers of this size. */
const storedRow = z.object({
  row: z.number(),
  code: z.string(),
  reference: z.string(),
  dr: z.coerce.bigint(),
  cr: z.coerce.bigint(),
  dimensionId: z.string().nullable(),
  fault: z.string().nullable(),
});

const columns = sql`id, file_name AS "fileName", dated_on AS "datedOn", rows, faults, debits, credits, state, created_at AS "createdAt"`;

export async function saveNewBatch(
  db: TenantDb,
  batch: Omit<StoredBatch, "createdAt"> & { sha256: Buffer; by: { kind: string; id: string | null } },
): Promise<void> {
  const given = JSON.stringify(batch.rows, (_, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  await rows(
    db,
    sql`INSERT INTO opening_batch (tenant_id, id, sha256, file_name, dated_on, rows, faults, debits, credits, state, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${batch.id}::uuid, ${batch.sha256}::bytea, ${batch.fileName}, ${batch.datedOn}::date, ${given}::jsonb,
        ${batch.faults}::int, ${batch.debits}::bigint, ${batch.credits}::bigint, ${batch.state}, ${batch.by.kind}, ${batch.by.id}::uuid)`,
  );
}

/** The same rows, brought before without a fault; one bringer at a time, until the transaction ends. */
export async function findBatchBySha(db: TenantDb, sha256: Buffer): Promise<string | null> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(19, hashtext(${tenantIdOf(db)}))`);
  const [row] = await rows<{ id: string }>(
    db,
    sql`SELECT id FROM opening_batch WHERE tenant_id = ${tenantIdOf(db)}::uuid AND sha256 = ${sha256}::bytea AND state <> 'faulty'`,
  );
  return row?.id ?? null;
}

export async function findBatch(
  db: TenantDb,
  id: string,
  purpose: "read" | "change" = "read",
): Promise<StoredBatch | null> {
  const [row] = await rows<StoredBatch>(
    db,
    sql`SELECT ${columns} FROM opening_batch WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid
      ${purpose === "change" ? sql`FOR UPDATE` : sql``}`,
  );
  return row ? { ...row, rows: z.array(storedRow).parse(row.rows) } : null;
}

export async function listBatches(db: TenantDb): Promise<Omit<StoredBatch, "rows">[]> {
  return rows(
    db,
    sql`SELECT id, file_name AS "fileName", dated_on AS "datedOn", faults, debits, credits, state, created_at AS "createdAt" FROM opening_batch
      WHERE tenant_id = ${tenantIdOf(db)}::uuid ORDER BY id DESC LIMIT 200`,
  );
}

export async function saveBatchPosted(db: TenantDb, id: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE opening_batch SET state = 'posted', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** What sub-accounts stand for, by the name that people use: bank accounts and branches. */
export async function findOpeningPlaces(db: TenantDb): Promise<OpeningPlaces> {
  const tenantId = tenantIdOf(db);
  const found = await rows<{ dimension: string; name: string; id: string }>(
    db,
    sql`SELECT 'bank_account' AS dimension, lower(name) AS name, id FROM bank_account WHERE tenant_id = ${tenantId}::uuid
      UNION ALL SELECT 'branch', lower(name), id FROM branch WHERE tenant_id = ${tenantId}::uuid`,
  );
  const places: OpeningPlaces = new Map();
  for (const { dimension, name, id } of found)
    places.set(dimension, (places.get(dimension) ?? new Map<string, string>()).set(name, id));
  return places;
}

/** The day before the first month that is open: balances are those of the day on which the other system ended. */
export async function findOpeningDay(db: TenantDb, today: CivilDate): Promise<CivilDate> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ day: CivilDate }>(
    db,
    sql`SELECT coalesce((SELECT max(ends_on) FROM accounting_period WHERE tenant_id = ${tenantId}::uuid AND state <> 'open'),
        (date_trunc('month', least(${today}::date, (SELECT min(effective_date) FROM journal_entry WHERE tenant_id = ${tenantId}::uuid
          AND rule_code <> 'PS21'))) - interval '1 day')::date) AS day`,
  );
  if (!row) throw new Error("there is always a day");
  return row.day;
}

/** What 3090 still holds, credits above zero, minor units. */
export async function findOpeningRest(db: TenantDb): Promise<bigint> {
  const [row] = await rows<{ rest: bigint }>(
    db,
    sql`SELECT coalesce(sum(b.posted), 0)::bigint AS rest FROM ledger_balance b
      JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id
      WHERE b.tenant_id = ${tenantIdOf(db)}::uuid AND a.code = '3090'`,
  );
  return row?.rest ?? 0n;
}

const KEY = "ledger.migration";
const stored = z.object({ done: z.boolean() });

/** Whether somebody said that everything is in: from then on I32 counts. */
export async function isMigrationDone(db: TenantDb, on: CivilDate): Promise<boolean> {
  const known = stored.safeParse(await findSetting(db, KEY, on));
  return known.success && known.data.done;
}

export async function saveMigrationDone(
  db: TenantDb,
  done: boolean,
  more: { from: CivilDate; by: { kind: string; id: string | null } },
): Promise<void> {
  await saveSetting(db, { key: KEY, value: { done }, ...more });
}
