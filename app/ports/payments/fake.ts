import { type FakePayment, snapshotOf } from "./fake-book";
import { FakeProcessor } from "./fake-processor";
import type {
  CallResult,
  Checkout,
  CheckoutRequest,
  ConnectedAccount,
  DisputeEvidence,
  DisputeSnapshot,
  NewAccount,
  PaymentReference,
  PaymentsPort,
  PaymentSnapshot,
  ProcessorPlace,
  RefundRequest,
  RefundSnapshot,
  UnknownCode,
} from "./port";

interface Disturbance {
  code: UnknownCode;
  /** True when the processor did the work and only its answer was lost. */
  tookEffect: boolean;
  left: number;
}

const DAY_MS = 86_400_000;

/** A processor in memory, with the same promises as a real one: keys, limits, and answers that get lost. */
export class FakePayments extends FakeProcessor implements PaymentsPort {
  readonly calls: { method: string; key?: string }[] = [];
  private readonly answers = new Map<string, { input: string; answer: unknown }>();
  private disturbance?: Disturbance;

  createCheckout(request: CheckoutRequest): Promise<CallResult<Checkout>> {
    return this.answer("createCheckout", `${request.paymentId}:${request.attempt}`, request, () => {
      const checkoutRef = this.name("fake_cs");
      const { paymentId, attempt, amount, accountRef } = request;
      const payment: FakePayment = {
        state: "created",
        amount,
        amountReceived: { minor: 0n, currency: amount.currency },
        paymentId,
        attempt,
        accountRef,
        checkoutRef,
        url: `https://pay.invalid/${checkoutRef}`,
        open: true,
        expiresAt: request.expiresAt ?? new Date(this.now().getTime() + DAY_MS),
        refunds: [],
      };
      this.payments.set(checkoutRef, payment);
      return { result: "succeeded", value: { checkoutRef, url: payment.url } };
    });
  }

  expireCheckout({ accountRef, checkoutRef }: ProcessorPlace & { checkoutRef: string }) {
    return this.answer<PaymentSnapshot>("expireCheckout", undefined, {}, () => {
      const payment = this.find(accountRef, { checkoutRef });
      if (!payment) return notFound();
      if (!payment.open && payment.state !== "expired") return refused("NOT_OPEN");
      if (payment.open) this.close(payment);
      return { result: "succeeded", value: snapshotOf(payment) };
    });
  }

  cancel({ accountRef, intentRef }: ProcessorPlace & { intentRef: string }) {
    return this.answer<PaymentSnapshot>("cancel", undefined, {}, () => {
      // Every intent of this fake belongs to a page, and those are closed by closing the page.
      return this.find(accountRef, { intentRef }) ? refused("NOT_CANCELLABLE") : notFound();
    });
  }

  refund(request: RefundRequest): Promise<CallResult<RefundSnapshot>> {
    return this.answer("refund", request.key, request, () => {
      const payment = this.find(request.accountRef, { intentRef: request.paymentRef });
      if (!payment) return notFound();
      const given = payment.refunds.filter(({ state }) => state !== "failed" && state !== "cancelled");
      const left = given.reduce((rest, { amount }) => rest - amount.minor, payment.amountReceived.minor);
      if (request.amount.minor > left) return refused("REFUND_TOO_LARGE");
      const { key, amount, paymentRef: intentRef } = request;
      const refund: RefundSnapshot = {
        refundRef: this.name("fake_re"),
        intentRef,
        key,
        amount,
        state: "succeeded",
      };
      payment.refunds.unshift(refund);
      this.tellRefund("refund.created", payment, refund);
      return { result: "succeeded", value: { ...refund } };
    });
  }

  fetchPayment(request: ProcessorPlace & PaymentReference): Promise<CallResult<PaymentSnapshot>> {
    return this.answer("fetchPayment", undefined, {}, () => {
      const payment = this.find(request.accountRef, request);
      return payment ? { result: "succeeded", value: snapshotOf(payment) } : notFound();
    });
  }

  fetchRefund({ accountRef, refundRef }: ProcessorPlace & { refundRef: string }) {
    return this.answer<RefundSnapshot>("fetchRefund", undefined, {}, () => {
      const refund = [...this.payments.values()]
        .filter((payment) => payment.accountRef === accountRef)
        .flatMap(({ refunds }) => refunds)
        .find((candidate) => candidate.refundRef === refundRef);
      return refund ? { result: "succeeded", value: { ...refund } } : notFound();
    });
  }

  submitDisputeEvidence(
    request: ProcessorPlace & { disputeRef: string; key: string; evidence: DisputeEvidence },
  ): Promise<CallResult<DisputeSnapshot>> {
    return this.answer("submitDisputeEvidence", request.key, request, () => {
      const payment = this.findDisputed(request.accountRef, request.disputeRef);
      if (!payment?.dispute) return notFound();
      if (!payment.dispute.state.endsWith("needs_response")) return refused("DISPUTE_CLOSED");
      return { result: "succeeded", value: this.answerDispute(payment, payment.dispute, request.evidence) };
    });
  }

  createAccount(request: NewAccount): Promise<CallResult<ConnectedAccount>> {
    return this.answer("createAccount", request.key, request, () => {
      const account: ConnectedAccount = {
        accountRef: this.name("fake_acct"),
        state: "onboarding",
        requirements: ["business_profile.url", "external_account"],
        paymentsEnabled: false,
        payoutsEnabled: false,
      };
      this.accounts.set(account.accountRef, account);
      return { result: "succeeded", value: { ...account } };
    });
  }

  createAccountLink({ accountRef }: ProcessorPlace & { returnUrl: string; refreshUrl: string }) {
    return this.answer<{ url: string; expiresAt: Date }>("createAccountLink", undefined, {}, () => {
      if (!this.accounts.has(accountRef)) return notFound();
      const expiresAt = new Date(this.now().getTime() + 300_000);
      return { result: "succeeded", value: { url: `https://connect.invalid/${accountRef}`, expiresAt } };
    });
  }

  fetchAccount({ accountRef }: ProcessorPlace): Promise<CallResult<ConnectedAccount>> {
    return this.answer("fetchAccount", undefined, {}, () => {
      const account = this.accounts.get(accountRef);
      return account ? { result: "succeeded", value: { ...account } } : notFound();
    });
  }

  /** The next calls get no answer. `tookEffect`: the work was done all the same. */
  loseAnswers(
    left: number,
    { code = "TIMEOUT", tookEffect = false }: Partial<Omit<Disturbance, "left">> = {},
  ): void {
    this.disturbance = { code, tookEffect, left };
  }

  /** One call: counted, answered once per key, and lost where answers are to be lost. */
  answer<T>(
    method: string,
    key: string | undefined,
    input: object,
    work: () => CallResult<T>,
  ): Promise<CallResult<T>> {
    this.calls.push({ method, key });
    const lost = this.disturbance && this.disturbance.left > 0 ? this.disturbance : undefined;
    if (lost) lost.left -= 1;
    const unanswered = lost && ({ result: "unknown", code: lost.code, message: "No answer" } as const);
    if (unanswered && !lost.tookEffect) return Promise.resolve(unanswered);
    const answer = key === undefined ? work() : this.once(`${method} ${key}`, input, work);
    return Promise.resolve(unanswered ?? answer);
  }

  private once<T>(key: string, request: object, work: () => CallResult<T>): CallResult<T> {
    const input = JSON.stringify(request, (_, value: unknown) =>
      typeof value === "bigint" ? `${value}n` : value,
    );
    const earlier = this.answers.get(key);
    if (earlier && earlier.input !== input) {
      return { result: "unknown", code: "KEY_REUSED", message: "The key was used for another request" };
    }
    if (earlier) return earlier.answer as CallResult<T>;
    const answer = work();
    if (answer.result !== "failed") this.answers.set(key, { input, answer });
    return answer;
  }
}

function refused(code: string): CallResult<never> {
  return { result: "failed", code, message: code };
}

function notFound(): CallResult<never> {
  return refused("NOT_FOUND");
}
