import Stripe from "stripe";
import { describe, expect, it } from "vitest";

import { stripePaymentEvents } from "~/ports/payment-events/stripe.server";

const SENT_AT = Date.UTC(2026, 10, 21, 12) / 1000;
const BODY = JSON.stringify({
  id: "evt_1",
  object: "event",
  account: "acct_1",
  type: "checkout.session.completed",
  created: SENT_AT,
  data: {
    object: {
      id: "cs_1",
      object: "checkout.session",
      client_reference_id: "payment-1",
      payment_intent: "pi_1",
      metadata: { payment: "payment-1" },
    },
  },
});

function eventsAt(seconds: number, webhookSecrets: string[] = ["whsec_new", "whsec_old"]) {
  return stripePaymentEvents({ secretKey: "sk_test_x", webhookSecrets, now: () => seconds * 1000 });
}

function signed(payload: string, secret: string): Headers {
  const { webhooks } = new Stripe("sk_test_x");
  const signature = webhooks.generateTestHeaderString({ payload, secret, timestamp: SENT_AT });
  return new Headers({ "stripe-signature": signature });
}

describe("a webhook from Stripe", () => {
  it("is told in our words when signed with the newest secret", () => {
    expect(eventsAt(SENT_AT).verifyWebhook(BODY, signed(BODY, "whsec_new"))).toEqual({
      ok: true,
      event: {
        provider: "stripe",
        eventId: "evt_1",
        accountRef: "acct_1",
        type: "checkout.session.completed",
        subject: "payment",
        createdAt: new Date(SENT_AT * 1000),
        objectRef: "cs_1",
        checkoutRef: "cs_1",
        intentRef: "pi_1",
        paymentId: "payment-1",
      },
    });
  });

  it("is accepted with the older secret during a rotation", () => {
    expect(eventsAt(SENT_AT).verifyWebhook(BODY, signed(BODY, "whsec_old")).ok).toBe(true);
  });

  it.each([
    ["without a signature", BODY, new Headers(), "MISSING_SIGNATURE"],
    ["with a signature of nonsense", BODY, new Headers({ "stripe-signature": "nonsense" }), "BAD_SIGNATURE"],
    ["signed with a stranger's secret", BODY, signed(BODY, "whsec_other"), "BAD_SIGNATURE"],
    [
      "altered by one byte",
      BODY.replace("payment-1", "payment-2"),
      signed(BODY, "whsec_new"),
      "BAD_SIGNATURE",
    ],
    ["that is empty", "", signed(BODY, "whsec_new"), "BAD_SIGNATURE"],
    ["that is signed but not JSON", "{", signed("{", "whsec_new"), "BAD_BODY"],
    ["that is signed but no event", "null", signed("null", "whsec_new"), "BAD_BODY"],
  ])("%s is refused", (_, body, headers, reason) => {
    expect(eventsAt(SENT_AT).verifyWebhook(body, headers)).toEqual({ ok: false, reason });
  });

  it("is accepted at 300 seconds and too old a second later", () => {
    const headers = signed(BODY, "whsec_new");
    expect(eventsAt(SENT_AT + 300).verifyWebhook(BODY, headers).ok).toBe(true);
    expect(eventsAt(SENT_AT + 301).verifyWebhook(BODY, headers)).toEqual({ ok: false, reason: "TOO_OLD" });
  });

  it("is refused when no secret is configured", () => {
    expect(eventsAt(SENT_AT, []).verifyWebhook(BODY, signed(BODY, "whsec_new")).ok).toBe(false);
  });
});
