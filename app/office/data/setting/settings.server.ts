import type { CivilDate } from "~/office/domain/calendar-date";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** What the firm set, as it counts on a day; null when it never said. */
export async function findSetting(db: TenantDb, key: string, on: CivilDate): Promise<unknown> {
  const [row] = await rows<{ value: unknown }>(
    db,
    sql`SELECT value FROM setting WHERE tenant_id = ${tenantIdOf(db)}::uuid AND key = ${key} AND effective_from <= ${on}::date
      ORDER BY effective_from DESC LIMIT 1`,
  );
  return row?.value ?? null;
}

/** Counts from the day on; said twice on one day, the later word stands. */
export async function saveSetting(
  db: TenantDb,
  setting: { key: string; value: unknown; from: CivilDate; by: { kind: string; id: string | null } },
): Promise<void> {
  const { key, value, from, by } = setting;
  await rows(
    db,
    sql`INSERT INTO setting (tenant_id, id, key, value, effective_from, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${newId()}::uuid, ${key}, ${JSON.stringify(value)}::jsonb, ${from}::date, ${by.kind}, ${by.id}::uuid)
      ON CONFLICT (tenant_id, key, effective_from) DO UPDATE SET value = excluded.value, created_by_kind = excluded.created_by_kind,
        created_by_id = excluded.created_by_id`,
  );
}
