import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

export interface StuckEvent {
  id: string;
  provider: string;
  type: string;
  tenantId: string | null;
  state: string;
  tries: number;
  error: string;
  createdAt: Date;
}

/** News of processors that keeps failing or was given up, over all firms; bodies stay unread. */
export async function stuckEvents(database: Database): Promise<StuckEvent[]> {
  return platformRows<StuckEvent>(
    database,
    sql`SELECT id, provider, type, tenant_id AS "tenantId", state, tries,
        left(coalesce(last_error, ''), 300) AS error, created_at AS "createdAt"
      FROM provider_event WHERE state IN ('failed', 'dead') OR (tenant_id IS NULL AND state = 'received')
      ORDER BY created_at DESC LIMIT 100`,
  );
}
