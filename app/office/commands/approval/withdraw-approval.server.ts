import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findApprovalForChange, saveApprovalState } from "~/office/data/approval/approvals.server";
import { withdraw } from "~/office/domain/approval/approval";
import { accept, refuse } from "~/office/domain/outcome";

/** Who asked thinks better of it. */
export const withdrawApproval = defineCommand(
  {
    name: "approval.withdraw",
    permission: "approval:read",
    input: z.object({ approvalId: z.uuid() }),
  },
  async (context, { approvalId }) => {
    const approval = await findApprovalForChange(context.db, approvalId);
    if (!approval) return refuse("NOT_FOUND");
    const state = withdraw(approval, { kind: context.actor.kind, id: context.actor.id });
    if (!state.ok) return state;
    await saveApprovalState(context.db, approvalId, state.value);
    context.emit(
      "approval.withdrawn",
      { type: "approval_request", id: approvalId },
      { after: { act: approval.act }, related: [approval.subject] },
    );
    return accept({ state: state.value });
  },
);
