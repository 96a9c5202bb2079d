import { addDays, type CivilDate } from "~/office/domain/calendar-date";
import type { ReturnRail } from "~/money/domain/mandate/return-policy";
import { DEFAULT_RATE_LIMITS, type OriginationDay } from "~/money/domain/mandate/return-rates";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A debit counts on the day it was sent, from when the processor had taken it on or a debit file held it; what came back of it, whenever it came. */
export async function listOriginations(
  db: TenantDb,
  rail: ReturnRail,
  today: CivilDate,
): Promise<OriginationDay[]> {
  const from = addDays(today, 1 - DEFAULT_RATE_LIMITS.days);
  const found = await rows<{ on: CivilDate; code: string | null; count: number }>(
    db,
    sql`SELECT (p.metadata->>'presented_on')::date AS "on", CASE WHEN p.state IN ('failed', 'returned') THEN p.return_code END AS code, count(*)::int AS count
      FROM payment p WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.mandate_id IS NOT NULL AND p.rail = ${rail} AND (p.processor_ref IS NOT NULL
          OR EXISTS (SELECT 1 FROM ach_entry e WHERE e.tenant_id = p.tenant_id AND e.payment_id = p.id))
        AND (p.metadata->>'presented_on')::date >= ${from}::date GROUP BY 1, 2 ORDER BY 1`,
  );
  return [...Map.groupBy(found, ({ on }) => on)].map(([on, days]) => ({
    on,
    debits: days.reduce((sum, { count }) => sum + count, 0),
    returns: days.flatMap(({ code, count }) => (code === null ? [] : [{ code, count }])),
  }));
}
