import { expect, it, onTestFinished } from "vitest";

import { stripePaymentEvents } from "~/ports/payment-events/stripe.server";
import type { CheckoutRequest } from "~/ports/payments/port";

import { valueOf } from "./payments-contract";
import { openStripeWorld } from "./stripe-world";

it("Stripe's payout is read with its lines, each naming the payment it belongs to, and they add up", async () => {
  const world = await openStripeWorld();
  onTestFinished(() => world.stop());
  const { port, place } = world;
  const events = stripePaymentEvents(world.config);
  const request: CheckoutRequest = {
    ...place,
    paymentId: "payment-1",
    attempt: 1,
    amount: { minor: 10_000n, currency: "USD" },
    purpose: "debt",
    description: "Account A-1",
    successUrl: "https://agency.test/paid",
    cancelUrl: "https://agency.test/pay",
    rails: ["card"],
  };
  const { checkoutRef } = valueOf(await port.createCheckout(request));
  world.pay(checkoutRef, "ok");
  const { intentRef = "" } = valueOf(await port.fetchPayment({ ...place, checkoutRef }));
  const refund = { paymentRef: intentRef, paymentId: "payment-1", key: "refund-1" };
  valueOf(
    await port.refund({
      ...place,
      ...refund,
      amount: { minor: 4_000n, currency: "USD" },
      reason: "duplicate",
    }),
  );
  const made = world.standIn.control.createPayout(place.accountRef);
  const payoutRef = made?.id ?? "";
  expect(valueOf(await events.fetchPayout({ ...place, payoutRef }))).toMatchObject({
    payoutRef,
    amount: { minor: 5_680n, currency: "USD" },
    state: "paid",
    itemsKnown: true,
  });
  const listed = await events.listBalanceItems({ ...place, since: new Date(0), payoutRef });
  if (listed.result !== "succeeded") throw new Error(listed.message);
  const { items } = listed.value;
  expect(items.map(({ kind }) => kind).sort()).toEqual(["payment", "payout", "refund"]);
  const paid = items.filter(({ kind }) => kind !== "payout");
  expect(paid.every((item) => item.intentRef === intentRef)).toBe(true);
  expect(paid.reduce((sum, { net }) => sum + net.minor, 0n)).toBe(5_680n);
  expect(await events.fetchPayout({ ...place, payoutRef: "po_none" })).toMatchObject({ code: "NOT_FOUND" });
});
