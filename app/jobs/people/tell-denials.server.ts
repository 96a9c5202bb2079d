import { reportDenials } from "~/people/commands/permission/report-denials.server";

import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";

/** Somebody was refused several times: whether it is enough, and not told yet, is the command's to say. */
export const tellDenials: JobHandler = async (host, payload) => {
  const system = await runAsSystem(host, String(payload["tenantId"]), "tell-denials");
  if (!system) return;
  const { actorKind, actorId, actorName } = payload;
  const outcome = await system.change(reportDenials, { actorKind, actorId, actorName });
  if (outcome.ok || ["ALREADY_DONE", "NOTHING_WAITS"].includes(outcome.refusal.code)) return;
  throw new Error(`the refusals were not told: ${outcome.refusal.code}`);
};
