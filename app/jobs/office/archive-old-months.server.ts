import {
  acrossTenantsDetachMonth,
  acrossTenantsMonthCounts,
  acrossTenantsOldMonths,
} from "~/office/data/archive/event-archives.server";

import { enqueueJob } from "../enqueue-job.server";
import type { JobHost } from "../job-host";

/**
 * Months that nobody wants at hand any more: each firm's part goes to cold storage by a job of its own; once every part
 * lies there, the database lets the month go. One month at a time, the oldest first.
 */
export async function archiveOldMonths(host: JobHost): Promise<void> {
  const [month] = await acrossTenantsOldMonths(host.database);
  if (!month) return;
  const parts = await acrossTenantsMonthCounts(host.database, month);
  const missing = parts.filter(({ archived }) => archived === null);
  for (const { tenantId } of missing)
    await enqueueJob(host, "archive-month", { tenantId, month }, `${tenantId}:${month}`);
  if (missing.length > 0) return;
  const counts = Object.fromEntries(parts.map(({ tenantId, archived }) => [tenantId, archived ?? 0]));
  if (await acrossTenantsDetachMonth(host.database, month, counts))
    host.log.info({ month, firms: parts.length }, "a month of the log lies in the archive alone");
}
