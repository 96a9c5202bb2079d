import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";

import Stripe from "stripe";
import { describe, expect, it } from "vitest";

import { startStripeStandIn } from "../../../scripts/stand-ins/stripe/start-stripe-stand-in";
import { openStandIn, sdkFor, SESSION } from "./stand-in-sdk";

const INTENT = { amount: 5_000, currency: "usd", payment_method: "pm_card_visa" };

describe("the Stripe stand-in's API", () => {
  it("lets nobody in without a key and no live key", async () => {
    const { standIn } = await openStandIn();
    expect((await fetch(`${standIn.url}/v1/charges`)).status).toBe(401);
    const live = new Stripe("sk_live_x", { host: standIn.host, port: standIn.port, protocol: "http" });
    await expect(live.charges.list()).rejects.toMatchObject({ statusCode: 401 });
  });

  it("answers a repeated key with the first answer and says so", async () => {
    const { stripe, on } = await openStandIn();
    const options = { ...on, idempotencyKey: "payment-1:1" };
    const first = await stripe.checkout.sessions.create(SESSION, options);
    const second = await stripe.checkout.sessions.create(SESSION, options);
    expect(second).toEqual(first);
    expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(first.lastResponse.requestId).toMatch(/^req_/);
    expect((await stripe.checkout.sessions.list({}, on)).data).toHaveLength(1);
  });

  it("refuses a key used for something else", async () => {
    const { stripe, on } = await openStandIn();
    await stripe.paymentIntents.create(INTENT, { ...on, idempotencyKey: "k" });
    const other = stripe.paymentIntents.create({ ...INTENT, amount: 5_001 }, { ...on, idempotencyKey: "k" });
    await expect(other).rejects.toMatchObject({ statusCode: 400, type: "StripeIdempotencyError" });
  });

  it("refuses the twin of a request that is still running", async () => {
    const { stripe, on, control } = await openStandIn();
    control.disturb({ mode: "slow", milliseconds: 300, count: 1, method: "POST" });
    const options = { ...on, idempotencyKey: "k" };
    const first = stripe.paymentIntents.create(INTENT, options);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const twin = stripe.paymentIntents.create(INTENT, options);
    await expect(twin).rejects.toMatchObject({ statusCode: 409, code: "idempotency_key_in_use" });
    expect((await first).status).toBe("requires_confirmation");
  });

  it("keeps a decline for its key and lets a request that was wrong be corrected", async () => {
    const { stripe, on } = await openStandIn();
    const declined = { ...INTENT, payment_method: "pm_card_visa_chargeDeclined", confirm: true };
    const options = { ...on, idempotencyKey: "k" };
    await expect(stripe.paymentIntents.create(declined, options)).rejects.toMatchObject({
      code: "card_declined",
    });
    await expect(stripe.paymentIntents.create(declined, options)).rejects.toMatchObject({
      code: "card_declined",
    });
    expect((await stripe.charges.list({}, on)).data).toHaveLength(1);
    const tooSmall = stripe.paymentIntents.create({ ...INTENT, amount: 49 }, { ...on, idempotencyKey: "l" });
    await expect(tooSmall).rejects.toMatchObject({ code: "amount_too_small" });
    await stripe.paymentIntents.create(INTENT, { ...on, idempotencyKey: "l" });
  });

  it("forgets a key after a day", async () => {
    const { stripe, on, control } = await openStandIn();
    const first = await stripe.paymentIntents.create(INTENT, { ...on, idempotencyKey: "k" });
    control.advance(86_401);
    const second = await stripe.paymentIntents.create(INTENT, { ...on, idempotencyKey: "k" });
    expect(second.id).not.toBe(first.id);
  });

  it("names a parameter it does not know, misses or cannot read", async () => {
    const { stripe, on } = await openStandIn();
    const create = (params: object) => stripe.paymentIntents.create(params as typeof INTENT, on);
    await expect(create({ ...INTENT, amuont: 1 })).rejects.toMatchObject({
      code: "parameter_unknown",
      param: "amuont",
    });
    await expect(create({ currency: "usd" })).rejects.toMatchObject({
      code: "parameter_missing",
      param: "amount",
    });
    await expect(create({ ...INTENT, amount: "x" })).rejects.toMatchObject({
      code: "parameter_invalid_integer",
    });
  });

  it("keeps accounts apart", async () => {
    const { stripe, on } = await openStandIn();
    const { id } = await stripe.paymentIntents.create(INTENT, on);
    const other = await stripe.accounts.create({ type: "standard", country: "US" });
    const elsewhere = stripe.paymentIntents.retrieve(id, {}, { stripeAccount: other.id });
    await expect(elsewhere).rejects.toMatchObject({ statusCode: 404, code: "resource_missing" });
    const nowhere = stripe.paymentIntents.retrieve(id, {}, { stripeAccount: "acct_none" });
    await expect(nowhere).rejects.toMatchObject({ statusCode: 403, code: "account_invalid" });
  });

  it("charges nothing for an account whose onboarding is not complete", async () => {
    const { stripe } = await openStandIn();
    const { id } = await stripe.accounts.create({ type: "standard", country: "US" });
    const early = stripe.checkout.sessions.create(SESSION, { stripeAccount: id });
    await expect(early).rejects.toMatchObject({ statusCode: 400 });
  });

  it("pages through lists and filters them by time", async () => {
    const { stripe, on, control } = await openStandIn();
    for (let count = 0; count < 5; count += 1) await stripe.paymentIntents.create(INTENT, on);
    const all = await stripe.paymentIntents.list({ limit: 2 }, on).autoPagingToArray({ limit: 10 });
    expect(new Set(all.map(({ id }) => id)).size).toBe(5);
    control.advance(3600);
    const recent = await stripe.paymentIntents.create(INTENT, on);
    const since = await stripe.paymentIntents.list({ created: { gte: recent.created - 60 } }, on);
    expect(since.data.map(({ id }) => id)).toEqual([recent.id]);
  });

  it("keeps everything over a restart when given a file", async () => {
    const folder = await mkdtemp(`${tmpdir()}/stand-in-`);
    const options = { dataFile: `${folder}/stripe.json` };
    const before = await startStripeStandIn(options);
    const session = await sdkFor(before).checkout.sessions.create(SESSION);
    before.control.payCheckout(session.id);
    await before.stop();
    const after = await startStripeStandIn(options);
    const again = await sdkFor(after).checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    await after.stop();
    await rm(folder, { recursive: true });
    expect(again).toMatchObject({ status: "complete", payment_intent: { status: "succeeded" } });
  });
});
