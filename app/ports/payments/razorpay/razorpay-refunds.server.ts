import { createHash } from "node:crypto";

import type { CallResult, PaymentsPort, RefundRequest, RefundSnapshot } from "../port";
import { mapValue } from "../map-value";
import { toRazorpayAmount } from "./razorpay-amount";
import { refusedAmount } from "./razorpay-answer";
import type { RazorpayLine } from "./razorpay-caller.server";
import type { RazorpayClient, RazorpayError } from "./razorpay-client.server";
import { type RazorpayRefund, razorpayRefund } from "./razorpay-shapes";
import { toRefundSnapshot } from "./razorpay-snapshot";

type RefundCalls = Pick<PaymentsPort, "refund" | "fetchRefund">;

/** Money back through Razorpay, and what became of it. */
export function refundCalls({ client, caller }: RazorpayLine): RefundCalls {
  return {
    async refund(request) {
      const given = toRazorpayAmount(request.amount);
      if (!given.ok) return refusedAmount(given.code);
      const refunded = await caller.run(request.tenantId, () => createRefund(client, request, given.amount), {
        nameRefusal: nameRefundRefusal,
      });
      return settledOrNot(mapValue(refunded, toRefundSnapshot));
    },

    async fetchRefund({ tenantId, accountRef, refundRef }) {
      const path = `/v1/refunds/${encodeURIComponent(refundRef)}`;
      const found = await caller.run(tenantId, () =>
        client.send({ method: "GET", path, accountRef }, razorpayRefund),
      );
      return mapValue(found, toRefundSnapshot);
    },
  };
}

async function createRefund(
  client: RazorpayClient,
  { paymentRef, paymentId, key, reason, accountRef, tenantId }: RefundRequest,
  amount: number,
): Promise<RazorpayRefund> {
  const notes = { key, payment: paymentId, tenant: tenantId, reason };
  return client.send(
    {
      method: "POST",
      path: `/v1/payments/${encodeURIComponent(paymentRef)}/refund`,
      accountRef,
      headers: { "x-refund-idempotency": toRefundKey(key) },
      body: { amount, speed: "normal", notes },
    },
    razorpayRefund,
  );
}

/** At least ten letters, digits, hyphens and underscores; any other key of ours goes as its digest. */
function toRefundKey(key: string): string {
  return /^[A-Za-z0-9_-]{10,100}$/.test(key) ? key : createHash("sha256").update(key).digest("hex");
}

/** Razorpay says only in words that too much is asked for. */
function nameRefundRefusal({ message }: RazorpayError): string | undefined {
  if (
    /fully refunded|refund.*(greater|exceed)|(greater|exceed).*refund|greater than.*captured/i.test(message)
  )
    return "REFUND_TOO_LARGE";
  return /enough balance|insufficient/i.test(message) ? "INSUFFICIENT_BALANCE" : undefined;
}

/** A refund's answer is final only when the money is really on its way. */
function settledOrNot(refund: CallResult<RefundSnapshot>): CallResult<RefundSnapshot> {
  if (refund.result !== "succeeded") return refund;
  const { state, failureCode = "REFUND_FAILED" } = refund.value;
  if (state === "failed")
    return { result: "failed", code: failureCode, message: "The refund did not go through" };
  return state === "succeeded" ? refund : { result: "accepted", value: refund.value };
}
