import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { CheckoutRequest } from "~/ports/payments/port";
import { razorpayPayments } from "~/ports/payments/razorpay/razorpay-payments.server";

import { valueOf } from "../payments-contract";
import { CONFIG, INR, PLACE, RazorpayWorld } from "./razorpay-world";

const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: "error" }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const REQUEST: CheckoutRequest = {
  ...PLACE,
  paymentId: "0198c0de-0000-7000-8000-000000000001",
  attempt: 1,
  amount: INR(10_000n),
  purpose: "debt",
  description: "Account A-1",
  customerEmail: "dana@example.test",
  successUrl: "https://agency.test/paid?back=paid",
  cancelUrl: "https://agency.test/pay",
  expiresAt: new Date("2026-11-22T00:00:00Z"),
  rails: ["card"],
};

async function setUp() {
  const world = new RazorpayWorld();
  server.use(...world.handlers());
  const port = razorpayPayments(CONFIG);
  const checkout = valueOf(await port.createCheckout(REQUEST));
  const { checkoutRef } = checkout;
  const fetch = async () => valueOf(await port.fetchPayment({ ...PLACE, checkoutRef }));
  return { world, port, checkout, checkoutRef, fetch };
}

describe("a payment page at Razorpay", () => {
  it("is asked for on the tenant's account, with our references and a way back", async () => {
    const { world } = await setUp();
    const asked = world.asked[0];
    expect(asked?.headers.get("x-razorpay-account")).toBe(PLACE.accountRef);
    expect(asked?.headers.get("authorization")).toBe(`Basic ${btoa("rzp_test_key:secret-of-the-key")}`);
    expect(asked?.body).toEqual({
      amount: 10_000,
      currency: "INR",
      accept_partial: false,
      reference_id: `${REQUEST.paymentId}:1`,
      description: "Account A-1",
      customer: { email: "dana@example.test" },
      notify: { sms: false, email: false },
      reminder_enable: false,
      notes: { tenant: "tenant-a", payment: REQUEST.paymentId, purpose: "debt", attempt: "1" },
      expire_by: 1_795_305_600,
      callback_url: "https://agency.test/paid?back=paid",
      callback_method: "get",
    });
  });

  it("is opened once however often it is asked for", async () => {
    const { port, checkout, world } = await setUp();
    expect(await port.createCheckout(REQUEST)).toEqual({ result: "succeeded", value: checkout });
    expect(world.links.size).toBe(1);
  });

  it("is not opened for another amount under the same attempt", async () => {
    const { port } = await setUp();
    const answer = await port.createCheckout({ ...REQUEST, amount: INR(10_001n) });
    expect(answer).toMatchObject({ result: "unknown", code: "KEY_REUSED" });
  });

  it("is the same page when the first answer was lost", async () => {
    const { port, world } = await setUp();
    world.loseNextAnswer();
    const next = { ...REQUEST, attempt: 2 };
    expect(await port.createCheckout(next)).toMatchObject({ result: "unknown", code: "TIMEOUT" });
    expect((await port.createCheckout(next)).result).toBe("succeeded");
    expect(world.links.size).toBe(2);
  });

  it("starts unpaid and says which payment it is for", async () => {
    const { fetch, checkoutRef } = await setUp();
    expect(await fetch()).toMatchObject({
      state: "created",
      amount: INR(10_000n),
      amountReceived: INR(0n),
      paymentId: REQUEST.paymentId,
      attempt: 1,
      checkoutRef,
      refunds: [],
    });
  });

  it("is unknown to another account", async () => {
    const { port, checkoutRef } = await setUp();
    const answer = await port.fetchPayment({ ...PLACE, accountRef: "acc_other", checkoutRef });
    expect(answer).toMatchObject({ result: "failed", code: "NOT_FOUND" });
  });

  it("closes on request, once or twice, and not once it is paid", async () => {
    const { port, checkoutRef, world } = await setUp();
    const closed = await port.expireCheckout({ ...PLACE, checkoutRef });
    expect(closed).toMatchObject({ result: "succeeded", value: { state: "expired" } });
    expect(await port.expireCheckout({ ...PLACE, checkoutRef })).toEqual(closed);
    const next = valueOf(await port.createCheckout({ ...REQUEST, attempt: 2 }));
    world.try(next.checkoutRef, "captured");
    const late = await port.expireCheckout({ ...PLACE, checkoutRef: next.checkoutRef });
    expect(late).toMatchObject({ result: "failed", code: "NOT_OPEN" });
  });
});

describe("paying at Razorpay", () => {
  it("succeeds with method and fee, and reads the same by payment as by page", async () => {
    const { port, fetch, checkoutRef, world } = await setUp();
    const intentRef = world.try(checkoutRef, "captured");
    const paid = await fetch();
    expect(paid).toMatchObject({
      state: "succeeded",
      amountReceived: INR(10_000n),
      fee: INR(236n),
      intentRef,
      method: { kind: "card", brand: "Visa", last4: "1111" },
    });
    expect(valueOf(await port.fetchPayment({ ...PLACE, intentRef }))).toEqual(paid);
    expect(await port.cancel({ ...PLACE, intentRef })).toMatchObject({ code: "NOT_CANCELLABLE" });
    expect(await port.cancel({ ...PLACE, intentRef: "pay_none" })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("after a decline may be tried again on the same page", async () => {
    const { fetch, checkoutRef, world } = await setUp();
    world.try(checkoutRef, "failed");
    const declined = await fetch();
    expect(declined).toMatchObject({ state: "created", failureCode: "INSUFFICIENT_FUNDS" });
    expect(declined.intentRef).toBeUndefined();
    world.try(checkoutRef, "captured");
    expect(await fetch()).toMatchObject({ state: "succeeded", failureCode: undefined });
  });

  it("that failed and is honoured late goes forward, also when its page has closed", async () => {
    const { port, fetch, checkoutRef, world } = await setUp();
    const intentRef = world.try(checkoutRef, "failed");
    await port.expireCheckout({ ...PLACE, checkoutRef });
    expect((await fetch()).state).toBe("expired");
    world.honour(intentRef);
    expect(await fetch()).toMatchObject({ state: "succeeded", amountReceived: INR(10_000n), intentRef });
  });

  it("is in progress while it is authorised and not yet captured", async () => {
    const { fetch, checkoutRef, world } = await setUp();
    world.try(checkoutRef, "authorized");
    expect(await fetch()).toMatchObject({ state: "processing", amountReceived: INR(0n) });
  });
});

describe("a refund at Razorpay", () => {
  async function paid() {
    const set = await setUp();
    const paymentRef = set.world.try(set.checkoutRef, "captured");
    const order = { ...PLACE, paymentRef, paymentId: REQUEST.paymentId, reason: "duplicate" as const };
    return { ...set, order };
  }

  it("gives back a part once, under its key, however often it is asked for", async () => {
    const { port, order, fetch, world } = await paid();
    const asked = { ...order, key: "r:1", amount: INR(4_000n) };
    const first = await port.refund(asked);
    expect(first).toMatchObject({ result: "succeeded", value: { key: "r:1", amount: INR(4_000n) } });
    expect(await port.refund(asked)).toEqual(first);
    expect((await fetch()).refunds).toEqual([valueOf(first)]);
    expect(await port.fetchRefund({ ...PLACE, refundRef: valueOf(first).refundRef })).toEqual(first);
    const sent = world.asked.filter(({ path }) => path.endsWith("/refund"));
    expect(sent.map(({ headers }) => headers.get("x-refund-idempotency"))).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      sent[0]?.headers.get("x-refund-idempotency"),
    ]);
  });

  it("never exceeds what is left", async () => {
    const { port, order } = await paid();
    await port.refund({ ...order, key: "a", amount: INR(6_000n) });
    const tooMuch = await port.refund({ ...order, key: "b", amount: INR(4_001n) });
    expect(tooMuch).toMatchObject({ result: "failed", code: "REFUND_TOO_LARGE" });
    expect((await port.refund({ ...order, key: "c", amount: INR(4_000n) })).result).toBe("succeeded");
  });

  it("whose answer was lost is found again under its key", async () => {
    const { port, order, world } = await paid();
    const asked = { ...order, key: "a", amount: INR(4_000n) };
    world.loseNextAnswer();
    expect(await port.refund(asked)).toMatchObject({ result: "unknown", code: "TIMEOUT" });
    expect((await port.refund(asked)).result).toBe("succeeded");
    expect(world.refunds).toHaveLength(1);
  });
});

describe("a dispute at Razorpay", () => {
  it.each([
    [{ status: "open" }, "needs_response", false],
    [{ status: "open", phase: "retrieval" }, "warning_needs_response", false],
    [{ status: "under_review" }, "under_review", false],
    [{ status: "lost", amount_deducted: 10_000 }, "lost", true],
    [{ status: "won" }, "won", false],
    [{ status: "closed", phase: "fraud" }, "warning_closed", false],
  ] as const)("%o is read with its payment as %s", async (more, state, fundsWithdrawn) => {
    const { fetch, checkoutRef, world } = await setUp();
    world.dispute("pay_of_somebody_else");
    world.dispute(world.try(checkoutRef, "captured"), more);
    const { dispute } = await fetch();
    expect(dispute).toMatchObject({ state, fundsWithdrawn, amount: INR(10_000n), reason: "chargeback" });
    expect(dispute?.evidenceDueAt).toBeInstanceOf(Date);
  });
});
