import { checkAlerts as check } from "~/money/commands/alert/check-alerts.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** What finance must hear of without asking; every hour, firm by firm. */
export const checkAlerts: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "check-alerts");
  if (system) valueOf(await system.change(check, {}));
};
