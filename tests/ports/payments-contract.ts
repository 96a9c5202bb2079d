import { describe, expect, it, onTestFinished } from "vitest";

import type { CallResult, CheckoutRequest, PaymentsPort, ProcessorPlace } from "~/ports/payments/port";

/** A processor with a tenant's enabled account, and what happens on the other side of the port. */
export interface PaymentsWorld {
  port: PaymentsPort;
  place: ProcessorPlace;
  otherPlace: ProcessorPlace;
  pay(
    checkoutRef: string,
    outcome: "ok" | "bank_debit" | "bank_debit_fails" | "needs_action" | "decline",
  ): void;
  /** Paid so that a later refund comes back. */
  payRefundReturns(checkoutRef: string): void;
  settle(intentRef: string, outcome: "succeeded" | "failed"): void;
  returnRefund(refundRef: string): void;
  openDispute(intentRef: string): void;
  closeDispute(intentRef: string, outcome: "won" | "lost"): void;
  completeOnboarding(accountRef: string): void;
  loseNextAnswer(tookEffect: boolean): void;
  passHours(hours: number): void;
  stop(): Promise<void>;
}

const USD = (minor: bigint) => ({ minor, currency: "USD" });

export function valueOf<T>(answer: CallResult<T>): T {
  if (answer.result === "failed" || answer.result === "unknown") {
    throw new Error(`${answer.result} ${answer.code}: ${answer.message}`);
  }
  return answer.value;
}

/** What every payments adapter and the fake promise. */
export function describePaymentsContract(name: string, open: () => Promise<PaymentsWorld>): void {
  let payments = 0;

  async function setUp() {
    const world = await open();
    onTestFinished(() => world.stop());
    payments += 1;
    const request: CheckoutRequest = {
      ...world.place,
      paymentId: `payment-${payments}`,
      attempt: 1,
      amount: USD(10_000n),
      purpose: "debt",
      description: "Account A-1",
      customerEmail: "dana@example.test",
      successUrl: "https://agency.test/paid?checkout={CHECKOUT_REF}",
      cancelUrl: "https://agency.test/pay",
      rails: ["card", "us_bank_account"],
    };
    const checkout = valueOf(await world.port.createCheckout(request));
    const fetch = async () => {
      return valueOf(await world.port.fetchPayment({ ...world.place, checkoutRef: checkout.checkoutRef }));
    };
    const paidIntent = async () => {
      world.pay(checkout.checkoutRef, "ok");
      return (await fetch()).intentRef ?? "";
    };
    return { ...world, request, checkout, fetch, paidIntent };
  }

  describe(`${name}: a payment page`, () => {
    it("is opened once however often it is asked for", async () => {
      const { port, request, checkout } = await setUp();
      expect(checkout.url).toMatch(/^https?:/);
      expect(await port.createCheckout(request)).toEqual({ result: "succeeded", value: checkout });
    });

    it("is not opened for another amount under the same attempt", async () => {
      const { port, request } = await setUp();
      const answer = await port.createCheckout({ ...request, amount: USD(10_001n) });
      expect(answer).toMatchObject({ result: "unknown", code: "KEY_REUSED" });
    });

    it("is a new page for a new attempt", async () => {
      const { port, request, checkout } = await setUp();
      const again = valueOf(await port.createCheckout({ ...request, attempt: 2 }));
      expect(again.checkoutRef).not.toBe(checkout.checkoutRef);
    });

    it("is the same page when the first answer was lost", async () => {
      const { port, request, loseNextAnswer } = await setUp();
      const next = { ...request, attempt: 2 };
      loseNextAnswer(true);
      expect(await port.createCheckout(next)).toMatchObject({ result: "unknown", code: "TIMEOUT" });
      const first = valueOf(await port.createCheckout(next));
      expect(valueOf(await port.createCheckout(next))).toEqual(first);
    });

    it("starts unpaid and says which payment it is for", async () => {
      const { fetch, request, checkout } = await setUp();
      expect(await fetch()).toMatchObject({
        state: "created",
        amount: USD(10_000n),
        amountReceived: USD(0n),
        paymentId: request.paymentId,
        attempt: 1,
        checkoutRef: checkout.checkoutRef,
        refunds: [],
      });
    });

    it("is unknown to another account", async () => {
      const { port, otherPlace, checkout } = await setUp();
      const answer = await port.fetchPayment({ ...otherPlace, checkoutRef: checkout.checkoutRef });
      expect(answer).toMatchObject({ result: "failed", code: "NOT_FOUND" });
    });

    it("closes on request, once or twice, and cannot be paid afterwards", async () => {
      const { port, place, checkout, pay, fetch } = await setUp();
      const closed = await port.expireCheckout({ ...place, checkoutRef: checkout.checkoutRef });
      expect(closed).toMatchObject({ result: "succeeded", value: { state: "expired" } });
      expect(await port.expireCheckout({ ...place, checkoutRef: checkout.checkoutRef })).toEqual(closed);
      pay(checkout.checkoutRef, "ok");
      expect((await fetch()).state).toBe("expired");
    });

    it("cannot be closed once it is paid", async () => {
      const { port, place, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "ok");
      const answer = await port.expireCheckout({ ...place, checkoutRef: checkout.checkoutRef });
      expect(answer).toMatchObject({ result: "failed", code: "NOT_OPEN" });
    });

    it("expires by itself after a day", async () => {
      const { fetch, passHours } = await setUp();
      passHours(25);
      expect((await fetch()).state).toBe("expired");
    });
  });

  describe(`${name}: paying`, () => {
    it("by card succeeds at once, with method and fee", async () => {
      const { fetch, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "ok");
      const paid = await fetch();
      expect(paid).toMatchObject({
        state: "succeeded",
        amountReceived: USD(10_000n),
        fee: USD(320n),
        method: { kind: "card", last4: "4242" },
        failureCode: undefined,
      });
      expect(paid.chargeRef).toBeTruthy();
    });

    it("reads the same by intent as by page", async () => {
      const { port, place, fetch, paidIntent } = await setUp();
      const intentRef = await paidIntent();
      expect(valueOf(await port.fetchPayment({ ...place, intentRef }))).toEqual(await fetch());
    });

    it("after a decline may be tried again on the same page", async () => {
      const { fetch, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "decline");
      expect(await fetch()).toMatchObject({ state: "created", failureCode: "INSUFFICIENT_FUNDS" });
      pay(checkout.checkoutRef, "ok");
      expect(await fetch()).toMatchObject({ state: "succeeded", failureCode: undefined });
    });

    it("twice takes the money once", async () => {
      const { fetch, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "ok");
      const first = await fetch();
      pay(checkout.checkoutRef, "ok");
      expect(await fetch()).toEqual(first);
    });

    it("waits for the payer when the bank asks", async () => {
      const { fetch, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "needs_action");
      expect((await fetch()).state).toBe("requires_action");
    });

    it("by bank debit is in progress until the bank answers", async () => {
      const { fetch, checkout, pay, settle } = await setUp();
      pay(checkout.checkoutRef, "bank_debit");
      const pending = await fetch();
      expect(pending).toMatchObject({ state: "processing", amountReceived: USD(0n) });
      settle(pending.intentRef ?? "", "succeeded");
      expect(await fetch()).toMatchObject({ state: "succeeded", method: { kind: "us_bank_account" } });
    });

    it("by bank debit fails when the bank sends it back", async () => {
      const { fetch, checkout, pay, settle } = await setUp();
      pay(checkout.checkoutRef, "bank_debit_fails");
      settle((await fetch()).intentRef ?? "", "failed");
      expect(await fetch()).toMatchObject({
        state: "failed",
        failureCode: "NO_ACCOUNT",
        amountReceived: USD(0n),
      });
    });

    it("cannot be cancelled behind its page", async () => {
      const { port, place, fetch, checkout, pay } = await setUp();
      pay(checkout.checkoutRef, "decline");
      const intentRef = (await fetch()).intentRef ?? "";
      expect(await port.cancel({ ...place, intentRef })).toMatchObject({ code: "NOT_CANCELLABLE" });
      expect(await port.cancel({ ...place, intentRef: "pi_none" })).toMatchObject({ code: "NOT_FOUND" });
    });
  });

  describe(`${name}: a refund`, () => {
    it("gives back a part once, however often it is asked for", async () => {
      const { port, place, request, fetch, paidIntent } = await setUp();
      const order = {
        ...place,
        paymentRef: await paidIntent(),
        paymentId: request.paymentId,
        key: "refund-1",
      };
      const asked = { ...order, amount: USD(4_000n), reason: "requested_by_customer" as const };
      const first = await port.refund(asked);
      expect(first).toMatchObject({ result: "succeeded", value: { key: "refund-1", amount: USD(4_000n) } });
      expect(await port.refund(asked)).toEqual(first);
      expect((await fetch()).refunds).toEqual([valueOf(first)]);
      const { refundRef } = valueOf(first);
      expect(await port.fetchRefund({ ...place, refundRef })).toEqual(first);
    });

    it("never exceeds what is left", async () => {
      const { port, place, request, paidIntent } = await setUp();
      const order = { ...place, paymentRef: await paidIntent(), paymentId: request.paymentId };
      const reason = "requested_by_customer";
      await port.refund({ ...order, key: "a", amount: USD(6_000n), reason });
      const tooMuch = await port.refund({ ...order, key: "b", amount: USD(4_001n), reason });
      expect(tooMuch).toMatchObject({ result: "failed", code: "REFUND_TOO_LARGE" });
      expect((await port.refund({ ...order, key: "c", amount: USD(4_000n), reason })).result).toBe(
        "succeeded",
      );
      const nothingLeft = await port.refund({ ...order, key: "d", amount: USD(1n), reason });
      expect(nothingLeft).toMatchObject({ result: "failed", code: "REFUND_TOO_LARGE" });
    });

    it("whose answer was lost is found again under its key", async () => {
      const { port, place, request, fetch, paidIntent, loseNextAnswer } = await setUp();
      const order = {
        ...place,
        paymentRef: await paidIntent(),
        paymentId: request.paymentId,
        key: "refund-1",
      };
      const asked = { ...order, amount: USD(4_000n), reason: "duplicate" as const };
      loseNextAnswer(true);
      expect(await port.refund(asked)).toMatchObject({ result: "unknown", code: "TIMEOUT" });
      expect((await port.refund(asked)).result).toBe("succeeded");
      expect((await fetch()).refunds).toHaveLength(1);
    });

    it("that comes back may be made again", async () => {
      const { port, place, request, checkout, payRefundReturns, returnRefund, fetch } = await setUp();
      payRefundReturns(checkout.checkoutRef);
      const order = { ...place, paymentRef: (await fetch()).intentRef ?? "", paymentId: request.paymentId };
      const asked = { ...order, amount: USD(10_000n), reason: "requested_by_customer" as const };
      const { refundRef } = valueOf(await port.refund({ ...asked, key: "a" }));
      returnRefund(refundRef);
      const returned = valueOf(await port.fetchRefund({ ...place, refundRef }));
      expect(returned.state).toBe("failed");
      expect(returned.failureCode).toBeTruthy();
      expect((await port.refund({ ...asked, key: "b" })).result).toBe("succeeded");
      expect((await fetch()).refunds.map(({ state }) => state)).toEqual(["succeeded", "failed"]);
    });
  });

  describe(`${name}: a dispute`, () => {
    it.each([
      ["won", false],
      ["lost", true],
    ] as const)("that is %s leaves the money withdrawn: %s", async (outcome, fundsWithdrawn) => {
      const { fetch, paidIntent, openDispute, closeDispute } = await setUp();
      const intentRef = await paidIntent();
      openDispute(intentRef);
      const opened = await fetch();
      expect(opened).toMatchObject({
        state: "succeeded",
        dispute: { state: "needs_response", fundsWithdrawn: true },
      });
      expect(opened.dispute).toMatchObject({ amount: USD(10_000n), fee: USD(1_500n), reason: "fraudulent" });
      expect(opened.dispute?.evidenceDueAt).toBeInstanceOf(Date);
      closeDispute(intentRef, outcome);
      expect((await fetch()).dispute).toMatchObject({ state: outcome, fundsWithdrawn });
    });
  });

  describe(`${name}: an answer to a dispute`, () => {
    it("is taken once, under its key, and then waits for the bank", async () => {
      const { port, place, otherPlace, fetch, paidIntent, openDispute } = await setUp();
      openDispute(await paidIntent());
      const disputeRef = (await fetch()).dispute?.disputeRef ?? "";
      const asked = { ...place, disputeRef, key: "answer", evidence: { statement: "It was owed." } };
      const answer = (more = {}) => port.submitDisputeEvidence({ ...asked, ...more });
      expect(await answer(otherPlace)).toMatchObject({ code: "NOT_FOUND" });
      const first = valueOf(await answer());
      expect(first.state).toBe("under_review");
      expect(valueOf(await answer())).toEqual(first);
      expect(await answer({ key: "another" })).toMatchObject({ code: "DISPUTE_CLOSED" });
    });
  });

  describe(`${name}: a tenant's account`, () => {
    it("is made once per key, proves itself through a link, and is then enabled", async () => {
      const { port, place, completeOnboarding } = await setUp();
      const { tenantId } = place;
      const asked = {
        tenantId,
        key: "acct-1",
        moneyKind: "trust" as const,
        country: "US",
        email: "a@agency.test",
      };
      const made = valueOf(await port.createAccount({ ...asked, businessName: "Agency" }));
      expect(made).toMatchObject({ state: "onboarding", paymentsEnabled: false });
      expect(made.requirements.length).toBeGreaterThan(0);
      expect(valueOf(await port.createAccount({ ...asked, businessName: "Agency" }))).toEqual(made);
      const where = { tenantId, accountRef: made.accountRef };
      const urls = { returnUrl: "https://agency.test/back", refreshUrl: "https://agency.test/again" };
      expect(valueOf(await port.createAccountLink({ ...where, ...urls })).url).toMatch(/^https?:/);
      completeOnboarding(made.accountRef);
      const enabled = valueOf(await port.fetchAccount(where));
      expect(enabled).toMatchObject({
        state: "enabled",
        requirements: [],
        paymentsEnabled: true,
        payoutsEnabled: true,
      });
    });
  });
}
