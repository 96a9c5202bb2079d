import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findStepForChange, saveStep } from "~/office/data/close/business-days.server";
import { judgeFailed } from "~/office/domain/close/close-step";
import { accept, refuse } from "~/office/domain/outcome";

/** A failed step begins anew: what its items did already is not done twice. */
export const retryCloseStep = defineCommand(
  { name: "close.retry_step", permission: "period:close", input: z.object({ stepId: z.uuid() }) },
  async (context, { stepId }) => {
    const found = await findStepForChange(context.db, stepId);
    if (!found) return refuse("NOT_FOUND");
    const may = judgeFailed(found.step, "retry");
    if (!may.ok) return may;
    const record = { counts: {}, sums: {}, errors: [] };
    const change = { state: "pending" as const, record, progress: {}, hash: null, now: context.now };
    await saveStep(context.db, stepId, change);
    const after = { day: found.day, step: found.step.step };
    context.emit("close.step_retried", { type: "close_step", id: stepId }, { after });
    context.enqueue("close-day", {}, { singletonKey: context.tenant.id });
    return accept({ day: found.day });
  },
);
