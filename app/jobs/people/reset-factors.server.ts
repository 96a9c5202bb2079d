import { applyFactorReset } from "~/people/commands/staff/apply-factor-reset.server";

import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";

/** A day after an admin's factors were said to be lost. */
export const resetFactors: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "reset-factors");
  if (!system) return;
  const { staffId, askedAt } = payload;
  const outcome = await system.change(applyFactorReset, { staffId, askedAt });
  if (!outcome.ok) throw new Error(`the reset was refused: ${outcome.refusal.code}`);
};
