import { createHmac } from "node:crypto";

import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { razorpayPaymentEvents } from "~/ports/payment-events/razorpay.server";

import { CONFIG } from "./razorpay-world";

const SENT_AT = 1_795_219_200;
const PAYMENT = "0198c0de-0000-7000-8000-000000000001";
const MANDATE = "0198c0de-0000-7000-8000-000000000002";

function bodyOf(event: string, payload: Record<string, object>): string {
  const entities = Object.entries(payload).map(([name, entity]) => [name, { entity }]);
  const facts = { entity: "event", account_id: "acc_GRWKk7qQsLnDjX", event, contains: Object.keys(payload) };
  return JSON.stringify({ ...facts, payload: Object.fromEntries(entities), created_at: SENT_AT });
}

const CAPTURED = bodyOf("payment.captured", {
  payment: { id: "pay_DEXrnipqTmWVGE", entity: "payment", status: "captured", notes: { payment: PAYMENT } },
});

function verify(
  body: string,
  headers: Record<string, string>,
  at = SENT_AT,
  webhookSecrets = ["new", "old"],
) {
  const port = razorpayPaymentEvents({ ...CONFIG, webhookSecrets, now: () => at * 1000 });
  return port.verifyWebhook(body, new Headers(headers));
}

function signed(body: string, secret = "new"): Record<string, string> {
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return { "x-razorpay-signature": signature, "x-razorpay-event-id": "KAbc1234567890" };
}

function referencesOf(event: string, payload: Record<string, object>) {
  const body = bodyOf(event, payload);
  const verdict = verify(body, signed(body));
  if (!verdict.ok) throw new Error(verdict.reason);
  const { provider, accountRef, createdAt, eventId, type, ...refs } = verdict.event;
  expect([provider, accountRef, createdAt.getTime(), eventId, type]).toEqual([
    "razorpay",
    "acc_GRWKk7qQsLnDjX",
    SENT_AT * 1000,
    "KAbc1234567890",
    event,
  ]);
  return refs;
}

describe("a webhook from Razorpay", () => {
  it("is signed as the vector of RFC 4231 says: hexadecimal HMAC-SHA256 of the raw body", () => {
    const signature = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    const headers = { "x-razorpay-signature": signature, "x-razorpay-event-id": "e" };
    const verdict = verify("what do ya want for nothing?", headers, SENT_AT, ["Jefe"]);
    // the signature fits, so only the body is left to refuse
    expect(verdict).toEqual({ ok: false, reason: "BAD_BODY" });
  });

  it("is accepted with the newest secret, and with the older one during a rotation", () => {
    expect(verify(CAPTURED, signed(CAPTURED)).ok).toBe(true);
    expect(verify(CAPTURED, signed(CAPTURED, "old")).ok).toBe(true);
  });

  it.each([
    ["without a signature", CAPTURED, {}, "MISSING_SIGNATURE"],
    ["with a signature of nonsense", CAPTURED, { "x-razorpay-signature": "nonsense" }, "BAD_SIGNATURE"],
    ["signed with a stranger's secret", CAPTURED, signed(CAPTURED, "other"), "BAD_SIGNATURE"],
    ["altered by one byte", CAPTURED.replace("pay_D", "pay_E"), signed(CAPTURED), "BAD_SIGNATURE"],
    ["that is empty", "", signed(CAPTURED), "BAD_SIGNATURE"],
    ["that is signed but not JSON", "{", signed("{"), "BAD_BODY"],
    ["that is signed but no event", "null", signed("null"), "BAD_BODY"],
    ["that has no event id", CAPTURED, { ...signed(CAPTURED), "x-razorpay-event-id": "" }, "BAD_BODY"],
  ])("%s is refused", (_, body, headers, reason) => {
    expect(verify(body, headers)).toEqual({ ok: false, reason });
  });

  it("is accepted for as long as Razorpay sends it again, and too old afterwards", () => {
    expect(verify(CAPTURED, signed(CAPTURED), SENT_AT + 25 * 3600).ok).toBe(true);
    const late = verify(CAPTURED, signed(CAPTURED), SENT_AT + 25 * 3600 + 1);
    expect(late).toEqual({ ok: false, reason: "TOO_OLD" });
  });

  it("is refused when no secret is configured", () => {
    expect(verify(CAPTURED, signed(CAPTURED), SENT_AT, []).ok).toBe(false);
  });

  test.prop([fc.oneof(fc.string(), fc.json())])("never breaks on a signed body of any content", (body) => {
    expect(verify(body, signed(body))).toEqual({ ok: false, reason: "BAD_BODY" });
  });

  test.prop([fc.string(), fc.jsonValue(), fc.jsonValue()])(
    "never breaks on an event of any content",
    (event, account, payload) => {
      const body = JSON.stringify({
        event,
        account_id: account,
        payload: { payment: payload },
        created_at: SENT_AT,
      });
      expect(() => verify(body, signed(body))).not.toThrow();
      const whole = bodyOf(event, { payment: { id: "pay_1", notes: payload }, refund: { notes: account } });
      expect(() => verify(whole, signed(whole))).not.toThrow();
    },
  );
});

describe("what Razorpay's news is about", () => {
  const payment = { id: "pay_1", notes: { payment: PAYMENT } };

  it.each([
    ["payment.captured", { payment }, { subject: "payment", intentRef: "pay_1", paymentId: PAYMENT }],
    ["payment.failed", { payment: { id: "pay_1", notes: [] } }, { subject: "payment", intentRef: "pay_1" }],
    [
      "payment_link.paid",
      { payment_link: { id: "plink_1", notes: { payment: PAYMENT } }, payment },
      { subject: "payment", checkoutRef: "plink_1", intentRef: "pay_1", paymentId: PAYMENT },
    ],
    [
      "refund.processed",
      { refund: { id: "rfnd_1", payment_id: "pay_1", notes: {} }, payment },
      { subject: "refund", refundRef: "rfnd_1", intentRef: "pay_1", paymentId: PAYMENT },
    ],
    [
      "payment.dispute.created",
      { payment, dispute: { id: "disp_1", payment_id: "pay_1" } },
      { subject: "dispute", disputeRef: "disp_1", intentRef: "pay_1" },
    ],
    ["settlement.processed", { settlement: { id: "setl_1" } }, { subject: "payout", payoutRef: "setl_1" }],
    ["token.confirmed", { token: { id: "token_1" } }, { subject: "mandate", mandateRef: "token_1" }],
    ["token.rejected", { token: { id: "token_1" } }, { subject: "mandate", mandateRef: "token_1" }],
    ["token.paused", { token: { id: "token_1" } }, { subject: "mandate", mandateRef: "token_1" }],
    ["token.cancelled", { token: { id: "token_1" } }, { subject: "mandate", mandateRef: "token_1" }],
    [
      "invoice.paid",
      { invoice: { id: "inv_1", notes: { mandate: MANDATE } }, payment },
      { subject: "mandate", setupRef: "inv_1", mandateId: MANDATE },
    ],
    ["account.activated", {}, { subject: "account", objectRef: "acc_GRWKk7qQsLnDjX" }],
    ["product.payment_gateway.activated", {}, { subject: "account" }],
    ["virtual_account.closed", { virtual_account: { id: "va_1" } }, { subject: "other" }],
  ])("%s", (event, payload, refs) => {
    expect(referencesOf(event, payload as unknown as Record<string, object>)).toMatchObject(refs);
  });

  it("does not take a note that a person wrote for one of our ids", () => {
    const refs = referencesOf("payment.captured", { payment: { id: "pay_1", notes: { payment: "cash" } } });
    expect(refs.paymentId).toBeUndefined();
  });
});
