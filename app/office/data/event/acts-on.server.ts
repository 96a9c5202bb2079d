import type { CivilDate } from "~/office/domain/calendar-date";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** How often a person ran a command on a business date, under a lock that lets nobody count beside us. */
export async function countActsOn(
  db: TenantDb,
  actorId: string,
  command: string,
  on: CivilDate,
): Promise<number> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${actorId}:${command}`}, 12))`);
  const [row] = await rows<{ acts: number }>(
    db,
    sql`SELECT count(DISTINCT correlation_id)::int AS acts FROM event WHERE tenant_id = ${tenantIdOf(db)}::uuid
      AND actor_id = ${actorId}::uuid AND command = ${command} AND business_date = ${on}::date AND category <> 'denied'`,
  );
  return row?.acts ?? 0;
}
