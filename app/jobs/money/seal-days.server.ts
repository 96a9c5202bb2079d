import { sealDays as seal } from "~/money/commands/reconciliation/seal-days.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** A statement came for dates that were closed without it. */
export const sealDays: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "seal-days");
  const bankAccountId = String(payload["bankAccountId"]);
  if (!system) return;
  while (valueOf(await system.change(seal, { bankAccountId })).sealed > 0);
};
