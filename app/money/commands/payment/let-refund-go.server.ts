import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { listRefundScopes } from "~/money/data/invariant/refund-scopes.server";
import { findPayment } from "~/money/data/payment/payments.server";
import { findRefundForChange } from "~/money/data/payment/refunds.server";

const input = z.object({ paymentId: z.uuid(), refundId: z.uuid() });

const AGAIN_AFTER_MINUTES = 15;

/**
 * Asked right before the processor is: a freeze may have been laid after the refund was requested. A frozen one
 * keeps its money set aside and is asked for again later; it is never refused, because an earlier try may have
 * reached the processor.
 */
export const letRefundGo = defineCommand(
  { name: "refund.let_go", permission: "payment:absorb", input },
  async (context, { paymentId, refundId }) => {
    const payment = await findPayment(context.db, paymentId);
    const refund = await findRefundForChange(context.db, refundId);
    if (!payment || refund?.paymentId !== paymentId) return refuse("NOT_FOUND");
    if (refund.state !== "pending") return accept({ goes: false });
    const frozen = await refuseFrozen(context, await listRefundScopes(context.db, payment));
    const goes = frozen === null;
    const startAfter = new Date(context.now.getTime() + AGAIN_AFTER_MINUTES * 60_000);
    if (!goes) context.enqueue("send-refund", { paymentId, refundId }, { startAfter });
    context.emit(
      goes ? "refund.sent" : "refund.held_back",
      { type: "payment", id: paymentId },
      { after: { refund_id: refundId, reasons: frozen?.refusal.reasons ?? [] }, category: "system" },
    );
    return accept({ goes });
  },
);
