import type { CivilDate } from "~/office/domain/calendar-date";
import { execute, rows, type Sql, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** One change of a setting, as its history shows it; null is the default. */
export interface SettingChange {
  id: string;
  key: string;
  before: unknown;
  after: unknown;
  from: CivilDate;
  reason: string;
  madeBy: { kind: string; id: string | null };
  /** the second person; null where one was enough */
  approvedById: string | null;
}

/** The new word from its day on, and its line of history. Said twice for one day, the later word stands. */
export async function saveSettingChange(db: TenantDb, change: SettingChange): Promise<void> {
  const { id, key, before, after, from, reason, madeBy, approvedById } = change;
  const tenantId = tenantIdOf(db);
  await execute(
    db,
    sql`WITH said AS (
        INSERT INTO setting (tenant_id, id, key, value, effective_from, approved_by_id, created_by_kind, created_by_id)
        VALUES (${tenantId}::uuid, ${id}::uuid, ${key}, ${toJson(after)}, ${from}::date, ${approvedById}::uuid, ${madeBy.kind}, ${madeBy.id}::uuid)
        ON CONFLICT (tenant_id, key, effective_from) DO UPDATE SET value = excluded.value, approved_by_id = excluded.approved_by_id,
          created_by_kind = excluded.created_by_kind, created_by_id = excluded.created_by_id RETURNING 1)
      INSERT INTO setting_change (tenant_id, id, key, before, after, effective_from, reason, approved_by_id, created_by_kind, created_by_id)
      SELECT ${tenantId}::uuid, ${id}::uuid, ${key}, ${toJson(before)}, ${toJson(after)}, ${from}::date, ${reason}, ${approvedById}::uuid,
        ${madeBy.kind}, ${madeBy.id}::uuid FROM said`,
  );
}

function toJson(value: unknown): Sql {
  return sql`${JSON.stringify(value ?? null)}::jsonb`;
}

/** The first month of the firm's financial year; what reports and periods read. */
export async function saveFiscalStart(db: TenantDb, month: number): Promise<void> {
  await execute(
    db,
    sql`UPDATE tenant SET fiscal_start_month = ${month}::smallint, updated_at = now() WHERE id = ${tenantIdOf(db)}::uuid`,
  );
}

/** Whether the firm works at a desk. */
export async function isDeskOn(db: TenantDb, desk: string): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM desk_activation WHERE tenant_id = ${tenantIdOf(db)}::uuid AND desk = ${desk} AND active`,
  );
  return found.length > 0;
}
