import { describe, expect, it, onTestFinished } from "vitest";

import { FakePayments } from "~/ports/payments/fake";
import { FakeStandingPayments } from "~/ports/payments/fake-standing";
import type { PaymentsPort, ProcessorPlace, Rail } from "~/ports/payments/port";
import type { StandingPaymentsPort } from "~/ports/payments/standing-port";
import { stripeStandingPayments } from "~/ports/payments/stripe-standing.server";

import { valueOf } from "./payments-contract";
import { openStripeWorld } from "./stripe-world";

interface StandingWorld {
  port: StandingPaymentsPort;
  payments: PaymentsPort;
  place: ProcessorPlace;
  otherPlace: ProcessorPlace;
  /** the holder fills in the page; `declines`: with something the bank refuses */
  save(setupRef: string, method: "card" | "bank" | "bank_fails" | "declines" | "soft"): void;
  end(setupRef: string): Promise<void>;
  settle(intentRef: string, outcome: "succeeded" | "failed"): void;
}

async function fakeWorld(): Promise<StandingWorld> {
  const payments = new FakePayments();
  const account = { tenantId: "tenant-a", key: "set-up", moneyKind: "trust" as const, country: "US" };
  const made = await payments.createAccount({ ...account, email: "a@agency.test", businessName: "Agency" });
  const { accountRef } = valueOf(made);
  const port = new FakeStandingPayments(payments);
  return {
    port,
    payments,
    place: { tenantId: "tenant-a", accountRef },
    otherPlace: { tenantId: "tenant-b", accountRef: "fake_acct_other" },
    save: (ref, method) => {
      port.save(ref, method === "declines" ? "CARD_DECLINED" : undefined);
      if (method === "soft") port.declineCharges(ref, "AUTHENTICATION_REQUIRED");
    },
    end: (ref) => Promise.resolve(port.end(ref)),
    settle: (ref, outcome) => payments.settle(ref, outcome),
  };
}

const NUMBERS = {
  card: "4242424242424242",
  bank: "000123456789",
  bank_fails: "000111111116",
  declines: "4000000000000002",
  soft: "4000002760003184",
};

async function stripeWorld(): Promise<StandingWorld> {
  const { config, port: payments, place, otherPlace, standIn, settle, stop } = await openStripeWorld();
  onTestFinished(stop);
  const port = stripeStandingPayments(config);
  return {
    port,
    payments,
    place,
    otherPlace,
    save: (ref, method) => standIn.control.saveMethod(ref, NUMBERS[method]),
    end: async (setupRef) => {
      const { mandateRef = "" } = valueOf(await port.fetchMandateSetup({ ...place, setupRef }));
      standIn.control.endMandate(mandateRef);
    },
    settle,
  };
}

const USD = (minor: bigint) => ({ minor, currency: "USD" });
let count = 0;

describe.each([
  ["the fake", fakeWorld],
  ["Stripe's adapter on the stand-in", stripeWorld],
])("%s: a card or account kept for later", (_, open) => {
  async function setUp(rail: Rail = "card") {
    const world = await open();
    count += 1;
    const request = {
      ...world.place,
      mandateId: `mandate-${count}`,
      description: "Agency",
      customerEmail: "dana@example.test",
      successUrl: "https://agency.test/saved",
      cancelUrl: "https://agency.test/mandates",
      rail,
    };
    const page = valueOf(await world.port.createMandateSetup(request));
    const setupRef = page.checkoutRef;
    const fetch = async () => valueOf(await world.port.fetchMandateSetup({ ...world.place, setupRef }));
    const charge = async (more: { attempt?: number; amount?: bigint } = {}) => {
      const { payer = { customerRef: "cus_none", methodRef: "pm_none" }, mandateRef } = await fetch();
      const { attempt = 1, amount = 10_000n } = more;
      const asked = {
        paymentId: `payment-${count}`,
        attempt,
        amount: USD(amount),
        purpose: "debt",
        description: "A-1",
      };
      return world.port.charge({ ...world.place, ...asked, rail, payer, mandateRef });
    };
    return { ...world, request, page, setupRef, fetch, charge };
  }

  it("has one page however often it is asked for, which waits for its holder", async () => {
    const { port, request, page, fetch, otherPlace, setupRef } = await setUp();
    expect(valueOf(await port.createMandateSetup(request))).toEqual(page);
    expect(page.url).toMatch(/^https?:/);
    expect(await fetch()).toMatchObject({ state: "open", mandateId: request.mandateId });
    expect(await port.fetchMandateSetup({ ...otherPlace, setupRef })).toMatchObject({ code: "NOT_FOUND" });
  });

  it("refused by the bank leaves the page open; another card is kept", async () => {
    const { save, setupRef, fetch } = await setUp();
    save(setupRef, "declines");
    const refused = await fetch();
    expect(refused).toMatchObject({ state: "open" });
    expect(refused.failureCode).toBeTruthy();
    save(setupRef, "card");
    expect(await fetch()).toMatchObject({
      state: "active",
      method: { kind: "card", last4: "4242" },
      failureCode: undefined,
    });
  });

  it("a kept card is charged once per attempt, with nobody there", async () => {
    const { save, setupRef, charge, payments, place } = await setUp();
    save(setupRef, "card");
    const first = await charge();
    expect(first).toMatchObject({
      result: "succeeded",
      value: { state: "succeeded", amountReceived: USD(10_000n) },
    });
    expect(await charge()).toEqual(first);
    expect(await charge({ amount: 9_999n })).toMatchObject({ result: "unknown", code: "KEY_REUSED" });
    const { intentRef = "", attempt } = valueOf(first);
    expect(attempt).toBe(1);
    expect(valueOf(await payments.fetchPayment({ ...place, intentRef })).state).toBe("succeeded");
  });

  it("a card that asks for its holder is declined when nobody is there", async () => {
    const { save, setupRef, charge } = await setUp();
    save(setupRef, "soft");
    expect(await charge()).toMatchObject({ result: "failed", code: "AUTHENTICATION_REQUIRED" });
  });

  it.each(["succeeded", "failed"] as const)(
    "a debit of a bank account is under way until the bank says: %s",
    async (outcome) => {
      const { save, setupRef, charge, fetch, payments, place, settle } = await setUp("us_bank_account");
      save(setupRef, outcome === "failed" ? "bank_fails" : "bank");
      expect((await fetch()).mandateRef).toBeTruthy();
      const taken = await charge();
      expect(taken).toMatchObject({ result: "accepted", value: { state: "processing" } });
      const { intentRef = "" } = valueOf(taken);
      settle(intentRef, outcome);
      const now = valueOf(await payments.fetchPayment({ ...place, intentRef }));
      expect(now).toMatchObject({ state: outcome, method: { kind: "us_bank_account" } });
      expect(now.failureCode).toBe(outcome === "failed" ? "NO_ACCOUNT" : undefined);
    },
  );

  it("ended by its holder it is charged no more", async () => {
    const { save, setupRef, charge, fetch, end } = await setUp("us_bank_account");
    save(setupRef, "bank");
    await end(setupRef);
    expect((await fetch()).state).toBe("ended");
    expect(await charge()).toMatchObject({ result: "failed", code: "PAYMENT_INTENT_MANDATE_INVALID" });
  });
});
