import { describe, expect, it } from "vitest";

import { paymentEventsByProvider } from "~/ports/payment-events/payment-events-by-provider";
import { FakePaymentEvents } from "~/ports/payment-events/fake";
import { FakePayments } from "~/ports/payments/fake";
import { paymentsByProvider } from "~/ports/payments/payments-by-provider";
import { SignatureWatch } from "~/ports/payment-events/signature-watch.server";

const ACCOUNT = {
  tenantId: "tenant-a",
  key: "account:1",
  moneyKind: "trust" as const,
  email: "a@agency.test",
  businessName: "Agency",
};
const RAZORPAY = { tenantId: "tenant-a", accountRef: "acc_GRWKk7qQsLnDjX" };

/** What reached which processor, by the accounts each of them holds. */
async function places(withRazorpay: boolean) {
  const stripe = new FakePayments();
  const razorpay = withRazorpay ? new FakePayments() : undefined;
  const port = paymentsByProvider({ stripe, razorpay });
  const held = async (country: string) => {
    const made = await port.createAccount({ ...ACCOUNT, country });
    if (made.result !== "succeeded") throw new Error(made.result);
    const at = { tenantId: "tenant-a", accountRef: made.value.accountRef };
    return (await stripe.fetchAccount(at)).result === "succeeded" ? "stripe" : "razorpay";
  };
  return { port, held };
}

describe("one port in front of two processors", () => {
  it("opens accounts in India at Razorpay where the installation has it, elsewhere at Stripe", async () => {
    expect(await (await places(true)).held("IN")).toBe("razorpay");
    expect(await (await places(true)).held("US")).toBe("stripe");
    expect(await (await places(false)).held("IN")).toBe("stripe");
  });

  it("says that nobody knows where the account's processor has no key here", async () => {
    const { port } = await places(false);
    const unknown = { result: "unknown", code: "NOT_AUTHORISED" };
    expect(await port.fetchAccount(RAZORPAY)).toMatchObject(unknown);
    expect(await port.fetchPayment({ ...RAZORPAY, intentRef: "pay_1" })).toMatchObject(unknown);
    const events = paymentEventsByProvider({ stripe: new FakePaymentEvents(new FakePayments()) });
    expect(await events.fetchPayout({ ...RAZORPAY, payoutRef: "setl_1" })).toMatchObject(unknown);
    expect(await events.listEvents({ ...RAZORPAY, since: new Date(0) })).toMatchObject(unknown);
  });
});

describe("webhooks that are refused", () => {
  const bad = { ok: false, reason: "BAD_SIGNATURE" } as const;

  it("alert after three in a row; one that is good begins the count anew", () => {
    const alerts: object[] = [];
    const watch = new SignatureWatch("razorpay", (facts) => alerts.push(facts));
    for (const verdict of [bad, bad, { ok: true } as const, bad, bad])
      expect(watch.seen(verdict)).toBe(verdict);
    expect(alerts).toEqual([]);
    watch.seen(bad);
    expect(alerts).toEqual([{ provider: "razorpay", reason: "BAD_SIGNATURE", inARow: 3 }]);
  });

  it("do not alert when they carry no signature: those are not the provider's", () => {
    const alerts: object[] = [];
    const watch = new SignatureWatch("razorpay", (facts) => alerts.push(facts));
    for (let at = 0; at < 9; at += 1) watch.seen({ ok: false, reason: "MISSING_SIGNATURE" });
    expect(alerts).toEqual([]);
  });
});
