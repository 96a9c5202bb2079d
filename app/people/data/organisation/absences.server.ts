import type { CivilDate } from "~/office/domain/calendar-date";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export const ABSENCE_KINDS = ["leave", "sick", "training", "other"] as const;

export interface StoredAbsence {
  id: string;
  staffId: string;
  fromOn: CivilDate;
  toOn: CivilDate;
  kind: (typeof ABSENCE_KINDS)[number];
  standInId: string | null;
  state: "planned" | "called_off";
}

const columns = sql`id, staff_id AS "staffId", from_on AS "fromOn", to_on AS "toOn", kind, stand_in_id AS "standInId", state`;

export async function findAbsenceForChange(db: TenantDb, id: string): Promise<StoredAbsence | null> {
  const [row] = await rows<StoredAbsence>(
    db,
    sql`SELECT ${columns} FROM absence WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

/** Whether somebody is away already on one of these days. */
export async function isAwayWithin(
  db: TenantDb,
  staffId: string,
  from: CivilDate,
  to: CivilDate,
): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM absence WHERE tenant_id = ${tenantIdOf(db)}::uuid AND staff_id = ${staffId}::uuid AND state = 'planned'
      AND from_on <= ${to}::date AND to_on >= ${from}::date LIMIT 1`,
  );
  return found.length > 0;
}

export async function saveNewAbsence(
  db: TenantDb,
  absence: Omit<StoredAbsence, "state"> & { by: { kind: string; id: string | null } },
): Promise<void> {
  const { id, staffId, fromOn, toOn, kind, standInId, by } = absence;
  await execute(
    db,
    sql`INSERT INTO absence (tenant_id, id, staff_id, from_on, to_on, kind, stand_in_id, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${id}::uuid, ${staffId}::uuid, ${fromOn}::date, ${toOn}::date, ${kind}, ${standInId}::uuid,
        ${by.kind}, ${by.id}::uuid)`,
  );
}

export async function saveAbsenceCalledOff(db: TenantDb, id: string): Promise<void> {
  await execute(
    db,
    sql`UPDATE absence SET state = 'called_off', version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** False where the day is off already. */
export async function saveHolidayRow(
  db: TenantDb,
  holiday: { id: string; day: CivilDate; name: string; by: { kind: string; id: string | null } },
): Promise<boolean> {
  const { id, day, name, by } = holiday;
  const made = await rows(
    db,
    sql`INSERT INTO calendar_holiday (tenant_id, id, day, name, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${id}::uuid, ${day}::date, ${name}, ${by.kind}, ${by.id}::uuid)
      ON CONFLICT (tenant_id, day) DO NOTHING RETURNING id`,
  );
  return made.length > 0;
}

/** The day that was off; null where there is none. */
export async function saveHolidayRemoved(
  db: TenantDb,
  id: string,
): Promise<{ day: CivilDate; name: string } | null> {
  const [row] = await rows<{ day: CivilDate; name: string }>(
    db,
    sql`DELETE FROM calendar_holiday WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid RETURNING day, name`,
  );
  return row ?? null;
}
