import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import {
  findApprovalForChange,
  saveApprovalDecision,
  saveApprovalState,
} from "~/office/data/approval/approvals.server";
import { type Approval, decide } from "~/office/domain/approval/approval";
import { refuseOverLimit } from "~/office/domain/permission/refuse-over-limit";
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
    const limited = decision === "approve" ? limitOf(context, act.permission, approval) : null;
    if (limited) return limited;
    if (decision === "reject" && reason === "") return refuseField("reason", "REQUIRED");
    const by = { kind: context.actor.kind, id: context.actor.id };
    if (isLentBy(context, approval.madeBy.id)) return refuse("MAKER_IS_CHECKER");
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

/** Who stands in for the maker is no second person (spec 07 §5.6). */
function isLentBy({ actor }: CommandContext, makerId: string | null): boolean {
  return Object.values(actor.lent ?? {}).some(({ givers }) => givers.some(({ id }) => id === makerId));
}

/** The limits that count are the checker's own (spec 07 §5.6); null where the amount lies within them. */
function limitOf({ actor }: CommandContext, permission: string, { amount, currency }: Approval) {
  if (amount === null || currency === null) return null;
  return refuseOverLimit(actor.permissions, permission, { amount: { minor: amount, currency } });
}
