import { http, HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { CheckoutRequest } from "~/ports/payments/port";
import { stripePayments } from "~/ports/payments/stripe.server";

import restrictedAccount from "./shapes/account-restricted.json";
import paidSession from "./shapes/checkout-session-paid.json";
import dispute from "./shapes/dispute.json";

const API = "https://api.stripe.com/v1";
const PLACE = { tenantId: "tenant-a", accountRef: "acct_1Nabc" };
const USD = (minor: bigint) => ({ minor, currency: "USD" });

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

function payments() {
  return stripePayments({ secretKey: "sk_live_x", webhookSecrets: [], retryDelaysMs: [] });
}

/** Answers one call and keeps what was asked. */
function answer(method: "get" | "post", path: string, body: object, status = 200) {
  const asked: { headers?: Headers; form?: Record<string, string> } = {};
  server.use(
    http[method](`${API}${path}`, async ({ request }) => {
      asked.headers = request.headers;
      asked.form = Object.fromEntries(new URLSearchParams(await request.text()));
      return HttpResponse.json(body, { status });
    }),
  );
  return asked;
}

function refusal(error: object) {
  return { error: { type: "invalid_request_error", message: "No.", ...error } };
}

const CHECKOUT: CheckoutRequest = {
  ...PLACE,
  paymentId: "payment-1",
  attempt: 3,
  amount: USD(12_345n),
  purpose: "debt",
  description: "Account A-1",
  customerEmail: "dana@example.test",
  successUrl: "https://agency.test/paid?checkout={CHECKOUT_REF}",
  cancelUrl: "https://agency.test/pay",
  expiresAt: new Date("2026-11-22T00:00:00Z"),
  rails: ["card"],
};

describe("what Stripe is asked", () => {
  it("for a payment page, it is on the tenant's account, under the payment's key, with our references", async () => {
    const asked = answer("post", "/checkout/sessions", {
      ...paidSession,
      url: "https://checkout.stripe.com/c/pay/1",
    });
    expect((await payments().createCheckout(CHECKOUT)).result).toBe("succeeded");
    expect(asked.headers?.get("stripe-account")).toBe("acct_1Nabc");
    expect(asked.headers?.get("idempotency-key")).toBe("payment-1:3");
    expect(asked.headers?.get("authorization")).toBe("Bearer sk_live_x");
    expect(asked.form).toEqual({
      mode: "payment",
      client_reference_id: "payment-1",
      "metadata[tenant]": "tenant-a",
      "metadata[payment]": "payment-1",
      "metadata[purpose]": "debt",
      "metadata[attempt]": "3",
      "payment_intent_data[metadata][tenant]": "tenant-a",
      "payment_intent_data[metadata][payment]": "payment-1",
      "payment_intent_data[metadata][purpose]": "debt",
      "payment_intent_data[metadata][attempt]": "3",
      "payment_intent_data[description]": "Account A-1",
      "allowed_payment_method_types[0]": "card",
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "usd",
      "line_items[0][price_data][unit_amount]": "12345",
      "line_items[0][price_data][product_data][name]": "Account A-1",
      customer_email: "dana@example.test",
      success_url: "https://agency.test/paid?checkout={CHECKOUT_SESSION_ID}",
      cancel_url: "https://agency.test/pay",
      expires_at: "1795305600",
    });
  });

  it("for a refund, it is the amount, the reason and our key, never an application fee", async () => {
    const asked = answer("post", "/refunds", { ...REFUND, status: "pending" });
    const order = {
      ...PLACE,
      paymentRef: "pi_1",
      paymentId: "payment-1",
      key: "refund-1",
      amount: USD(500n),
    };
    const refunded = await payments().refund({ ...order, reason: "requested_by_customer" });
    expect(refunded).toMatchObject({ result: "accepted", value: { state: "pending", key: "refund-1" } });
    expect(asked.headers?.get("idempotency-key")).toBe("refund-1");
    expect(asked.form).toEqual({
      payment_intent: "pi_1",
      amount: "500",
      reason: "requested_by_customer",
      "metadata[key]": "refund-1",
      "metadata[payment]": "payment-1",
      "metadata[tenant]": "tenant-a",
    });
  });
});

const REFUND = {
  id: "re_1",
  object: "refund",
  amount: 500,
  currency: "usd",
  metadata: { key: "refund-1" },
  payment_intent: "pi_1",
  status: "succeeded",
};

describe("what Stripe says", () => {
  it("about a paid, partly refunded and disputed page is told in our words", async () => {
    answer("get", "/checkout/sessions/cs_live_a1B2", paidSession);
    answer("get", "/disputes", { object: "list", data: [dispute], has_more: false, url: "/v1/disputes" });
    const found = await payments().fetchPayment({ ...PLACE, checkoutRef: "cs_live_a1B2" });
    expect(found).toEqual({
      result: "succeeded",
      value: {
        state: "succeeded",
        amount: USD(12_345n),
        amountReceived: USD(12_345n),
        paymentId: "0198c1f0-0000-7000-8000-000000000001",
        attempt: 2,
        checkoutRef: "cs_live_a1B2",
        intentRef: "pi_3Nabc",
        chargeRef: "ch_3Nabc",
        method: { kind: "card", brand: "visa", last4: "4242" },
        fee: USD(388n),
        refunds: [
          {
            refundRef: "re_3Nabc",
            intentRef: "pi_3Nabc",
            key: "refund-1",
            amount: USD(2_345n),
            state: "succeeded",
          },
        ],
        dispute: {
          disputeRef: "du_1Nabc",
          amount: USD(12_345n),
          fee: USD(1_500n),
          reason: "fraudulent",
          state: "needs_response",
          evidenceDueAt: new Date(1_796_169_599_000),
          fundsWithdrawn: true,
        },
      },
    });
  });

  it.each([
    ["canceled", "cancelled"],
    ["requires_capture", "processing"],
    ["requires_confirmation", "created"],
    ["requires_action", "requires_action"],
    ["a_status_of_tomorrow", "created"],
  ])("about an intent %s without a page is %s", async (status, state) => {
    const intent = { id: "pi_1", object: "payment_intent", amount: 500, amount_received: 0, currency: "jpy" };
    answer("get", "/payment_intents/pi_1", { ...intent, status, metadata: {}, latest_charge: null });
    answer("get", "/checkout/sessions", { object: "list", data: [], has_more: false, url: "" });
    const found = await payments().fetchPayment({ ...PLACE, intentRef: "pi_1" });
    expect(found).toMatchObject({
      result: "succeeded",
      value: { state, amount: { minor: 500n, currency: "JPY" } },
    });
  });

  it("about more than ten refunds is read to the end", async () => {
    const session = structuredClone(paidSession);
    session.payment_intent.latest_charge.disputed = false;
    session.payment_intent.latest_charge.refunds.has_more = true;
    answer("get", "/checkout/sessions/cs_live_a1B2", session);
    const data = Array.from({ length: 11 }, (_, index) => ({ ...REFUND, id: `re_${index}` }));
    answer("get", "/refunds", { object: "list", data, has_more: false, url: "/v1/refunds" });
    const found = await payments().fetchPayment({ ...PLACE, checkoutRef: "cs_live_a1B2" });
    expect(found.result === "succeeded" && found.value.refunds).toHaveLength(11);
  });

  it("about a refund with a status of tomorrow keeps it open", async () => {
    answer("get", "/refunds/re_1", { ...REFUND, status: "on_its_way" });
    const found = await payments().fetchRefund({ ...PLACE, refundRef: "re_1" });
    expect(found).toMatchObject({ result: "succeeded", value: { state: "pending" } });
  });

  it.each([
    [{}, "action_needed"],
    [{ payouts_enabled: true, requirements: { past_due: [], disabled_reason: null } }, "enabled"],
    [{ details_submitted: false }, "onboarding"],
    [{ requirements: { disabled_reason: "rejected.fraud" } }, "disabled"],
    [{ requirements: { disabled_reason: "platform_paused" } }, "disabled"],
  ])("about an account with %o is %s", async (change, state) => {
    answer("get", "/accounts/acct_1Nabc", { ...restrictedAccount, ...change });
    expect(await payments().fetchAccount(PLACE)).toMatchObject({ result: "succeeded", value: { state } });
  });

  it("about what an account still needs, puts the overdue first", async () => {
    answer("get", "/accounts/acct_1Nabc", restrictedAccount);
    expect(await payments().fetchAccount(PLACE)).toMatchObject({
      value: { requirements: ["representative.verification.document", "external_account"] },
    });
  });
});

describe("what Stripe refuses", () => {
  const order = { ...PLACE, paymentRef: "pi_1", paymentId: "p", key: "k", amount: USD(500n) };
  const refund = () => payments().refund({ ...order, reason: "duplicate" });

  it.each([
    [400, refusal({ code: "charge_already_refunded" }), "failed", "REFUND_TOO_LARGE"],
    [400, refusal({ param: "amount" }), "failed", "REFUND_TOO_LARGE"],
    [400, refusal({ code: "charge_disputed" }), "failed", "CHARGE_DISPUTED"],
    [400, refusal({}), "failed", "INVALID_REQUEST_ERROR"],
    [404, refusal({ code: "resource_missing" }), "failed", "NOT_FOUND"],
    [
      402,
      refusal({ type: "card_error", code: "card_declined", decline_code: "lost_card" }),
      "failed",
      "LOST_CARD",
    ],
    [400, refusal({ type: "idempotency_error" }), "unknown", "KEY_REUSED"],
    [401, refusal({}), "unknown", "NOT_AUTHORISED"],
    [403, refusal({ code: "account_invalid" }), "unknown", "NOT_AUTHORISED"],
    [409, refusal({ code: "idempotency_key_in_use" }), "unknown", "IN_PROGRESS"],
    [429, refusal({ code: "lock_timeout" }), "unknown", "RATE_LIMITED"],
    [500, { error: { type: "api_error", message: "Oops" } }, "unknown", "PROVIDER_ERROR"],
  ])("with %i %o is %s %s", async (status, body, result, code) => {
    answer("post", "/refunds", body, status);
    expect(await refund()).toMatchObject({ result, code });
  });

  it("a refund that failed at once is a refusal with its reason", async () => {
    answer("post", "/refunds", { ...REFUND, status: "failed", failure_reason: "insufficient_funds" });
    expect(await refund()).toMatchObject({ result: "failed", code: "INSUFFICIENT_FUNDS" });
  });

  it("an answer that is not JSON is unknown", async () => {
    server.use(
      http.post(`${API}/refunds`, () => new HttpResponse("<html>Bad gateway</html>", { status: 502 })),
    );
    expect(await refund()).toMatchObject({ result: "unknown", code: "PROVIDER_ERROR" });
  });
});
