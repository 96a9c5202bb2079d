import type { CivilDate } from "~/office/domain/calendar-date";
import { execute, rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface NewDelegation {
  id: string;
  giverId: string;
  takerId: string;
  permissions: readonly string[];
  startsOn: CivilDate;
  endsOn: CivilDate;
  reason: string;
}

export async function saveNewDelegation(db: TenantDb, one: NewDelegation): Promise<void> {
  await execute(
    db,
    sql`INSERT INTO delegation (tenant_id, id, giver_id, taker_id, permissions, starts_on, ends_on, reason, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${one.id}::uuid, ${one.giverId}::uuid, ${one.takerId}::uuid, ${[...one.permissions]},
        ${one.startsOn}::date, ${one.endsOn}::date, ${one.reason}, 'staff', ${one.giverId}::uuid)`,
  );
}

export interface StoredDelegation {
  id: string;
  giverId: string;
  takerId: string;
  state: string;
}

export async function findDelegationForChange(db: TenantDb, id: string): Promise<StoredDelegation | null> {
  const [row] = await rows<StoredDelegation>(
    db,
    sql`SELECT id, giver_id AS "giverId", taker_id AS "takerId", state FROM delegation
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function saveDelegationEnded(db: TenantDb, id: string, at: Date): Promise<void> {
  await execute(
    db,
    sql`UPDATE delegation SET state = 'ended', ended_at = ${at}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
