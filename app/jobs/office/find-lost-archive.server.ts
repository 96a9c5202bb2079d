import { createHash } from "node:crypto";

import { listArchives } from "~/office/data/archive/event-archives.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import type { JobHost } from "../job-host";

/** The first place in the chain of which the archive's file is gone or is not the file that was proved; null when all are. */
export async function findLostArchive(host: JobHost, tenantId: string): Promise<bigint | null> {
  const archives = await withTenant(host.database, tenantId, "read", listArchives);
  for (const { storageKey, sha256, firstSeq } of archives.toReversed()) {
    const file = await host.ports.storage.get({ tenantId, key: storageKey });
    if (!file) return firstSeq;
    const digest = createHash("sha256");
    for await (const part of file) digest.update(part as Buffer);
    if (digest.digest("hex") !== sha256) return firstSeq;
  }
  return null;
}
