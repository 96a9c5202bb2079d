import type { CommandContext } from "~/office/commands/command/define-command";
import {
  isApprovalPending,
  saveApprovalsExpired,
  saveNewApproval,
} from "~/office/data/approval/approvals.server";
import type { Approval } from "~/office/domain/approval/approval";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";

const MS_PER_HOUR = 3_600_000;

/** What a higher context does once a second person agreed; jobs/receivers.ts names it `approve:<act>`. */
export interface ApprovedAct {
  /** who may decide */
  permission: string;
  run(context: CommandContext, approval: Approval): Promise<Outcome<unknown>>;
}

export function actOf(context: CommandContext, act: string): ApprovedAct {
  const found = context.receivers[`approve:${act}`];
  if (!found) throw new Error(`nothing runs the approved act ${act}`);
  return found as ApprovedAct;
}

/** Puts an act before a second person; one request for the same act on the same record at a time. */
export async function requestApproval(
  context: CommandContext,
  request: {
    act: string;
    subject: { type: string; id: string };
    payload: Record<string, unknown>;
    reason: string;
    amount?: bigint;
  },
): Promise<Outcome<{ approvalId: string }>> {
  actOf(context, request.act);
  await saveApprovalsExpired(context.db, request.act, request.subject, context.now);
  if (await isApprovalPending(context.db, request.act, request.subject)) return refuse("APPROVAL_PENDING");
  const id = context.newId();
  const madeBy = { kind: context.actor.kind, id: context.actor.id };
  const { currency } = context.tenant;
  const amount = request.amount ?? null;
  const expiresAt = new Date(
    context.now.getTime() + settingOf(context.tenant, "approval_hours") * MS_PER_HOUR,
  );
  await saveNewApproval(context.db, { ...request, amount, id, madeBy, expiresAt, currency });
  context.emit(
    "approval.requested",
    { type: "approval_request", id },
    { after: { act: request.act, reason: request.reason }, related: [request.subject] },
  );
  return accept({ approvalId: id });
}
