import { requestApproval } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import type { Outcome } from "~/office/domain/outcome";

export interface AskedPayout {
  id: string;
  amount: bigint;
  purpose: string;
  holder: string;
  last4: string;
}

/** Puts a payout before a second person; `changed` is the further approval that fresh bank details need. */
export function askPayoutApproval(
  context: CommandContext,
  payout: AskedPayout,
  reason: string,
  act: "payout.approve" | "payout.approve_changed" = "payout.approve",
): Promise<Outcome<{ approvalId: string }>> {
  const { id, amount, purpose, holder, last4 } = payout;
  const subject = { type: "payment", id };
  return requestApproval(context, { act, subject, payload: { purpose, holder, last4 }, reason, amount });
}
