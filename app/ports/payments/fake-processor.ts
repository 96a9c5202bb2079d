import { FakeBook, type FakeNews, type FakePayment, snapshotOf } from "./fake-book";
import type { DisputeEvidence, DisputeSnapshot, PaymentSnapshot } from "./port";
import type { ChargeRequest } from "./standing-port";

const DAY_MS = 86_400_000;

/** What payers, banks and networks do to a processor in memory; `FakePayments` is our side of it. */
export class FakeProcessor extends FakeBook {
  /** The payer fills in the page. A declined payer may try again on the same page. */
  pay(checkoutRef: string, outcome: "ok" | "bank_debit" | "needs_action" | "decline"): void {
    const payment = this.payment(checkoutRef);
    if (this.now() >= payment.expiresAt && payment.open) this.close(payment);
    if (!payment.open) return;
    payment.intentRef ??= this.name("fake_pi");
    if (outcome === "decline") {
      payment.failureCode = "INSUFFICIENT_FUNDS";
      return this.tell("payment_intent.payment_failed", payment);
    }
    if (outcome === "needs_action") {
      payment.state = "requires_action";
      return this.tell("payment_intent.requires_action", payment);
    }
    payment.open = false;
    payment.failureCode = undefined;
    payment.method = {
      kind: outcome === "ok" ? "card" : "us_bank_account",
      last4: outcome === "ok" ? "4242" : "6789",
    };
    payment.state = "processing";
    if (outcome === "ok") this.settle(payment.intentRef, "succeeded");
    this.tell("checkout.session.completed", payment);
  }

  /** The bank or network answers a payment in progress. */
  settle(intentRef: string, outcome: "succeeded" | "failed", code = "NO_ACCOUNT"): void {
    const payment = [...this.payments.values()].find((candidate) => candidate.intentRef === intentRef);
    if (payment?.state !== "processing") throw new Error(`${intentRef} is not in progress`);
    payment.state = outcome;
    if (outcome === "failed") {
      payment.failureCode = code;
      return this.tell("payment_intent.payment_failed", payment);
    }
    payment.amountReceived = payment.amount;
    payment.chargeRef = this.name("fake_ch");
    payment.fee = { minor: (payment.amount.minor * 29n) / 1000n + 30n, currency: payment.amount.currency };
    this.tell("payment_intent.succeeded", payment);
  }

  /** A refund already announced comes back: the card is closed. */
  returnRefund(refundRef: string): void {
    for (const payment of this.payments.values()) {
      const refund = payment.refunds.find((candidate) => candidate.refundRef === refundRef);
      if (!refund) continue;
      refund.state = "failed";
      refund.failureCode = "LOST_OR_STOLEN_CARD";
      this.tellRefund("refund.failed", payment, refund);
    }
  }

  /** An inquiry asks first and takes nothing; opened again, it has become a dispute. */
  openDispute(intentRef: string, kind: "dispute" | "inquiry" = "dispute", reason = "fraudulent"): void {
    const payment = [...this.payments.values()].find((candidate) => candidate.intentRef === intentRef);
    if (payment?.state !== "succeeded") throw new Error(`${intentRef} has no money to dispute`);
    const { amount } = payment;
    const taken = kind === "dispute";
    payment.dispute = {
      disputeRef: payment.dispute?.disputeRef ?? this.name("fake_dp"),
      amount,
      fee: taken ? { minor: 1500n, currency: amount.currency } : undefined,
      reason,
      state: taken ? "needs_response" : "warning_needs_response",
      evidenceDueAt: new Date(this.now().getTime() + 9 * DAY_MS),
      fundsWithdrawn: taken,
    };
    this.tellDispute("charge.dispute.created", payment);
  }

  /** The network thinks a paid card was not the payer's own. */
  warnOfFraud(intentRef: string): void {
    const payment = [...this.payments.values()].find((candidate) => candidate.intentRef === intentRef);
    if (!payment) throw new Error(`No payment ${intentRef}`);
    this.tell("radar.early_fraud_warning.created", payment, {
      subject: "fraud_warning",
      objectRef: this.name("fake_issfr"),
    });
  }

  /** A charge of a kept card or account: a card pays at once, a bank answers later. */
  chargeKept(request: ChargeRequest, method: NonNullable<PaymentSnapshot["method"]>): PaymentSnapshot {
    const { paymentId, attempt, amount, accountRef } = request;
    const payment: FakePayment = {
      state: "processing",
      amount,
      amountReceived: { minor: 0n, currency: amount.currency },
      paymentId,
      attempt,
      accountRef,
      checkoutRef: "",
      url: "",
      open: false,
      expiresAt: this.now(),
      intentRef: this.name("fake_pi"),
      method,
      refunds: [],
    };
    this.payments.set(payment.intentRef ?? "", payment);
    if (method.kind === "card") this.settle(payment.intentRef ?? "", "succeeded");
    else this.tell("payment_intent.processing", payment);
    return snapshotOf(payment);
  }

  tellSetup(
    type: string,
    about: Pick<FakeNews, "accountRef" | "setupRef" | "mandateId" | "mandateRef">,
  ): void {
    const objectRef = about.setupRef ?? "";
    this.news.push({ type, at: this.now(), subject: "mandate", objectRef, ...about });
  }

  closeDispute(intentRef: string, outcome: "won" | "lost"): void {
    const payment = [...this.payments.values()].find((candidate) => candidate.intentRef === intentRef);
    if (!payment?.dispute) throw new Error(`${intentRef} is not disputed`);
    payment.dispute = { ...payment.dispute, state: outcome, fundsWithdrawn: outcome === "lost" };
    this.tellDispute("charge.dispute.closed", payment);
  }

  /** Some networks give the charge of a won dispute back. */
  returnDisputeFee(intentRef: string): void {
    const payment = [...this.payments.values()].find((candidate) => candidate.intentRef === intentRef);
    if (payment?.dispute?.state !== "won") throw new Error(`${intentRef} has won no dispute`);
    payment.dispute = { ...payment.dispute, fee: undefined };
    this.tellDispute("charge.dispute.funds_reinstated", payment);
  }

  /** What firms said to disputes, by the dispute's reference. */
  readonly evidence = new Map<string, DisputeEvidence>();

  protected findDisputed(accountRef: string, disputeRef: string): FakePayment | undefined {
    return [...this.payments.values()].find(
      (payment) => payment.accountRef === accountRef && payment.dispute?.disputeRef === disputeRef,
    );
  }

  protected answerDispute(
    payment: FakePayment,
    dispute: DisputeSnapshot,
    evidence: DisputeEvidence,
  ): DisputeSnapshot {
    this.evidence.set(dispute.disputeRef, evidence);
    const state = dispute.state.startsWith("warning") ? "warning_under_review" : "under_review";
    payment.dispute = { ...dispute, state };
    this.tellDispute("charge.dispute.updated", payment);
    return { ...payment.dispute };
  }

  completeOnboarding(accountRef: string): void {
    const account = this.accounts.get(accountRef);
    if (!account) throw new Error(`No account ${accountRef}`);
    Object.assign(account, {
      state: "enabled",
      requirements: [],
      paymentsEnabled: true,
      payoutsEnabled: true,
    });
    this.news.push({
      type: "account.updated",
      accountRef,
      at: this.now(),
      objectRef: accountRef,
      subject: "account",
    });
  }
}
