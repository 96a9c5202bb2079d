import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import {
  findApprovalForChange,
  saveApprovalDecision,
  saveApprovalState,
} from "~/office/data/approval/approvals.server";
import { decide } from "~/office/domain/approval/approval";
import { accept, refuse, refuseField } from "~/office/domain/outcome";

import { actOf } from "./request-approval.server";

const input = z.object({
  approvalId: z.uuid(),
  decision: z.enum(["approve", "reject"]),
  reason: z.string().trim().max(500).default(""),
});

/** A second person's vote; what was asked for is done in the same transaction, or the vote is not taken. */
export const decideApproval = defineCommand(
  { name: "approval.decide", permission: "approval:read", input },
  async (context, { approvalId, decision, reason }) => {
    const approval = await findApprovalForChange(context.db, approvalId);
    if (!approval) return refuse("NOT_FOUND");
    const act = actOf(context, approval.act);
    if (!context.actor.permissions.has(act.permission))
      return refuse("FORBIDDEN", { facts: { needed: act.permission } });
    if (decision === "reject" && reason === "") return refuseField("reason", "REQUIRED");
    const by = { kind: context.actor.kind, id: context.actor.id };
    const state = decide(approval, { decision, by, now: context.now });
    if (!state.ok) return state;
    if (state.value === "approved") {
      const done = await act.run(context, approval);
      if (!done.ok) return done;
    }
    await saveApprovalState(context.db, approvalId, state.value);
    const vote = { id: context.newId(), requestId: approvalId, decision, reason: reason || null, by };
    await saveApprovalDecision(context.db, vote);
    context.emit(
      `approval.${state.value}`,
      { type: "approval_request", id: approvalId },
      { after: { act: approval.act, reason: reason || null }, related: [approval.subject] },
    );
    return accept({ state: state.value });
  },
);
