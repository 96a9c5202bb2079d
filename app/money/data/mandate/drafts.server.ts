import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import type { CivilDate } from "~/office/domain/calendar-date";
import type { PaymentState } from "~/money/domain/payment/payment-state";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

/** A payment drawn on a mandate, minor units; `again` says how it came to be sent once more. */
export interface StoredDraft {
  id: string;
  mandateId: string;
  amount: bigint;
  currency: string;
  state: PaymentState;
  presentOn: CivilDate;
  cycleOn: CivilDate;
  attempt: number;
  retryOfId: string | null;
  returnCode: string | null;
  metadata: Record<string, unknown>;
}

const columns = sql`p.id, p.mandate_id AS "mandateId", p.amount, p.currency, p.state, p.effective_date AS "presentOn", p.cycle_date AS "cycleOn",
  p.attempt::int AS attempt, p.retry_of_id AS "retryOfId", p.return_code AS "returnCode", p.metadata`;

export async function findDraft(db: TenantDb, id: string): Promise<StoredDraft | null> {
  const [row] = await rows<StoredDraft>(
    db,
    sql`SELECT ${columns} FROM payment p WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.id = ${id}::uuid AND p.mandate_id IS NOT NULL`,
  );
  return row ?? null;
}

/** The draft with what it presents again, the first one first. */
export async function listPresentations(db: TenantDb, id: string): Promise<StoredDraft[]> {
  const tenantId = tenantIdOf(db);
  return rows<StoredDraft>(
    db,
    sql`WITH RECURSIVE chain AS (
        SELECT p.id, p.retry_of_id, 0 AS back FROM payment p WHERE p.tenant_id = ${tenantId}::uuid AND p.id = ${id}::uuid
        UNION ALL SELECT p.id, p.retry_of_id, c.back + 1 FROM chain c JOIN payment p ON p.tenant_id = ${tenantId}::uuid AND p.id = c.retry_of_id
          WHERE c.back < 50)
      SELECT ${columns} FROM chain c JOIN payment p ON p.tenant_id = ${tenantId}::uuid AND p.id = c.id ORDER BY c.back DESC`,
  );
}

/** Sums under way or paid in a cycle of a mandate; `except` is the draft that asks. */
export async function listDrawnInCycle(
  db: TenantDb,
  mandateId: string,
  cycleOn: CivilDate,
  except: string | null,
): Promise<bigint[]> {
  const found = await rows<{ amount: bigint }>(
    db,
    sql`SELECT amount FROM payment WHERE tenant_id = ${tenantIdOf(db)}::uuid AND mandate_id = ${mandateId}::uuid AND cycle_date = ${cycleOn}::date
      AND state NOT IN ('failed', 'cancelled', 'expired', 'returned', 'charged_back', 'reversed') AND id IS DISTINCT FROM ${except}::uuid`,
  );
  return found.map(({ amount }) => amount);
}

/** Mandate, cycle and try name one draft for ever, whatever became of it. */
export async function isDraftNumberUsed(
  db: TenantDb,
  { mandateId, cycleOn, attempt }: Pick<StoredDraft, "mandateId" | "cycleOn" | "attempt">,
): Promise<boolean> {
  const found = await rows(
    db,
    sql`SELECT 1 FROM payment WHERE tenant_id = ${tenantIdOf(db)}::uuid AND mandate_id = ${mandateId}::uuid AND cycle_date = ${cycleOn}::date
      AND attempt = ${attempt}::smallint`,
  );
  return found.length > 0;
}

/** What makes a new payment a draft; the rest of it is the payment's own. */
export async function saveDraftOf(
  db: TenantDb,
  paymentId: string,
  draft: { mandateId: string; cycleOn: CivilDate; attempt: number; retryOfId: string | null },
): Promise<void> {
  await rows(
    db,
    sql`UPDATE payment SET mandate_id = ${draft.mandateId}::uuid, cycle_date = ${draft.cycleOn}::date, attempt = ${draft.attempt}::smallint,
        retry_of_id = ${draft.retryOfId}::uuid
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${paymentId}::uuid`,
  );
}

/** Drafts not presented yet, of one mandate or of all, whose day has come by `until`. */
export async function listWaitingDrafts(
  db: TenantDb,
  wanted: { mandateId?: string; until?: CivilDate },
): Promise<StoredDraft[]> {
  return rows<StoredDraft>(
    db,
    sql`SELECT ${columns} FROM payment p WHERE p.tenant_id = ${tenantIdOf(db)}::uuid AND p.mandate_id IS NOT NULL AND p.state = 'created'
      AND (${wanted.mandateId ?? null}::uuid IS NULL OR p.mandate_id = ${wanted.mandateId ?? null}::uuid)
      AND (${wanted.until ?? null}::date IS NULL OR p.effective_date <= ${wanted.until ?? null}::date)
      ORDER BY p.effective_date, p.id LIMIT 1000`,
  );
}

/** Voids drafts not presented yet; answers those that were. */
export async function saveDraftsVoided(db: TenantDb, ids: string[], code: string): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await rows<{ id: string }>(
    db,
    sql`UPDATE payment SET state = 'cancelled', return_code = ${code}, version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ANY(${ids}::uuid[]) AND state = 'created' RETURNING id`,
  );
  return found.map(({ id }) => id);
}

/** Firms with drafts that wait for their day. */
export async function acrossTenantsWithDrafts(database: Database): Promise<string[]> {
  const found = await acrossRows<{ tenantId: string }>(
    database,
    sql`SELECT DISTINCT tenant_id AS "tenantId" FROM payment WHERE mandate_id IS NOT NULL AND state = 'created'`,
  );
  return found.map(({ tenantId }) => tenantId);
}
