import { acrossTenantsMailDomainsDue } from "~/people/data/mail-domain/mail-domains.server";

import { enqueueJob } from "../../enqueue-job.server";
import type { JobHost } from "../../job-host";

/** Has the records looked at of every mail domain whose time it is. */
export async function tickMailDomains(host: JobHost): Promise<void> {
  for (const { tenantId, mailDomainId } of await acrossTenantsMailDomainsDue(host.database))
    await enqueueJob(host, "check-mail-domain", { tenantId, mailDomainId }, mailDomainId);
}
