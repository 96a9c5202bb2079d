import type { CallResult, Checkout, CheckoutRequest, PaymentsPort } from "../port";
import { toRazorpayAmount } from "./razorpay-amount";
import { refusedAmount } from "./razorpay-answer";
import type { RazorpayLine } from "./razorpay-caller.server";
import { RazorpayError } from "./razorpay-client.server";
import { findLink, readPayment } from "./razorpay-reading.server";
import { type RazorpayLink, razorpayLink } from "./razorpay-shapes";

type CheckoutCalls = Pick<PaymentsPort, "createCheckout" | "expireCheckout" | "cancel" | "fetchPayment">;

const DAY_MS = 86_400_000;

/** Payment Links: hosted pages that need no script of ours. Payments on them are captured by themselves. */
export function checkoutCalls(line: RazorpayLine): CheckoutCalls {
  const { client, caller } = line;
  const fetchPayment: CheckoutCalls["fetchPayment"] = (place) =>
    caller.run(place.tenantId, () => readPayment(client, place));

  return {
    fetchPayment,

    async createCheckout(request) {
      const charged = toRazorpayAmount(request.amount);
      if (!charged.ok) return refusedAmount(charged.code);
      const made = await caller.run(request.tenantId, () => openLink(line, request, charged.amount));
      if (made.result === "failed" || made.result === "unknown") return made;
      return toCheckout(made.value, charged.amount, request.amount.currency);
    },

    async expireCheckout({ tenantId, accountRef, checkoutRef }) {
      const path = `/v1/payment_links/${encodeURIComponent(checkoutRef)}/cancel`;
      const closed = await caller.run(tenantId, () =>
        client.send({ method: "POST", path, accountRef }, razorpayLink),
      );
      if (closed.result === "unknown" || (closed.result === "failed" && closed.code === "NOT_FOUND"))
        return closed;
      const found = await fetchPayment({ tenantId, accountRef, checkoutRef });
      if (found.result !== "succeeded" || found.value.state === "expired") return found;
      return { result: "failed", code: "NOT_OPEN", message: "The payment page was already used" };
    },

    /** Razorpay cannot call a payment back that its payer has begun; only pages are closed. */
    async cancel({ tenantId, accountRef, intentRef }) {
      const found = await fetchPayment({ tenantId, accountRef, intentRef });
      if (found.result === "failed" || found.result === "unknown") return found;
      return { result: "failed", code: "NOT_CANCELLABLE", message: "Razorpay cannot cancel a payment" };
    },
  };
}

/**
 * Razorpay has no key for pages but takes each reference only once, so the reference is the key: a page that is there
 * already is the one that was asked for.
 */
async function openLink(
  { client, now }: RazorpayLine,
  request: CheckoutRequest,
  amount: number,
): Promise<RazorpayLink> {
  const { accountRef, paymentId, attempt } = request;
  const reference = `${paymentId}:${attempt}`;
  const body = toLinkBody(request, reference, amount, now());
  try {
    const ask = { method: "POST" as const, path: "/v1/payment_links", accountRef, body };
    return await client.send(ask, razorpayLink);
  } catch (error) {
    if (!(error instanceof RazorpayError) || error.status !== 400) throw error;
    const known = /reference_?\s?id/i.test(error.message) && (await findLink(client, accountRef, reference));
    if (!known) throw error;
    return known;
  }
}

function toCheckout(link: RazorpayLink, amount: number, currency: string): CallResult<Checkout> {
  if (link.amount !== amount || link.currency !== currency) {
    const message = "This attempt has a page of another amount";
    return { result: "unknown", code: "KEY_REUSED", message };
  }
  return { result: "succeeded", value: { checkoutRef: link.id, url: link.short_url } };
}

/**
 * The page offers every way to pay that the account has: at Razorpay all of them answer at once, which is what a rail
 * is asked for. It has one way back, with Razorpay's own reference of the page; somebody who gives up closes it.
 */
function toLinkBody(request: CheckoutRequest, reference: string, amount: number, now: number): object {
  const { tenantId, paymentId, purpose, attempt, description, customerEmail, expiresAt } = request;
  return {
    amount,
    currency: request.amount.currency,
    accept_partial: false,
    reference_id: reference,
    // Razorpay's own limit
    description: description.slice(0, 2048),
    customer: customerEmail ? { email: customerEmail } : undefined,
    notify: { sms: false, email: false },
    reminder_enable: false,
    notes: { tenant: tenantId, payment: paymentId, purpose, attempt: String(attempt) },
    expire_by: Math.floor((expiresAt?.getTime() ?? now + DAY_MS) / 1000),
    callback_url: request.successUrl.replaceAll("{CHECKOUT_REF}", ""),
    callback_method: "get",
  };
}
