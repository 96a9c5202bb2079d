import { takeBackLines } from "~/money/commands/statement/take-back-lines.server";

import type { JobHandler } from "../job-host";
import { runAsSystem } from "../run-as-system.server";

/** Takes the lines of a statement back until none is left; a second run finds what the first left. */
export const undoStatement: JobHandler = async (host, payload) => {
  const fileId = String(payload["fileId"]);
  const system = await runAsSystem(host, String(payload["tenantId"]), "undo-statement");
  for (let done = system === null; system && !done;) {
    const taken = await system.change(takeBackLines, { fileId });
    if (!taken.ok) {
      if (taken.refusal.code === "STALE_JOB") return;
      throw new Error(`the undo was refused: ${taken.refusal.code}`);
    }
    done = taken.value.done;
  }
};
