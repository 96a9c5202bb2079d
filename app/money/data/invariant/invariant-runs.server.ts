import type { CivilDate } from "~/office/domain/calendar-date";
import type { Offender } from "~/money/domain/invariant/invariant";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface InvariantResult {
  code: string;
  /** offending rows; past the most that are read, "at least" */
  found: number;
  /** the first few, for checks that freeze nothing and so keep no rows elsewhere */
  sample: Offender["facts"][];
}

export interface InvariantRun {
  at: Date;
  businessDate: CivilDate;
  trigger: string;
  results: InvariantResult[];
}

/** The last run, as the event log tells it. */
export async function findLastRun(db: TenantDb): Promise<InvariantRun | null> {
  const [row] = await rows<Omit<InvariantRun, "trigger" | "results"> & { after: InvariantRun }>(
    db,
    sql`SELECT at, business_date AS "businessDate", after FROM event
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND type = 'invariants.checked' ORDER BY id DESC LIMIT 1`,
  );
  return row ? { ...row.after, at: row.at, businessDate: row.businessDate } : null;
}
