import { findLostAnchor, verifyChain } from "~/office/data/event/event-seals.server";
import { recordChainCheck } from "~/people/commands/audit/record-chain-check.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";
import { findLostArchive } from "./find-lost-archive.server";
import { sealEvents } from "./seal-events.server";

/** Proves a firm's whole log from its first event, its files in cold storage too, and that no kept head is missing; the finding is an event. */
export const verifyWholeChain: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  const system = await runAsSystem(host, tenantId, "verify-chain");
  if (!system) return;
  await sealEvents(host.database, tenantId);
  const found = await withTenant(host.database, tenantId, "read", async (db) => ({
    ...(await verifyChain(db)),
    lostAnchor: await findLostAnchor(db),
  }));
  const lostArchive = await findLostArchive(host, tenantId);
  const whole = (seq: bigint | null) => (seq === null ? null : Number(seq));
  const { checked, lostAnchor } = found;
  const brokenAt = lostArchive ?? found.brokenAt;
  valueOf(
    await system.change(recordChainCheck, {
      checked,
      brokenAt: whole(brokenAt),
      lostAnchor: whole(lostAnchor),
    }),
  );
};
