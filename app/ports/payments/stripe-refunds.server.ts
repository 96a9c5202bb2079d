import type Stripe from "stripe";

import type { CallResult, PaymentsPort, RefundRequest, RefundSnapshot } from "./port";
import { toStripeAmount } from "./stripe-amount";
import { mapValue } from "./map-value";
import { refusedAmount, type StripeLine } from "./stripe-answer.server";
import { toRefundSnapshot } from "./stripe-snapshot.server";

type RefundCalls = Pick<PaymentsPort, "refund" | "fetchRefund">;

/** Money back through Stripe, and what became of it. */
export function refundCalls({ stripe, caller }: StripeLine): RefundCalls {
  return {
    async refund(request) {
      const given = toStripeAmount(request.amount);
      if (!given.ok) return refusedAmount(given.code);
      const refunded = await caller.run(
        request.tenantId,
        () => createRefund(stripe, request, given.amount),
        nameRefundRefusal,
      );
      return settledOrNot(mapValue(refunded, toRefundSnapshot));
    },

    async fetchRefund({ tenantId, accountRef, refundRef }) {
      const found = await caller.run(tenantId, () =>
        stripe.refunds.retrieve(refundRef, {}, { stripeAccount: accountRef }),
      );
      return mapValue(found, toRefundSnapshot);
    },
  };
}

async function createRefund(stripe: Stripe, request: RefundRequest, amount: number): Promise<Stripe.Refund> {
  const { paymentRef, paymentId, key, reason, accountRef, tenantId } = request;
  return stripe.refunds.create(
    { payment_intent: paymentRef, amount, reason, metadata: { key, payment: paymentId, tenant: tenantId } },
    { stripeAccount: accountRef, idempotencyKey: key },
  );
}

/** Stripe has a code only for "all of it is refunded"; too much of the rest is told by the parameter it blames. */
function nameRefundRefusal({ code, param }: Stripe.errors.StripeError): string | undefined {
  return code === "charge_already_refunded" || param === "amount" ? "REFUND_TOO_LARGE" : undefined;
}

/** A refund's answer is final only when the money is really on its way. */
function settledOrNot(refund: CallResult<RefundSnapshot>): CallResult<RefundSnapshot> {
  if (refund.result !== "succeeded") return refund;
  const { state, failureCode } = refund.value;
  if (state === "failed" || state === "cancelled") {
    return {
      result: "failed",
      code: failureCode ?? "REFUND_FAILED",
      message: "The refund did not go through",
    };
  }
  return state === "succeeded" ? refund : { result: "accepted", value: refund.value };
}
