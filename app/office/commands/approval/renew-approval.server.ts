import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { findApprovalForChange, saveApprovalRenewed } from "~/office/data/approval/approvals.server";
import { accept, refuse } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";

import { actOf } from "./request-approval.server";

const MS_PER_HOUR = 3_600_000;

/** Nobody decided in time: who asked, or who may decide, puts the request before people again. */
export const renewApproval = defineCommand(
  { name: "approval.renew", permission: "approval:read", input: z.object({ approvalId: z.uuid() }) },
  async (context, { approvalId }) => {
    const approval = await findApprovalForChange(context.db, approvalId);
    if (!approval) return refuse("NOT_FOUND");
    const { actor, now, tenant } = context;
    const mine = approval.madeBy.kind === actor.kind && approval.madeBy.id === actor.id;
    const needed = actOf(context, approval.act).permission;
    if (!mine && !actor.permissions.has(needed)) return refuse("FORBIDDEN", { facts: { needed } });
    const over = approval.expiresAt !== null && approval.expiresAt <= now;
    if (approval.state !== "pending" || !over) return refuse("ALREADY_DONE");
    const until = new Date(now.getTime() + settingOf(tenant, "approval_hours") * MS_PER_HOUR);
    await saveApprovalRenewed(context.db, approvalId, until);
    context.emit(
      "approval.renewed",
      { type: "approval_request", id: approvalId },
      { after: { act: approval.act, until: until.toISOString() }, related: [approval.subject] },
    );
    return accept({ until });
  },
);
