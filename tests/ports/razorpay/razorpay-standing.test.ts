import { HttpResponse } from "msw";
import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { razorpayStandingPayments } from "~/ports/payments/razorpay/razorpay-standing.server";

import { answers } from "./razorpay-answers";
import { CONFIG, INR, PLACE, refusal } from "./razorpay-world";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const port = razorpayStandingPayments(CONFIG);
const MANDATE = "0198c0de-0000-7000-8000-000000000002";
const PAYMENT = "0198c0de-0000-7000-8000-000000000001";
const PAGE = {
  id: "inv_1",
  entity: "invoice",
  status: "issued",
  short_url: "https://rzp.io/i/abc",
  order_id: "order_1",
};
const OPEN = { ...PAGE, notes: { mandate: MANDATE } };
const SETUP = {
  ...PLACE,
  mandateId: MANDATE,
  description: "Agency",
  customerEmail: "dana@example.test",
  successUrl: "https://agency.test/saved",
  cancelUrl: "https://agency.test/mandates",
  terms: { maxAmount: INR(500_000n), lastOn: "2027-11-21" },
};
const PROOF = {
  id: "pay_1",
  amount: 100,
  currency: "INR",
  status: "captured",
  order_id: "order_1",
  created_at: 1,
};
const PAID = { ...PROOF, customer_id: "cust_1", token_id: "token_1", notes: [] };

describe("a mandate at Razorpay", () => {
  it.each([
    ["upi", "upi", 100],
    ["emandate", "emandate", 0],
    ["card", "card", 100],
  ] as const)("by %s is asked for with its limit and its end", async (rail, method, amount) => {
    const asked = answers(server, {
      "GET /v1/invoices": { items: [] },
      "POST /v1/subscription_registration/auth_links": OPEN,
    });
    const made = await port.createMandateSetup({ ...SETUP, rail });
    expect(made).toEqual({
      result: "succeeded",
      value: { checkoutRef: "inv_1", url: "https://rzp.io/i/abc" },
    });
    expect(asked[1]?.body).toMatchObject({
      type: "link",
      amount,
      currency: "INR",
      receipt: MANDATE,
      customer: { email: "dana@example.test" },
      subscription_registration: {
        method,
        max_amount: 500_000,
        expire_at: Date.parse("2027-11-21T23:59:59+05:30") / 1000,
        frequency: "as_presented",
      },
      notes: { tenant: "tenant-a", mandate: MANDATE },
    });
  });

  it("has one page however often it is asked for, and making it is never tried twice in a row", async () => {
    const down = () => refusal("down", 500);
    const asked = answers(server, {
      "GET /v1/invoices": { items: [] },
      "POST /v1/subscription_registration/auth_links": down,
    });
    const eager = razorpayStandingPayments({ ...CONFIG, retryDelaysMs: [1, 1, 1] });
    expect((await eager.createMandateSetup({ ...SETUP, rail: "upi" })).result).toBe("unknown");
    expect(asked.filter(({ call }) => call.startsWith("POST"))).toHaveLength(1);
    answers(server, { "GET /v1/invoices": { items: [OPEN] } });
    const found = await port.createMandateSetup({ ...SETUP, rail: "upi" });
    expect(found).toMatchObject({ result: "succeeded", value: { checkoutRef: "inv_1" } });
  });

  it.each([
    ["initiated", "awaiting_bank"],
    ["confirmed", "active"],
    ["rejected", "failed"],
    ["paused", "awaiting_bank"],
    ["cancelled", "ended"],
  ])("whose token is %s stands as %s", async (status, state) => {
    const recurring = { status, failure_reason: status === "rejected" ? "invalid_account" : null };
    answers(server, {
      "GET /v1/invoices/inv_1": { ...OPEN, status: "paid" },
      "GET /v1/orders/order_1/payments": { items: [PAID] },
      "GET /v1/payments/pay_1": PAID,
      "GET /v1/customers/cust_1/tokens/token_1": {
        id: "token_1",
        method: "emandate",
        bank: "HDFC",
        recurring_details: recurring,
      },
    });
    expect(await port.fetchMandateSetup({ ...PLACE, setupRef: "inv_1" })).toEqual({
      result: "succeeded",
      value: {
        setupRef: "inv_1",
        mandateId: MANDATE,
        state,
        mandateRef: "token_1",
        payer: { customerRef: "cust_1", methodRef: "token_1" },
        method: { kind: "emandate", brand: "HDFC", last4: undefined },
        failureCode: status === "rejected" ? "INVALID_ACCOUNT" : undefined,
      },
    });
  });

  it.each([
    ["issued", [], "open", undefined],
    [
      "issued",
      [{ ...PROOF, status: "failed", error_reason: "payment_cancelled" }],
      "open",
      "PAYMENT_CANCELLED",
    ],
    ["expired", [], "expired", undefined],
  ])("whose page is %s and unused is %s", async (status, items, state, failureCode) => {
    answers(server, {
      "GET /v1/invoices/inv_1": { ...OPEN, status },
      "GET /v1/orders/order_1/payments": { items },
    });
    const read = await port.fetchMandateSetup({ ...PLACE, setupRef: "inv_1" });
    expect(read).toMatchObject({ result: "succeeded", value: { state, failureCode } });
  });
});

describe("a charge of a token at Razorpay", () => {
  const CHARGE = {
    ...PLACE,
    paymentId: PAYMENT,
    attempt: 2,
    amount: INR(10_000n),
    purpose: "debt",
    description: "A-1",
    rail: "upi" as const,
    payer: { customerRef: "cust_1", methodRef: "token_1" },
  };
  const ORDER = { id: "order_9", amount: 10_000, currency: "INR", receipt: `${PAYMENT}:2` };
  const NOTES = { payment: PAYMENT, attempt: "2" };
  const DRAWN = { ...PROOF, id: "pay_9", amount: 10_000, order_id: "order_9", notes: NOTES };
  const CUSTOMER = { id: "cust_1", email: "dana@example.test", contact: "+919000090000" };
  const read = (status: string, more = {}) => ({
    "GET /v1/payments/pay_9": { ...DRAWN, status, ...more },
    "GET /v1/payment_links": { payment_links: [] },
    "GET /v1/payments/pay_9/refunds": { items: [] },
    "GET /v1/disputes": { items: [] },
  });

  it("is drawn on an order under our key and waits for the bank", async () => {
    const asked = answers(server, {
      "GET /v1/orders": { items: [] },
      "POST /v1/orders": ORDER,
      "GET /v1/orders/order_9/payments": { items: [] },
      "GET /v1/customers/cust_1": CUSTOMER,
      "POST /v1/payments/create/recurring": { razorpay_payment_id: "pay_9" },
      ...read("created"),
    });
    const drawn = await port.charge(CHARGE);
    expect(drawn).toMatchObject({ result: "accepted", value: { state: "processing", intentRef: "pay_9" } });
    const posts = asked.filter(({ call }) => call.startsWith("POST")).map(({ body }) => body);
    expect(posts[0]).toMatchObject({ receipt: `${PAYMENT}:2`, payment_capture: true, amount: 10_000 });
    expect(posts[1]).toMatchObject({
      order_id: "order_9",
      customer_id: "cust_1",
      token: "token_1",
      recurring: true,
      contact: "+919000090000",
    });
  });

  it("is never drawn again where something was drawn before, and says what became of it", async () => {
    const asked = answers(server, {
      "GET /v1/orders": { items: [ORDER] },
      "GET /v1/orders/order_9/payments": { items: [DRAWN] },
      ...read("captured"),
    });
    expect(await port.charge(CHARGE)).toMatchObject({ result: "succeeded", value: { state: "succeeded" } });
    expect(asked.some(({ call }) => call.startsWith("POST"))).toBe(false);
  });

  it("that is refused says why", async () => {
    answers(server, {
      "GET /v1/orders": { items: [ORDER] },
      "GET /v1/orders/order_9/payments": { items: [{ ...DRAWN, status: "failed" }] },
      ...read("failed", { error_reason: "insufficient_funds" }),
    });
    expect(await port.charge(CHARGE)).toMatchObject({ result: "failed", code: "INSUFFICIENT_FUNDS" });
  });

  it("whose answer is lost is unknown, and is sent once", async () => {
    const asked = answers(server, {
      "GET /v1/orders": { items: [ORDER] },
      "GET /v1/orders/order_9/payments": { items: [] },
      "GET /v1/customers/cust_1": CUSTOMER,
      "POST /v1/payments/create/recurring": () => HttpResponse.error(),
    });
    const eager = razorpayStandingPayments({ ...CONFIG, retryDelaysMs: [1, 1, 1] });
    expect(await eager.charge(CHARGE)).toMatchObject({ result: "unknown", code: "NETWORK" });
    expect(asked.filter(({ call }) => call.startsWith("POST"))).toHaveLength(1);
  });

  it("of another amount under the same attempt is not made", async () => {
    answers(server, { "GET /v1/orders": { items: [{ ...ORDER, amount: 9_999 }] } });
    expect(await port.charge(CHARGE)).toMatchObject({ result: "unknown", code: "KEY_REUSED" });
  });
});
