import type { CivilDate } from "~/office/domain/calendar-date";
import { type CommissionPlan, STANDARD_PLAN } from "~/collections/domain/commission/commission-plan";
import { rows, sql, type TenantDb, tenantIdOf } from "~/platform/db/tenant-db.server";

export interface StoredPlan extends CommissionPlan {
  /** null: the standard plan, which nobody wrote */
  id: string | null;
  planVersion: number;
  effectiveFrom: CivilDate | null;
}

/** The firm's plan that is in force on a day. */
export async function findPlan(db: TenantDb, on: CivilDate): Promise<StoredPlan> {
  const [row] = await rows<StoredPlan>(
    db,
    sql`SELECT id, plan_version AS "planVersion", effective_from AS "effectiveFrom", base, tiers, shares, minimum, cap FROM commission_plan
      WHERE tenant_id = ${tenantIdOf(db)}::uuid AND effective_from <= ${on}::date ORDER BY effective_from DESC, plan_version DESC LIMIT 1`,
  );
  return row ?? { ...STANDARD_PLAN, id: null, planVersion: 0, effectiveFrom: null };
}

/** The next version. */
export async function saveNewPlan(
  db: TenantDb,
  plan: CommissionPlan & {
    id: string;
    effectiveFrom: CivilDate;
    createdBy: { kind: string; id: string | null };
  },
): Promise<void> {
  const tenantId = tenantIdOf(db);
  await rows(
    db,
    sql`INSERT INTO commission_plan (tenant_id, id, code, plan_version, effective_from, base, tiers, shares, minimum, cap, created_by_kind, created_by_id)
      SELECT ${tenantId}::uuid, ${plan.id}::uuid, 'standard', 1 + coalesce(max(plan_version), 0), ${plan.effectiveFrom}::date, ${plan.base},
        ${JSON.stringify(plan.tiers)}::jsonb, ${JSON.stringify(plan.shares)}::jsonb, ${plan.minimum}::bigint, ${plan.cap}::bigint,
        ${plan.createdBy.kind}, ${plan.createdBy.id}::uuid
      FROM commission_plan WHERE tenant_id = ${tenantId}::uuid AND code = 'standard'`,
  );
}
