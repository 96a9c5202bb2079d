import { importWork } from "~/collections/queries/import-work.server";

import { enqueueJob } from "../enqueue-job.server";
import type { JobHost } from "../job-host";
import type { SystemAccess } from "../run-as-system.server";

/** When an import that came over SFTP is done, its file leaves the inbox: the poll job moves it. */
export async function enqueueFileMove(host: JobHost, system: SystemAccess, importId: string): Promise<void> {
  const work = await system.read(importWork, { importId });
  const origin = work?.job.options.origin;
  if (origin)
    await enqueueJob(
      host,
      "poll-sftp",
      { tenantId: system.tenant.id, connectionId: origin.connectionId },
      origin.connectionId,
    );
}
