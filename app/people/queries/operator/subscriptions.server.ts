import type { CivilDate } from "~/office/domain/calendar-date";
import type { SubscriptionStatus } from "~/people/domain/billing/subscription-state";
import { acrossRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

export interface FirmSubscription {
  tenantId: string;
  firm: string;
  status: SubscriptionStatus | null;
  planCode: string | null;
  planVersion: number | null;
  cycle: string | null;
  seats: number;
  periodEnd: Date | null;
  ending: boolean;
  percentOff: number | null;
  unpaidSince: CivilDate | null;
  /** invoiced outside: the provider has no subscription of it */
  contract: boolean;
  mismatch: string[] | null;
  mismatchAt: Date | null;
}

/** What firms pay for, those that stood otherwise than at the provider and those that owe first; of one or of all. */
export async function acrossTenantsSubscriptions(
  database: Database,
  { tenantId }: { tenantId: string | null },
): Promise<FirmSubscription[]> {
  return acrossRows(
    database,
    sql`SELECT s.tenant_id AS "tenantId", t.display_name AS firm, s.status, s.plan_code AS "planCode", s.plan_version AS "planVersion",
        s.cycle, s.seats, s.period_end AS "periodEnd", s.ending, s.percent_off AS "percentOff", s.unpaid_since AS "unpaidSince",
        s.status = 'active' AND s.subscription_ref IS NULL AS contract, s.mismatch, s.mismatch_at AS "mismatchAt"
      FROM subscription s JOIN tenant t ON t.id = s.tenant_id
      WHERE s.plan_code IS NOT NULL AND (${tenantId}::uuid IS NULL OR s.tenant_id = ${tenantId}::uuid)
      ORDER BY s.mismatch_at DESC NULLS LAST, s.unpaid_since NULLS LAST, s.tenant_id DESC LIMIT 200`,
  );
}
