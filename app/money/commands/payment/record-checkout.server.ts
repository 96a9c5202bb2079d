import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findPaymentForChange, savePayment } from "~/money/data/payment/payments.server";
import { isWaiting } from "~/money/domain/payment/payment-state";

const input = z.object({
  paymentId: z.uuid(),
  result: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("opened"),
      checkoutRef: z.string().min(1),
      url: z.url(),
      intentRef: z.string().optional(),
    }),
    z.object({ kind: z.literal("refused"), code: z.string().min(1) }),
  ]),
});

/** What the processor said when its page was asked for; late news about a finished payment changes nothing. */
export const recordCheckout = defineCommand(
  { name: "payment.record_checkout", permission: "payment:absorb", input },
  async (context, { paymentId, result }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    if (!isWaiting(payment.state) || payment.checkoutRef) return accept({ state: payment.state });
    const subject = { type: "payment", id: payment.id };
    const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
    if (result.kind === "refused") {
      await savePayment(context.db, payment.id, { state: "failed", returnCode: result.code });
      context.emit("payment.failed", subject, { related, after: { code: result.code }, desk: "collections" });
      return accept({ state: "failed" as const });
    }
    await savePayment(context.db, payment.id, {
      state: "submitted",
      checkoutRef: result.checkoutRef,
      checkoutUrl: result.url,
      processorRef: result.intentRef,
    });
    context.emit("payment.submitted", subject, { related, category: "system", desk: "collections" });
    return accept({ state: "submitted" as const });
  },
);
