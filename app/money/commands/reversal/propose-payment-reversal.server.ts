import { z } from "zod";

import { requestApproval } from "~/office/commands/approval/request-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { findDraft } from "~/money/data/mandate/drafts.server";
import { findPaymentForChange } from "~/money/data/payment/payments.server";
import { judgeReversal } from "~/money/domain/payment/reversible";

const input = z.object({
  paymentId: z.uuid(),
  reason: z.string("REQUIRED").trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** A payment was entered in error: all that it did is to be taken back, once a second person agrees. */
export const proposePaymentReversal = defineCommand(
  { name: "payment.propose_reversal", permission: "payment:reverse", input },
  async (context, { paymentId, reason }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    const judged = judgeReversal({ ...payment, drawn: (await findDraft(context.db, paymentId)) !== null });
    if (!judged.ok) return judged;
    return requestApproval(context, {
      act: "payment.reverse",
      subject: { type: "payment", id: paymentId },
      payload: {},
      reason,
      amount: payment.amount,
    });
  },
);
