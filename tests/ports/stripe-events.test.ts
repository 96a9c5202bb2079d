import { describe, expect, it, onTestFinished } from "vitest";

import { FakePaymentEvents } from "~/ports/payment-events/fake";
import type { PaymentEventsPort } from "~/ports/payment-events/port";
import { stripePaymentEvents } from "~/ports/payment-events/stripe.server";
import { FakePayments } from "~/ports/payments/fake";
import type { CheckoutRequest, PaymentsPort } from "~/ports/payments/port";

import { valueOf } from "./payments-contract";
import { openStripeWorld } from "./stripe-world";
import { openWebhookReceiver, type ReceivedMessage } from "./webhook-receiver";

interface EventsWorld {
  port: PaymentsPort;
  events: PaymentEventsPort;
  accountRef: string;
  pay(checkoutRef: string): void;
  messages(): Promise<ReceivedMessage[]>;
}

async function openStripe(): Promise<EventsWorld> {
  const receiver = await openWebhookReceiver();
  const world = await openStripeWorld({ webhooks: [{ url: receiver.url, secrets: ["whsec_test"] }] });
  onTestFinished(async () => {
    await world.stop();
    await receiver.close();
  });
  return {
    port: world.port,
    events: stripePaymentEvents(world.config),
    accountRef: world.place.accountRef,
    pay: (ref) => world.pay(ref, "ok"),
    messages: async () => {
      await world.standIn.control.delivered();
      return receiver.messages;
    },
  };
}

function openFake(): Promise<EventsWorld> {
  const port = new FakePayments();
  const events = new FakePaymentEvents(port);
  const messages = () => Promise.resolve(events.messages());
  return Promise.resolve({
    port,
    events,
    accountRef: "fake_acct",
    pay: (ref) => port.pay(ref, "ok"),
    messages,
  });
}

describe.each([
  ["Stripe's events from the stand-in", openStripe],
  ["the fake's events", openFake],
])("%s", (_, open) => {
  async function payOnce() {
    const world = await open();
    const { port, accountRef } = world;
    const request: CheckoutRequest = {
      tenantId: "tenant-a",
      accountRef,
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
    world.pay(checkoutRef);
    const { intentRef = "" } = valueOf(
      await port.fetchPayment({ tenantId: "tenant-a", accountRef, checkoutRef }),
    );
    return { ...world, checkoutRef, intentRef };
  }

  it("arrive signed and name the payment, the page and the account", async () => {
    const { events, messages, accountRef, checkoutRef, intentRef } = await payOnce();
    const verdicts = (await messages()).map(({ rawBody, headers }) => events.verifyWebhook(rawBody, headers));
    expect(verdicts.every(({ ok }) => ok)).toBe(true);
    const told = verdicts.flatMap((verdict) => (verdict.ok ? [verdict.event] : []));
    const completed = told.find(({ type }) => type === "checkout.session.completed");
    expect(completed).toMatchObject({
      subject: "payment",
      accountRef,
      paymentId: "payment-1",
      checkoutRef,
      intentRef,
    });
    const succeeded = told.find(({ type }) => type === "payment_intent.succeeded");
    expect(succeeded).toMatchObject({ subject: "payment", accountRef, paymentId: "payment-1", intentRef });
  });

  it("are refused when altered", async () => {
    const { events, messages } = await payOnce();
    const [message] = await messages();
    if (!message) throw new Error("Nothing arrived");
    expect(events.verifyWebhook(`${message.rawBody} `, message.headers)).toEqual({
      ok: false,
      reason: "BAD_SIGNATURE",
    });
    expect(events.verifyWebhook(message.rawBody, new Headers())).toEqual({
      ok: false,
      reason: "MISSING_SIGNATURE",
    });
  });

  it("can be listed, newest first, when a message was missed", async () => {
    const { events, accountRef } = await payOnce();
    const since = new Date(Date.now() - 60_000);
    const listed = await events.listEvents({ tenantId: "tenant-a", accountRef, since });
    if (listed.result !== "succeeded") throw new Error(listed.message);
    const { items, nextCursor } = listed.value;
    expect(nextCursor).toBeUndefined();
    const types = items.map(({ type }) => type);
    expect(types.indexOf("checkout.session.completed")).toBeLessThan(
      types.indexOf("payment_intent.succeeded"),
    );
    expect(items.every((event) => event.accountRef === accountRef)).toBe(true);
    const later = await events.listEvents({
      tenantId: "tenant-a",
      accountRef,
      since: new Date(Date.now() + 60_000),
    });
    expect(later).toEqual({ result: "succeeded", value: { items: [] } });
  });

  it("come with a balance item that splits the money into net and fee", async () => {
    const { events, accountRef, port, intentRef } = await payOnce();
    const amount = { minor: 4_000n, currency: "USD" };
    const refund = {
      tenantId: "tenant-a",
      accountRef,
      paymentRef: intentRef,
      paymentId: "payment-1",
      amount,
    };
    const { refundRef } = valueOf(
      await port.refund({ ...refund, key: "r1", reason: "requested_by_customer" }),
    );
    const listed = await events.listBalanceItems({ tenantId: "tenant-a", accountRef, since: new Date(0) });
    if (listed.result !== "succeeded") throw new Error(listed.message);
    expect(
      listed.value.items.map(({ kind, amount: { minor }, fee, net }) => [kind, minor, fee.minor, net.minor]),
    ).toEqual([
      ["refund", -4_000n, 0n, -4_000n],
      ["payment", 10_000n, 320n, 9_680n],
    ]);
    expect(listed.value.items[0]?.sourceRef).toBe(refundRef);
  });
});
