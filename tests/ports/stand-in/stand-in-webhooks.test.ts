import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

import { describe, expect, it, onTestFinished } from "vitest";

import { startStripeStandIn } from "../../../scripts/stand-ins/stripe/start-stripe-stand-in";
import { openStandIn, sdkFor, SESSION } from "./stand-in-sdk";
import { openWebhookReceiver } from "../webhook-receiver";

async function openLine() {
  const receiver = await openWebhookReceiver();
  onTestFinished(async () => {
    await receiver.close();
  });
  const world = await openStandIn({ retryBaseMs: 20, maxAttempts: 3 });
  world.control.addWebhookEndpoint({ url: receiver.url, secrets: ["whsec_new", "whsec_old"] });
  const pay = async () => {
    const session = await world.stripe.checkout.sessions.create(SESSION, world.on);
    world.control.payCheckout(session.id);
  };
  const control = async (name: string, body: object = {}) => {
    const response = await fetch(`${world.standIn.url}/_control/${name}`, {
      method: "POST",
      body: JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
  return { ...world, receiver, pay, call: control };
}

const PAID = [
  "payment_intent.created",
  "charge.succeeded",
  "payment_intent.succeeded",
  "charge.updated",
  "checkout.session.completed",
];

describe("the stand-in's webhooks", () => {
  it("tell a payment in order, signed with every secret, and name the account", async () => {
    const { receiver, pay, control, stripe, account } = await openLine();
    await pay();
    await control.delivered();
    expect(receiver.types()).toEqual(PAID);
    for (const { rawBody, headers } of receiver.messages) {
      for (const secret of ["whsec_new", "whsec_old"]) {
        const event = stripe.webhooks.constructEvent(rawBody, headers.get("stripe-signature") ?? "", secret);
        expect(event.account).toBe(account);
      }
    }
  });

  it("are sent again after a failure, and given up in the end", async () => {
    const { receiver, pay, control } = await openLine();
    receiver.answerNext(500);
    await pay();
    await expect.poll(() => receiver.ids().length).toBe(6);
    expect(new Set(receiver.ids()).size).toBe(5);
    receiver.answerNext(...Array.from({ length: 15 }, () => 503));
    await pay();
    await expect.poll(() => control.deliveries().filter(({ state }) => state === "failed").length).toBe(5);
    expect(control.deliveries().at(-1)?.attempts).toHaveLength(3);
  });

  it("come twice on request, with the same event id", async () => {
    const { receiver, pay, control, call } = await openLine();
    await pay();
    await control.delivered();
    const [id] = receiver.ids();
    await call("redeliver", { id });
    await call("delivered");
    expect(receiver.ids().filter((one) => one === id)).toHaveLength(2);
  });

  it("wait while held and come in reverse on request", async () => {
    const { receiver, pay, call } = await openLine();
    await call("hold");
    await pay();
    await call("delivered");
    expect(receiver.messages).toHaveLength(0);
    await call("release", { order: "reversed" });
    await call("delivered");
    expect(receiver.types()).toEqual([...PAID].reverse());
  });

  it("come in the order that is asked for, while the rest stays held", async () => {
    const { receiver, pay, control, call } = await openLine();
    control.hold();
    await pay();
    const held = control.deliveries().map(({ id }) => id);
    await call("release", { order: [held[4], held[2]] });
    await call("delivered");
    expect(receiver.types()).toEqual(["checkout.session.completed", "payment_intent.succeeded"]);
    control.release();
    await control.delivered();
    expect(receiver.messages).toHaveLength(5);
  });

  it("can be lost, and are still in the list of events", async () => {
    const { receiver, pay, control, call, stripe, on } = await openLine();
    control.hold();
    await pay();
    for (const { id } of control.deliveries())
      expect((await call("drop", { id })).body).toEqual({ dropped: true });
    control.release();
    await control.delivered();
    expect(receiver.messages).toHaveLength(0);
    const { data } = await stripe.events.list({ types: ["checkout.session.completed"] }, on);
    expect(data).toHaveLength(1);
  });

  it("reach an address that was down, after a restart from the file", async () => {
    const folder = await mkdtemp(`${tmpdir()}/stand-in-`);
    onTestFinished(() => rm(folder, { recursive: true }));
    const receiver = await openWebhookReceiver();
    onTestFinished(async () => {
      await receiver.close();
    });
    const webhooks = [{ url: receiver.url, secrets: ["whsec_test"] }];
    const options = { dataFile: `${folder}/stripe.json`, webhooks, retryBaseMs: 500 };
    receiver.answerNext(503, 503, 503, 503, 503, 503, 503, 503);
    const before = await startStripeStandIn(options);
    const session = await sdkFor(before).checkout.sessions.create(SESSION);
    before.control.payCheckout(session.id);
    await before.control.delivered();
    await before.stop();
    const after = await startStripeStandIn(options);
    onTestFinished(() => after.stop());
    await expect
      .poll(() => after.control.deliveries().filter(({ state }) => state === "delivered").length, {
        timeout: 5_000,
      })
      .toBe(5);
  });
});

describe("the control interface", () => {
  it("pays, disputes, settles and pays out by name", async () => {
    const { stripe, on, call, account } = await openLine();
    const session = await stripe.checkout.sessions.create(SESSION, on);
    const paid = await call("pay", { id: session.id });
    const dispute = await call("open-dispute", { id: paid.body.payment_intent });
    expect((await call("close-dispute", { id: dispute.body.id, outcome: "won" })).body.status).toBe("won");
    expect((await call("payout", { account })).body).toMatchObject({ amount: 10_000 - 320 - 1_500 });
    expect((await call("reject-account", { account })).body).toMatchObject({ charges_enabled: false });
  });

  it("says what is wrong with a call", async () => {
    const { call } = await openLine();
    expect(await call("pay", { id: "cs_none" })).toEqual({
      status: 400,
      body: { error: "There is no cs_none" },
    });
    expect((await call("nonsense")).status).toBe(404);
  });
});
