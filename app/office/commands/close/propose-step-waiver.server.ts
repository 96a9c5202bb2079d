import { z } from "zod";

import { type ApprovedAct, requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { findStepForChange, saveStepWaived } from "~/office/data/close/business-days.server";
import { judgeFailed } from "~/office/domain/close/close-step";
import { refuse } from "~/office/domain/outcome";

const input = z.object({
  stepId: z.uuid(),
  reason: z.string().trim().min(10, "REASON_TOO_SHORT").max(200),
});

/** A failed step is let go for its date, once a second person agrees. */
export const proposeStepWaiver = defineCommand(
  { name: "close.propose_waiver", permission: "period:close", input },
  async (context, { stepId, reason }) => {
    const found = await findStepForChange(context.db, stepId);
    if (!found) return refuse("NOT_FOUND");
    const may = judgeFailed(found.step, "waive");
    if (!may.ok) return may;
    const subject = { type: "close_step", id: stepId };
    const payload = { day: found.day, step: found.step.step };
    return requestApproval(context, { act: "close_step.waive", subject, payload, reason });
  },
);

/** A second person agreed: the close goes on without the step. */
export const waiveApprovedStep: ApprovedAct = {
  permission: "period:close",
  async run(context, approval) {
    const found = await findStepForChange(context.db, approval.subject.id);
    if (!found) return refuse("NOT_FOUND");
    // it may have been retried since
    const may = judgeFailed(found.step, "waive");
    if (!may.ok) return may;
    await saveStepWaived(context.db, found.step.id, approval.reason);
    const after = { day: found.day, step: found.step.step, reason: approval.reason };
    context.emit("close.step_waived", approval.subject, { after });
    context.enqueue("close-day", {}, { singletonKey: context.tenant.id });
    return may;
  },
};
