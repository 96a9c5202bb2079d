import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { findPaymentForChange } from "~/money/data/payment/payments.server";
import { findRefundForChange, saveRefundState } from "~/money/data/payment/refunds.server";

const input = z.object({ paymentId: z.uuid(), refundId: z.uuid(), code: z.string().max(80) });

/** The processor would not give the money back: it stays, the hold is freed, the desk is told. */
export const recordRefundRefused = defineCommand(
  { name: "refund.record_refused", permission: "payment:absorb", input },
  async (context, { paymentId, refundId, code }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    const refund = await findRefundForChange(context.db, refundId);
    if (!payment || !refund) return refuse("NOT_FOUND");
    if (refund.state !== "pending") return accept({ state: refund.state });
    await saveHoldReleased(context.db, { owner: { type: "refund", id: refundId }, kind: "pending_out" });
    await saveRefundState(context.db, refundId, { state: "failed", failureCode: code });
    const change = { paymentId, on: context.today, causeKey: `refund_refused:${refundId}` };
    const reckoned = await receiverOf(context, payment.purpose).reckon(context, change);
    if (!reckoned.ok) return reckoned;
    const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
    const after = { refund_id: refundId, amount: refund.amount, code };
    context.emit(
      "refund.failed",
      { type: "payment", id: paymentId },
      { related, after, desk: "collections" },
    );
    return accept({ state: "failed" as const });
  },
);
