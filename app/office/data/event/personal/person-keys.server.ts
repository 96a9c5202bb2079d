import { randomBytes } from "node:crypto";

import { currentCipher } from "~/platform/crypto/current-cipher.server";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

const KEY_BYTES = 32;

export interface PersonKey {
  id: string;
  key: Buffer;
}

interface KeyRow {
  id: string;
  customerId: string;
  key: Buffer;
}

const placeOf = (db: TenantDb, id: string) => ({
  tenantId: tenantIdOf(db),
  table: "person_key",
  column: "key",
  id,
});
const openKey = (db: TenantDb, { id, key }: { id: string; key: Buffer }) =>
  Buffer.from(currentCipher().open(placeOf(db, id), key), "base64");

/** The keys in use of these customers, by customer; who has none gets one. One statement, three for newcomers. */
export async function takePersonKeys(
  db: TenantDb,
  customerIds: readonly string[],
): Promise<Map<string, PersonKey>> {
  const wanted = [...new Set(customerIds)];
  const found = await listLive(db, wanted);
  const missing = wanted.filter((id) => !found.some(({ customerId }) => customerId === id));
  if (missing.length > 0) {
    await saveNewKeys(db, missing);
    // of two that gave somebody a key at once, both use the first one's
    found.push(...(await listLive(db, missing)));
  }
  return new Map(found.map((row) => [row.customerId, { id: row.id, key: openKey(db, row) }]));
}

function listLive(db: TenantDb, customerIds: string[]): Promise<KeyRow[]> {
  return rows<KeyRow>(
    db,
    sql`SELECT id, customer_id AS "customerId", key FROM person_key WHERE tenant_id = ${tenantIdOf(db)}::uuid
      AND customer_id = ANY(${customerIds}::uuid[]) AND destroyed_at IS NULL`,
  );
}

async function saveNewKeys(db: TenantDb, customerIds: string[]): Promise<void> {
  // in one order, so that two that meet wait and do not lock each other out
  const made = customerIds.toSorted().map((customerId) => {
    const id = newId();
    const sealed = currentCipher().seal(placeOf(db, id), randomBytes(KEY_BYTES).toString("base64"));
    return { id, customerId, sealed };
  });
  await rows(
    db,
    sql`INSERT INTO person_key (tenant_id, id, customer_id, key)
      SELECT ${tenantIdOf(db)}::uuid, x.id, x.customer_id, x.key FROM unnest(${made.map(({ id }) => id)}::uuid[],
        ${made.map(({ customerId }) => customerId)}::uuid[], ${made.map(({ sealed }) => sealed)}::bytea[]) AS x(id, customer_id, key)
      ON CONFLICT (tenant_id, customer_id) WHERE destroyed_at IS NULL DO NOTHING`,
  );
}

const opened = new WeakMap<TenantDb, Map<string, Buffer | null>>();

/** Keys by their ids, null where destroyed; ids of no key are missing. Each is read once in a transaction. */
export async function personKeysById(
  db: TenantDb,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Buffer | null>> {
  const known = opened.get(db) ?? new Map<string, Buffer | null>();
  opened.set(db, known);
  const unread = [...new Set(ids)].filter((id) => !known.has(id));
  if (unread.length === 0) return known;
  const found = await rows<{ id: string; key: Buffer | null }>(
    db,
    sql`SELECT id, key FROM person_key WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${unread}::uuid[])`,
  );
  for (const { id, key } of found) known.set(id, key && openKey(db, { id, key }));
  return known;
}

/** Nothing that stands under these people's keys can be read again; answers which keys were destroyed. */
export async function savePersonKeysDestroyed(
  db: TenantDb,
  customerIds: string[],
  at: Date,
): Promise<string[]> {
  const gone = await rows<{ id: string }>(
    db,
    sql`UPDATE person_key SET key = NULL, destroyed_at = ${at}::timestamptz WHERE tenant_id = ${tenantIdOf(db)}::uuid
      AND customer_id = ANY(${customerIds}::uuid[]) AND destroyed_at IS NULL RETURNING id`,
  );
  return gone.map(({ id }) => id);
}
