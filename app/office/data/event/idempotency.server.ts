import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export type Claim = { state: "first" } | { state: "mismatch" } | { state: "replay"; response: unknown };

/**
 * Takes the key for this transaction. A second caller waits on the unique key until the first commits
 * (then gets its answer) or rolls back (then becomes the first).
 */
export async function claimIdempotencyKey(
  db: TenantDb,
  command: string,
  key: string,
  requestHash: Buffer,
): Promise<Claim> {
  const taken = await rows(
    db,
    sql`INSERT INTO idempotency_record (tenant_id, id, command, key, request_hash)
      VALUES (${tenantIdOf(db)}::uuid, uuidv7(), ${command}, ${key}, ${requestHash})
      ON CONFLICT (tenant_id, command, key) DO NOTHING RETURNING id`,
  );
  if (taken.length > 0) return { state: "first" };
  const [first] = await rows<{ request_hash: Buffer; response: unknown }>(
    db,
    sql`SELECT request_hash, response FROM idempotency_record
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND command = ${command} AND key = ${key}`,
  );
  if (!first || !first.request_hash.equals(requestHash)) return { state: "mismatch" };
  return { state: "replay", response: first.response };
}

export async function saveFirstAnswer(
  db: TenantDb,
  command: string,
  key: string,
  response: unknown,
): Promise<void> {
  await rows(
    db,
    sql`UPDATE idempotency_record SET response = ${JSON.stringify(response)}::jsonb, state = 'done'
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND command = ${command} AND key = ${key}`,
  );
}
