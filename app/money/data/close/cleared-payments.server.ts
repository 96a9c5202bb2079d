import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface ClearedPayment {
  id: string;
  purpose: string;
  targetType: string;
  targetId: string | null;
}

/** Payments none of whose money is set aside as uncleared any more are cleared; answers those that were not yet. */
export async function savePaymentsCleared(
  db: TenantDb,
  ids: string[],
  day: CivilDate,
): Promise<ClearedPayment[]> {
  if (ids.length === 0) return [];
  const tenantId = tenantIdOf(db);
  return rows<ClearedPayment>(
    db,
    sql`WITH cleared AS (
        UPDATE payment p SET state = CASE WHEN p.state = 'succeeded' THEN 'cleared' ELSE p.state END, cleared_on = ${day}::date,
            version = p.version + 1, updated_at = now()
          WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ANY(${ids}::uuid[]) AND p.cleared_on IS NULL AND p.state IN ('succeeded', 'part_refunded')
            AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.tenant_id = p.tenant_id AND h.owner_type = 'payment' AND h.owner_id = p.id
              AND h.kind = 'uncleared' AND h.state IN ('active', 'part_captured'))
          RETURNING p.id, p.purpose)
      SELECT c.id, c.purpose, coalesce(t.target_type, '') AS "targetType", t.target_id AS "targetId" FROM cleared c
      LEFT JOIN LATERAL (SELECT target_type, target_id FROM payment_target x WHERE x.tenant_id = ${tenantId}::uuid AND x.payment_id = c.id
        ORDER BY x.id LIMIT 1) t ON true ORDER BY c.id`,
  );
}
