import { advanceBusinessDate } from "~/office/commands/tenant/advance-business-date.server";
import { acrossTenantsUnsealed } from "~/office/data/event/event-seals.server";
import { acrossTenantsDates } from "~/office/data/tenant/tenant-dates.server";
import { civilDateIn } from "~/office/domain/calendar-date";
import { acrossTenantsDueConnections } from "~/collections/data/placement/sftp-connections.server";

import type { JobHandler, JobHost } from "../job-host";
import { runAsSystem } from "../run-as-system.server";
import { enqueueJob } from "../enqueue-job.server";
import { sealEvents } from "./seal-events.server";

/** Every minute: whose day has turned, whose inbox is due, whose events a lost notice left unsealed. */
export const tickMinute: JobHandler = async (host) => {
  await turnDays(host);
  for (const { tenantId, connectionId } of await acrossTenantsDueConnections(host.database)) {
    await enqueueJob(host, "poll-sftp", { tenantId, connectionId }, connectionId);
  }
  for (const tenantId of await acrossTenantsUnsealed(host.database))
    await sealEvents(host.database, tenantId);
};

async function turnDays(host: JobHost): Promise<void> {
  for (const { tenantId, timeZone, businessDate } of await acrossTenantsDates(host.database)) {
    const today = civilDateIn(timeZone, host.now());
    if (today <= businessDate) continue;
    const system = await runAsSystem(host, tenantId, "tick-minute");
    await system?.change(advanceBusinessDate, { to: today });
  }
}
