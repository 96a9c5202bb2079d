import type { Actor, TenantFacts } from "~/office/domain/event/actor";
import { rawConnection, type TenantDb } from "~/platform/db/tenant-db.server";
import type { JobQueue } from "~/platform/queue/queue.server";

import type { JobRequest } from "./define-command";

/** A command's jobs are stored in its own transaction: they are there when it is. */
export async function storeJobs(
  queue: JobQueue,
  { actor, tenant }: { actor: Actor; tenant: TenantFacts },
  db: TenantDb,
  jobs: JobRequest[],
): Promise<void> {
  const byName = Map.groupBy(jobs, (job) => job.name);
  for (const [name, requests] of byName) {
    const connection = await rawConnection(db);
    const queued = requests.map(({ payload, singletonKey, startAfter }) => ({
      data: { tenantId: tenant.id, actor: { kind: actor.kind, id: actor.id }, ...payload },
      singletonKey,
      startAfter,
    }));
    await queue.insert(connection, name, queued);
  }
}
