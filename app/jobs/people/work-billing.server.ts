import { meterPlan } from "~/people/commands/billing/meter-plan.server";
import { remindFirm } from "~/people/commands/billing/remind-firm.server";

import type { JobHandler } from "../job-host";
import { runAsSystem, valueOf } from "../run-as-system.server";

/** Hourly, for each firm: what it uses of its plan is counted, and what it must hear about its fee is told. */
export const workBilling: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "work-billing");
  if (!system) return;
  valueOf(await system.change(meterPlan, {}));
  valueOf(await system.change(remindFirm, {}));
};
