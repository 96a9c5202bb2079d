import { runDueSchedules } from "~/money/commands/report/run-due-schedules.server";

import type { JobHandler } from "../../job-host";
import { runAsSystem, valueOf } from "../../run-as-system.server";

/** Asks for a firm's standing reports whose moment has come. */
export const runSchedules: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "run-schedules");
  if (system) valueOf(await system.change(runDueSchedules, { language: system.tenant.language }));
};
