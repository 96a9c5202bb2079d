import type { CivilDate } from "~/office/domain/calendar-date";
import { CLOSE_STEPS } from "~/office/domain/close/close-steps.table";
import type { StepError, StepRecord, StepState } from "~/office/domain/close/close-step";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredDay {
  id: string;
  day: CivilDate;
  state: "open" | "closing" | "closed";
  leaseHolder: string | null;
  leaseUntil: Date | null;
}

export interface StoredStep extends StepRecord {
  id: string;
  step: number;
  state: StepState;
  progress: { part?: string; cursor?: string | null };
}

const dayColumns = sql`id, day, state, lease_holder AS "leaseHolder", lease_until AS "leaseUntil"`;
const stepColumns = sql`id, step, state, counts, control_sums AS sums, errors, progress`;

/** The tenant's own today as it stands, and nobody moves it until the transaction ends. */
export async function getBusinessDateForChange(db: TenantDb): Promise<CivilDate> {
  const [row] = await rows<{ day: CivilDate }>(
    db,
    sql`SELECT business_date AS day FROM tenant WHERE id = ${tenantIdOf(db)}::uuid FOR UPDATE`,
  );
  if (!row) throw new Error("the tenant has no row");
  return row.day;
}

/** The date's row under a lock, with its steps; made when its close begins for the first time. */
export async function getDayForChange(
  db: TenantDb,
  day: CivilDate,
): Promise<{ day: StoredDay; steps: StoredStep[]; fresh: boolean }> {
  const tenantId = tenantIdOf(db);
  const made = await rows(
    db,
    sql`INSERT INTO business_day (tenant_id, id, day) VALUES (${tenantId}::uuid, uuidv7(), ${day}::date) ON CONFLICT DO NOTHING RETURNING id`,
  );
  if (made.length > 0)
    await rows(
      db,
      sql`INSERT INTO close_step (tenant_id, id, business_day_id, step)
        SELECT d.tenant_id, uuidv7(), d.id, x.step FROM business_day d, unnest(${CLOSE_STEPS.map(({ step }) => step)}::smallint[]) AS x(step)
        WHERE d.tenant_id = ${tenantId}::uuid AND d.day = ${day}::date`,
    );
  const found = await findDayForChange(db, day);
  if (!found) throw new Error("the business day was not written");
  return { ...found, fresh: made.length > 0 };
}

/** null for a date whose close never began. */
export async function findDayForChange(
  db: TenantDb,
  day: CivilDate,
): Promise<{ day: StoredDay; steps: StoredStep[] } | null> {
  const tenantId = tenantIdOf(db);
  const [found] = await rows<StoredDay>(
    db,
    sql`SELECT ${dayColumns} FROM business_day WHERE tenant_id = ${tenantId}::uuid AND day = ${day}::date FOR UPDATE`,
  );
  if (!found) return null;
  const steps = await rows<StoredStep>(
    db,
    sql`SELECT ${stepColumns} FROM close_step WHERE tenant_id = ${tenantId}::uuid AND business_day_id = ${found.id}::uuid ORDER BY step`,
  );
  return { day: found, steps };
}

/** One step with its date, the date's row locked. */
export async function findStepForChange(
  db: TenantDb,
  id: string,
): Promise<{ day: CivilDate; step: StoredStep } | null> {
  const [row] = await rows<{ day: CivilDate }>(
    db,
    sql`SELECT d.day FROM close_step s JOIN business_day d ON d.tenant_id = s.tenant_id AND d.id = s.business_day_id
      WHERE s.tenant_id = ${tenantIdOf(db)}::uuid AND s.id = ${id}::uuid`,
  );
  const found = row ? await findDayForChange(db, row.day) : null;
  const step = found?.steps.find((one) => one.id === id);
  return row && step ? { day: row.day, step } : null;
}

/** Who closes the date, and until when nobody else may. */
export async function saveLease(
  db: TenantDb,
  id: string,
  lease: { holder: string; until: Date },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE business_day SET state = 'closing', lease_holder = ${lease.holder}, lease_until = ${lease.until}::timestamptz,
        version = version + 1, updated_at = now() WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** The lease is given back: the date is closed, or waits for people. */
export async function saveDayLeft(
  db: TenantDb,
  id: string,
  change: { closedAt: Date | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE business_day SET state = CASE WHEN ${change.closedAt !== null} THEN 'closed' ELSE state END, closed_at = ${change.closedAt}::timestamptz,
        lease_holder = NULL, lease_until = NULL, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export interface StepChange {
  state: StepState;
  record: StepRecord;
  progress: StoredStep["progress"];
  /** set when the step is over */
  hash: Buffer | null;
  now: Date;
}

export async function saveStep(db: TenantDb, id: string, change: StepChange): Promise<void> {
  const { state, record, progress, hash, now } = change;
  const over = state === "done" || state === "failed";
  await rows(
    db,
    sql`UPDATE close_step SET state = ${state}, counts = ${JSON.stringify(record.counts)}::jsonb, control_sums = ${JSON.stringify(record.sums)}::jsonb,
        errors = ${JSON.stringify(record.errors)}::jsonb, progress = ${JSON.stringify(progress)}::jsonb, result_hash = ${hash}::bytea,
        started_at = CASE WHEN ${state} = 'pending' THEN NULL ELSE coalesce(started_at, ${now}::timestamptz) END,
        ended_at = CASE WHEN ${over} THEN ${now}::timestamptz END, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** A fault that broke a chunk off: what was done before stays, and a retry begins the step anew. */
export async function saveStepFailed(db: TenantDb, id: string, error: StepError, now: Date): Promise<void> {
  await rows(
    db,
    sql`UPDATE close_step SET state = 'failed', errors = errors || ${JSON.stringify([error])}::jsonb, started_at = coalesce(started_at, ${now}::timestamptz),
        ended_at = ${now}::timestamptz, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

export async function saveStepWaived(db: TenantDb, id: string, reason: string): Promise<void> {
  await rows(
    db,
    sql`UPDATE close_step SET state = 'waived', reason = ${reason}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}
