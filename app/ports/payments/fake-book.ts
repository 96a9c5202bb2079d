import type { ConnectedAccount, PaymentReference, PaymentSnapshot, RefundSnapshot } from "./port";

/** What happened at the processor, oldest first; the fake of payment events turns it into messages. */
export interface FakeNews {
  type: string;
  accountRef: string;
  at: Date;
  objectRef: string;
  subject: "payment" | "refund" | "dispute" | "account" | "payout" | "mandate" | "fraud_warning";
  payment?: FakePayment;
  refundRef?: string;
  disputeRef?: string;
  payoutRef?: string;
  setupRef?: string;
  mandateId?: string;
  mandateRef?: string;
}

export interface FakePayment extends PaymentSnapshot {
  accountRef: string;
  checkoutRef: string;
  url: string;
  open: boolean;
  expiresAt: Date;
}

/** What a processor in memory keeps, and the news of it; `FakeProcessor` is what happens to it. */
export class FakeBook {
  readonly news: FakeNews[] = [];
  protected readonly payments = new Map<string, FakePayment>();
  protected readonly accounts = new Map<string, ConnectedAccount>();
  private count = 0;

  constructor(protected readonly now: () => Date = () => new Date()) {}

  protected find(accountRef: string, reference: PaymentReference): FakePayment | undefined {
    const payment = [...this.payments.values()].find((candidate) =>
      "checkoutRef" in reference
        ? candidate.checkoutRef === reference.checkoutRef
        : candidate.intentRef === reference.intentRef,
    );
    if (payment?.accountRef !== accountRef) return undefined;
    if (payment.open && this.now() >= payment.expiresAt) this.close(payment);
    return payment;
  }

  protected payment(checkoutRef: string): FakePayment {
    const payment = this.payments.get(checkoutRef);
    if (!payment) throw new Error(`No checkout ${checkoutRef}`);
    return payment;
  }

  protected close(payment: FakePayment): void {
    payment.open = false;
    payment.state = "expired";
    this.tell("checkout.session.expired", payment);
  }

  protected tell(type: string, payment: FakePayment, about: Partial<FakeNews> = {}): void {
    const { accountRef, checkoutRef, intentRef = checkoutRef } = payment;
    const news = { type, accountRef, at: this.now(), objectRef: intentRef, subject: "payment" as const };
    this.news.push({ ...news, payment: { ...payment }, ...about });
  }

  protected tellRefund(type: string, payment: FakePayment, { refundRef }: RefundSnapshot): void {
    this.tell(type, payment, { subject: "refund", objectRef: refundRef, refundRef });
  }

  protected tellDispute(type: string, payment: FakePayment): void {
    const disputeRef = payment.dispute?.disputeRef ?? "";
    this.tell(type, payment, { subject: "dispute", objectRef: disputeRef, disputeRef });
  }

  name(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }
}

export function snapshotOf({
  accountRef: _,
  url: _url,
  open: _open,
  expiresAt: _expires,
  ...payment
}: FakePayment): PaymentSnapshot {
  return { ...payment, refunds: payment.refunds.map((refund) => ({ ...refund })) };
}
