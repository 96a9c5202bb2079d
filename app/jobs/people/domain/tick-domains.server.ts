import { acrossTenantsDomains } from "~/people/data/web-domain/web-domains.server";
import { nextLookAt } from "~/people/domain/web-domain/domain-state";

import { enqueueJob } from "../../enqueue-job.server";
import type { JobHost } from "../../job-host";

/** Source: spec 07 §22: the tick itself comes once an hour and never to the second. */
const SLACK_MS = 10 * 60_000;

/** Every hour: firms' names that are due for a look get one. */
export async function tickDomains(host: JobHost): Promise<void> {
  const soon = host.now().getTime() + SLACK_MS;
  for (const { id, tenantId, ...domain } of await acrossTenantsDomains(host.database)) {
    const due = nextLookAt(domain, domain.checkedAt);
    if (due && due.getTime() <= soon) await enqueueJob(host, "check-domain", { tenantId, domainId: id }, id);
  }
}
