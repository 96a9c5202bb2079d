import { acrossTenantsUnsealed } from "~/office/data/event/event-seals.server";
import { acrossTenantsDueReports } from "~/office/data/export/report-schedules.server";
import { flagOn } from "~/people/queries/flag/flag-on.server";
import { acrossTenantsDueConnections } from "~/collections/data/placement/sftp-connections.server";

import type { JobHandler } from "../job-host";
import { enqueueJob } from "../enqueue-job.server";
import { sealEvents } from "./seal-events.server";

/** Every minute: whose inbox and whose reports are due, whose events a lost notice left unsealed. */
export const tickMinute: JobHandler = async (host) => {
  for (const { tenantId, connectionId } of await acrossTenantsDueConnections(host.database)) {
    if (await flagOn(host.database, "sftp_polling", { tenantId, now: host.now() }))
      await enqueueJob(host, "poll-sftp", { tenantId, connectionId }, connectionId);
  }
  for (const tenantId of await acrossTenantsDueReports(host.database, host.now()))
    await enqueueJob(host, "run-schedules", { tenantId }, tenantId);
  for (const tenantId of await acrossTenantsUnsealed(host.database))
    await sealEvents(host.database, tenantId);
};
