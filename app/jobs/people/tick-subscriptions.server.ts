import { acrossTenantsDates } from "~/office/data/tenant/tenant-dates.server";
import { acrossTenantsWithCustomer } from "~/people/data/billing/subscriptions.server";

import { enqueueJob } from "../enqueue-job.server";
import type { JobHost } from "../job-host";

/** Source: spec 07 §22: every subscription is compared once a day. */
const RECONCILE_HOUR_UTC = 5;

/** Every hour: what firms use of their plans is counted, and what they must hear of their fee is told. */
export async function tickSubscriptions(host: JobHost): Promise<void> {
  for (const { tenantId } of await acrossTenantsDates(host.database))
    await enqueueJob(host, "work-billing", { tenantId }, tenantId);
  if (host.now().getUTCHours() !== RECONCILE_HOUR_UTC) return;
  for (const tenantId of await acrossTenantsWithCustomer(host.database))
    await enqueueJob(host, "read-billing", { tenantId, compare: true });
}
