import { checkInvariants as check } from "~/money/commands/invariant/check-invariants.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Proves one firm's books because somebody asked; every night the close of the day does. */
export const checkInvariants: JobHandler = async (host, payload) => {
  const tenantId = String(payload["tenantId"]);
  const system = await runAsSystem(host, tenantId, "check-invariants");
  if (!system) return;
  const { failed } = valueOf(await system.change(check, { trigger: "asked" }));
  if (failed.length > 0) host.log.error({ tenantId, failed }, "standing invariants are broken");
};
