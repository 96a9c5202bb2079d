import type { TenantFacts } from "~/office/domain/event/actor";
import type { StoredRights } from "~/people/domain/permission/session-rights";
import { rightsColumns } from "~/people/data/session/rights-columns.server";
import { tenantColumns } from "~/people/data/session/tenant-columns.server";
import { hashToken } from "~/platform/crypto/secret-token.server";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface KnownApiKey extends StoredRights {
  id: string;
  name: string;
  scopes: string[];
  lastUsedAt: Date | null;
  tenant: TenantFacts;
}

/** The live key that a request brought, with its maker's present rights; null for any other text. */
export async function acrossTenantsApiKey(database: Database, key: string): Promise<KnownApiKey | null> {
  const [row] = await acrossRows<KnownApiKey>(
    database,
    sql`SELECT k.id, k.name, k.scopes, k.last_used_at AS "lastUsedAt", ${tenantColumns},
        ${rightsColumns}
      FROM api_key k
      JOIN tenant t ON t.id = k.tenant_id AND t.status <> 'closed'
      JOIN staff f ON f.tenant_id = k.tenant_id AND f.id = k.created_by_id AND f.status = 'active'
      WHERE k.key_hash = ${hashToken(key)} AND k.revoked_at IS NULL AND k.expires_at > now()`,
  );
  return row ?? null;
}

export interface NewApiKey {
  id: string;
  name: string;
  prefix: string;
  keyHash: Buffer;
  scopes: readonly string[];
  expiresAt: Date;
  createdById: string | null;
}

export async function saveNewApiKey(db: TenantDb, key: NewApiKey): Promise<void> {
  await execute(
    db,
    sql`INSERT INTO api_key (tenant_id, id, name, prefix, key_hash, scopes, expires_at, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${key.id}::uuid, ${key.name}, ${key.prefix}, ${key.keyHash}, ${[...key.scopes]}, ${key.expiresAt},
        'staff', ${key.createdById}::uuid)`,
  );
}

/** Under a lock of the firm's keys, so that two who make one at once do not pass the limit together. */
export async function countLiveApiKeys(db: TenantDb): Promise<number> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${tenantIdOf(db)}, 11))`);
  const [row] = await rows<{ keys: number }>(
    db,
    sql`SELECT count(*)::int AS keys FROM api_key WHERE tenant_id = ${tenantIdOf(db)}::uuid AND revoked_at IS NULL AND expires_at > now()`,
  );
  return row?.keys ?? 0;
}

/** False when the key is unknown here; the first revocation stays. */
export async function saveApiKeyRevoked(
  db: TenantDb,
  id: string,
  at: Date,
): Promise<{ name: string } | null> {
  const [row] = await rows<{ name: string }>(
    db,
    sql`UPDATE api_key SET revoked_at = coalesce(revoked_at, ${at}) WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid
      RETURNING name`,
  );
  return row ?? null;
}

export async function saveApiKeyUsed(db: TenantDb, id: string, at: Date): Promise<void> {
  await execute(
    db,
    sql`UPDATE api_key SET last_used_at = ${at} WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
