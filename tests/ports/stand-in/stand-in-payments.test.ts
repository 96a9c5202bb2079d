import { describe, expect, it } from "vitest";

import { openStandIn } from "./stand-in-sdk";

const INTENT = { amount: 5_000, currency: "usd" };

describe("a payment intent at the stand-in", () => {
  it("walks from no method over confirmation to success", async () => {
    const { stripe, on } = await openStandIn();
    const intent = await stripe.paymentIntents.create(INTENT, on);
    expect(intent).toMatchObject({ status: "requires_payment_method", latest_charge: null });
    await expect(stripe.paymentIntents.confirm(intent.id, {}, on)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    const paid = await stripe.paymentIntents.confirm(
      intent.id,
      { payment_method: "pm_card_visa", expand: ["latest_charge.balance_transaction"] },
      on,
    );
    expect(paid).toMatchObject({
      status: "succeeded",
      amount_received: 5_000,
      latest_charge: { paid: true, balance_transaction: { amount: 5_000, fee: 175, net: 4_825 } },
    });
    await expect(stripe.paymentIntents.cancel(intent.id, {}, on)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  it("is held and captured in part", async () => {
    const { stripe, on } = await openStandIn();
    const held = await stripe.paymentIntents.create(
      { ...INTENT, capture_method: "manual", payment_method: "pm_card_visa", confirm: true },
      on,
    );
    expect(held).toMatchObject({ status: "requires_capture", amount_capturable: 5_000, amount_received: 0 });
    const captured = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 3_000 }, on);
    expect(captured).toMatchObject({ status: "succeeded", amount_received: 3_000, amount_capturable: 0 });
  });

  it("that is held can be cancelled", async () => {
    const { stripe, on } = await openStandIn();
    const params = {
      ...INTENT,
      capture_method: "manual" as const,
      payment_method: "pm_card_visa",
      confirm: true,
    };
    const held = await stripe.paymentIntents.create(params, on);
    const cancelled = await stripe.paymentIntents.cancel(held.id, { cancellation_reason: "abandoned" }, on);
    expect(cancelled).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  });

  it.each([
    ["pm_card_visa_chargeDeclined", "card_declined", "generic_decline"],
    ["pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
    ["pm_card_chargeDeclinedExpiredCard", "expired_card", "expired_card"],
    ["pm_card_chargeDeclinedIncorrectCvc", "incorrect_cvc", "incorrect_cvc"],
  ])("with %s is declined as %s, %s", async (payment_method, code, decline_code) => {
    const { stripe, on } = await openStandIn();
    const tried = stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    await expect(tried).rejects.toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code,
      decline_code,
    });
  });

  it("asks for a challenge, or declines when nobody is there to answer", async () => {
    const { stripe, on, control } = await openStandIn();
    const params = { ...INTENT, payment_method: "pm_card_authenticationRequired", confirm: true };
    const asking = await stripe.paymentIntents.create(params, on);
    expect(asking).toMatchObject({ status: "requires_action", next_action: { type: "redirect_to_url" } });
    control.answerChallenge(asking.id, true);
    expect((await stripe.paymentIntents.retrieve(asking.id, {}, on)).status).toBe("succeeded");
    const alone = stripe.paymentIntents.create({ ...params, off_session: true }, on);
    await expect(alone).rejects.toMatchObject({ code: "authentication_required" });
  });

  it.each([
    ["pm_usBankAccount_success", "succeeded", "succeeded"],
    ["pm_usBankAccount_noAccount", "requires_payment_method", "failed"],
  ])("by debit from %s ends %s when its time has come", async (payment_method, status, charge) => {
    const { stripe, on, control } = await openStandIn({ settleAfterSeconds: 3600 });
    const intent = await stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    expect(intent.status).toBe("processing");
    control.advance(3599);
    expect((await stripe.paymentIntents.retrieve(intent.id, {}, on)).status).toBe("processing");
    control.advance(1);
    const settled = await stripe.paymentIntents.retrieve(intent.id, { expand: ["latest_charge"] }, on);
    expect(settled).toMatchObject({ status, latest_charge: { status: charge } });
  });

  it("by debit that the bank returns later is a dispute lost at once", async () => {
    const { stripe, on, control } = await openStandIn();
    const payment_method = "pm_usBankAccount_dispute";
    const intent = await stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    control.settle(intent.id);
    const { data } = await stripe.disputes.list({ payment_intent: intent.id }, on);
    expect(data).toMatchObject([{ status: "lost", reason: "debit_not_authorized" }]);
  });
});

describe("money going back at the stand-in", () => {
  it("is decided by the evidence", async () => {
    const { stripe, on } = await openStandIn();
    const payment_method = "pm_card_createDispute";
    const intent = await stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    const { data } = await stripe.disputes.list({ payment_intent: intent.id }, on);
    const id = data[0]?.id ?? "";
    await expect(stripe.refunds.create({ payment_intent: intent.id }, on)).rejects.toMatchObject({
      code: "charge_disputed",
    });
    const draft = await stripe.disputes.update(
      id,
      { evidence: { customer_name: "Dana" }, submit: false },
      on,
    );
    expect(draft.status).toBe("needs_response");
    const won = await stripe.disputes.update(
      id,
      { evidence: { uncategorized_text: "winning_evidence" } },
      on,
    );
    expect(won.status).toBe("won");
    expect(won.balance_transactions.map(({ net }) => net)).toEqual([-6_500, 5_000]);
    await expect(stripe.disputes.close(id, {}, on)).rejects.toMatchObject({ code: "dispute_closed" });
  });

  it("takes a while with one card and succeeds in the end", async () => {
    const { stripe, on, control } = await openStandIn();
    const payment_method = "pm_card_pendingRefund";
    const intent = await stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    const refund = await stripe.refunds.create({ payment_intent: intent.id, amount: 1_000 }, on);
    expect(refund.status).toBe("pending");
    control.settle(refund.id);
    expect((await stripe.refunds.retrieve(refund.id, {}, on)).status).toBe("succeeded");
  });

  it("balances a payout of five charges, a refund and a dispute to the cent", async () => {
    const { stripe, on, control, account } = await openStandIn();
    const pay = (payment_method: string) =>
      stripe.paymentIntents.create({ ...INTENT, payment_method, confirm: true }, on);
    const first = await pay("pm_card_visa");
    for (let count = 0; count < 3; count += 1) await pay("pm_card_visa");
    await pay("pm_card_createDispute");
    await stripe.refunds.create({ payment_intent: first.id, amount: 1_234 }, on);
    const payout = control.createPayout(account);
    const items = await stripe.balanceTransactions.list({ payout: payout?.id, limit: 100 }, on);
    const paid = items.data.filter(({ type }) => type !== "payout");
    expect(paid.map(({ reporting_category: category }) => category).sort()).toEqual(
      ["charge", "charge", "charge", "charge", "charge", "dispute", "refund"].sort(),
    );
    expect(paid.reduce((sum, { net }) => sum + net, 0)).toBe(payout?.amount);
    expect(payout?.amount).toBe(5 * 4_825 - 6_500 - 1_234);
    expect(control.createPayout(account)).toBeUndefined();
  });

  it("is not paid out beyond the balance", async () => {
    const { stripe, on } = await openStandIn();
    await stripe.paymentIntents.create({ ...INTENT, payment_method: "pm_card_visa", confirm: true }, on);
    const tooMuch = stripe.payouts.create({ amount: 4_826, currency: "usd" }, on);
    await expect(tooMuch).rejects.toMatchObject({ code: "balance_insufficient" });
    expect((await stripe.payouts.create({ amount: 4_825, currency: "usd" }, on)).status).toBe("paid");
  });

  it("remembers a mandate set up for later", async () => {
    const { stripe, on } = await openStandIn();
    const intent = await stripe.setupIntents.create({ usage: "off_session" }, on);
    const done = await stripe.setupIntents.confirm(
      intent.id,
      { payment_method: "pm_usBankAccount_success" },
      on,
    );
    expect(done).toMatchObject({ status: "succeeded" });
    expect(done.mandate).toBeTruthy();
  });
});
