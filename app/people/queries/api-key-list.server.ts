import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface ApiKeyRow {
  id: string;
  name: string;
  prefix: string;
  scopes: string[];
  expiresAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
  createdByName: string | null;
}

/** Keys that work, then the latest that no longer do. */
export async function apiKeyList({ db, tenant }: QueryContext): Promise<ApiKeyRow[]> {
  return rows<ApiKeyRow>(
    db,
    sql`SELECT k.id, k.name, k.prefix, k.scopes, k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt", k.revoked_at AS "revokedAt",
        s.full_name AS "createdByName"
      FROM api_key k LEFT JOIN staff s ON s.tenant_id = k.tenant_id AND s.id = k.created_by_id
      WHERE k.tenant_id = ${tenant.id}::uuid
      ORDER BY (k.revoked_at IS NULL AND k.expires_at > now()) DESC, k.id DESC LIMIT 100`,
  );
}
