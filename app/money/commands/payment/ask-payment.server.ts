import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findPayment } from "~/money/data/payment/payments.server";
import { isWaiting } from "~/money/domain/payment/payment-state";

const input = z.object({ paymentId: z.uuid() });

/**
 * A payer came back from the processor's page and no news has arrived: ask the processor. Their own
 * payment only; asking once more while a question waits adds nothing.
 */
export const askPayment = defineCommand(
  { name: "payment.ask_again", permission: "portal:pay", input },
  async (context, { paymentId }) => {
    const payment = await findPayment(context.db, paymentId);
    if (!payment || payment.payerId !== context.actor.id) return refuse("NOT_FOUND");
    if (isWaiting(payment.state)) {
      context.enqueue("check-payment", { paymentId }, { singletonKey: paymentId });
    }
    return accept({ state: payment.state });
  },
);
