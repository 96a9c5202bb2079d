import type { CivilDate } from "~/office/domain/calendar-date";
import type { PeriodState } from "~/money/domain/ledger/accounting-period";
import { newId } from "~/platform/ids/new-id";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredPeriod {
  id: string;
  startsOn: CivilDate;
  endsOn: CivilDate;
  state: PeriodState;
  reopenedUntil: Date | null;
}

/** The month's row under a lock, made when it was never closed before. */
export async function getPeriodForChange(
  db: TenantDb,
  month: { startsOn: CivilDate; endsOn: CivilDate },
): Promise<StoredPeriod> {
  await rows(
    db,
    sql`INSERT INTO accounting_period (tenant_id, id, starts_on, ends_on)
      VALUES (${tenantIdOf(db)}::uuid, ${newId()}::uuid, ${month.startsOn}::date, ${month.endsOn}::date) ON CONFLICT DO NOTHING`,
  );
  const [row] = await rows<StoredPeriod>(
    db,
    sql`SELECT id, starts_on AS "startsOn", ends_on AS "endsOn", state, reopened_until AS "reopenedUntil" FROM accounting_period
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND starts_on = ${month.startsOn}::date FOR UPDATE`,
  );
  if (!row) throw new Error("the period was not written");
  return row;
}

export async function findPeriod(db: TenantDb, id: string): Promise<StoredPeriod | null> {
  const [row] = await rows<StoredPeriod>(
    db,
    sql`SELECT id, starts_on AS "startsOn", ends_on AS "endsOn", state, reopened_until AS "reopenedUntil" FROM accounting_period
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid FOR UPDATE`,
  );
  return row ?? null;
}

export async function savePeriodState(
  db: TenantDb,
  id: string,
  change: {
    state: PeriodState;
    closedBy?: string | null;
    checkedBy?: string | null;
    reopenedUntil?: Date | null;
    reason?: string;
  },
): Promise<void> {
  const { state, closedBy = null, checkedBy = null, reopenedUntil = null, reason = null } = change;
  await rows(
    db,
    sql`UPDATE accounting_period SET state = ${state}, closed_by_id = coalesce(${closedBy}::uuid, closed_by_id),
        checked_by_id = coalesce(${checkedBy}::uuid, checked_by_id), reason = ${reason}, reopened_until = ${reopenedUntil}::timestamptz,
        locked_at = CASE WHEN ${state} = 'locked' THEN clock_timestamp() WHEN ${state} = 'open' THEN NULL ELSE locked_at END,
        version = version + 1, updated_at = now()
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND id = ${id}::uuid`,
  );
}

/** What the books say on locking: their difference, what 3090 still holds, and an earlier month left open. */
export async function findLockFacts(
  db: TenantDb,
  period: { startsOn: CivilDate; endsOn: CivilDate },
): Promise<{ difference: bigint; openingRest: bigint; earlierOpen: CivilDate | null }> {
  const tenantId = tenantIdOf(db);
  const [row] = await rows<{ difference: bigint; openingRest: bigint; earlierOpen: CivilDate | null }>(
    db,
    sql`SELECT
        coalesce((SELECT sum(CASE WHEN a.normal_side = 'debit' THEN b.posted ELSE -b.posted END) FROM ledger_balance b
          JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id WHERE b.tenant_id = ${tenantId}::uuid), 0)::bigint AS difference,
        coalesce((SELECT sum(b.posted) FROM ledger_balance b JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id
          WHERE b.tenant_id = ${tenantId}::uuid AND a.code = '3090'), 0)::bigint AS "openingRest",
        (SELECT min(date_trunc('month', e.posting_date))::date FROM journal_entry e
          WHERE e.tenant_id = ${tenantId}::uuid AND e.posting_date < ${period.startsOn}::date
            AND NOT EXISTS (SELECT 1 FROM accounting_period p WHERE p.tenant_id = e.tenant_id AND p.state = 'locked'
              AND e.posting_date BETWEEN p.starts_on AND p.ends_on)) AS "earlierOpen"`,
  );
  if (!row) throw new Error("the books gave no answer");
  return row;
}
