import type { CivilDate } from "~/office/domain/calendar-date";
import type { LegalHold } from "~/office/domain/hold/legal-hold";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredHold extends LegalHold {
  reason: string;
  reviewOn: CivilDate;
  releasedAt: Date | null;
  version: number;
}

const columns = sql`id, scope, subject_id AS "subjectId", from_on AS "fromOn", to_on AS "toOn", reason, review_on AS "reviewOn",
  released_at AS "releasedAt", version`;

/** Every hold that is in force. */
export async function listOpenHolds(db: TenantDb): Promise<StoredHold[]> {
  return rows<StoredHold>(
    db,
    sql`SELECT ${columns} FROM legal_hold WHERE tenant_id = ${tenantIdOf(db)}::uuid AND released_at IS NULL ORDER BY id`,
  );
}

/** Under a row lock. */
export async function findHoldForChange(db: TenantDb, id: string): Promise<StoredHold | null> {
  const [hold] = await rows<StoredHold>(
    db,
    sql`SELECT ${columns} FROM legal_hold WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return hold ?? null;
}

/** Placing a hold and destroying what it covers come one after the other. */
export async function lockHolds(db: TenantDb): Promise<void> {
  await rows(db, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`holds:${tenantIdOf(db)}`}, 21))`);
}

export async function saveNewHold(
  db: TenantDb,
  hold: LegalHold & { reason: string; reviewOn: CivilDate; by: { kind: string; id: string | null } },
): Promise<void> {
  await rows(
    db,
    sql`INSERT INTO legal_hold (tenant_id, id, scope, subject_id, from_on, to_on, reason, review_on, created_by_kind, created_by_id)
      VALUES (${tenantIdOf(db)}::uuid, ${hold.id}::uuid, ${hold.scope}, ${hold.subjectId}::uuid, ${hold.fromOn}::date, ${hold.toOn}::date,
        ${hold.reason}, ${hold.reviewOn}::date, ${hold.by.kind}, ${hold.by.id}::uuid)`,
  );
}

export async function saveHoldReleased(db: TenantDb, id: string, at: Date, reason: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE legal_hold SET released_at = ${at}::timestamptz, release_reason = ${reason}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** Holds whose day of review has come and of which nobody was told, marked as told. */
export async function takeHoldsToReview(db: TenantDb, day: CivilDate): Promise<StoredHold[]> {
  return rows<StoredHold>(
    db,
    sql`UPDATE legal_hold SET told_for = review_on WHERE tenant_id = ${tenantIdOf(db)}::uuid AND released_at IS NULL
      AND review_on <= ${day}::date AND told_for IS DISTINCT FROM review_on RETURNING ${columns}`,
  );
}
