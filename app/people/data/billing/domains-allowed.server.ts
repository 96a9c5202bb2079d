import type { TenantDb } from "~/platform/db/tenant-db.server";

import { findFirmPlan } from "./firm-plan.server";
import { findSubscription } from "./subscriptions.server";

/** Source: spec 07 §3.1: nobody has more. */
const MOST_DOMAINS = 3;

/** How many own domains the firm may have; 0 where its plan has no white label. */
export async function findDomainsAllowed(db: TenantDb, tenantState: string): Promise<number> {
  const firm = await findFirmPlan(db, await findSubscription(db), tenantState);
  return firm ? Math.min(firm.plan.limits.domains, MOST_DOMAINS) : MOST_DOMAINS;
}
