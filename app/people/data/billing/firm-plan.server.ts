import type { Plan } from "~/people/domain/billing/plan";
import { TRIAL_PLAN, TRIAL_SEATS } from "~/people/domain/billing/plans.table";
import { isSubscribed } from "~/people/domain/billing/subscription-state";
import type { TenantDb } from "~/platform/db/tenant-db.server";

import { findPlan, listPlans } from "./plans.server";
import type { StoredSubscription } from "./subscriptions.server";

/** The plan whose limits hold for a firm, and how many seats it has; null where it was promised no limits. */
export interface FirmPlan {
  plan: Plan;
  seats: number;
  /** on trial: the limits are those of a plan it does not pay for */
  trial: boolean;
}

/**
 * Firms from before plans existed are active without a subscription: nothing limits them. Everybody else without one is on
 * trial, or was.
 */
export async function findFirmPlan(
  db: TenantDb,
  subscription: StoredSubscription | null,
  tenantState: string,
): Promise<FirmPlan | null> {
  const { status = null, planCode = null, planVersion = null, seatsWanted = 0 } = subscription ?? {};
  if (isSubscribed(status) && planCode && planVersion) {
    const plan = await findPlan(db, planCode, planVersion);
    if (plan) return { plan, seats: plan.limits.seats + seatsWanted, trial: false };
  }
  if (tenantState === "active" || tenantState === "past_due") return null;
  const plan = (await listPlans(db)).find(({ code }) => code === TRIAL_PLAN);
  return plan ? { plan, seats: TRIAL_SEATS, trial: true } : null;
}
