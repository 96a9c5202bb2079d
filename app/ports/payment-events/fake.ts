import type { Money } from "~/money/domain/amount/money";

import type { FakePayments } from "../payments/fake";
import type { FakeNews } from "../payments/fake-book";
import type { CallResult, ProcessorPlace } from "../payments/port";
import type {
  BalanceItem,
  ListRequest,
  ListResult,
  PaymentEventsPort,
  PayoutSnapshot,
  ProviderEvent,
  WebhookVerdict,
} from "./port";

const SIGNATURE_HEADER = "fake-signature";
const TOLERANCE_MS = 300_000;

/** Messages about what happened in a `FakePayments`, signed and dated like a real provider's. */
export class FakePaymentEvents implements PaymentEventsPort {
  private readonly payouts: FakePayout[] = [];
  private readonly strangers: (BalanceItem & { accountRef: string })[] = [];

  constructor(
    private readonly payments: FakePayments,
    private readonly secret = "fake-secret",
    private readonly now: () => Date = () => new Date(),
  ) {}

  verifyWebhook(rawBody: string, headers: Headers): WebhookVerdict {
    const [time = "", signature = ""] = (headers.get(SIGNATURE_HEADER) ?? "").split(":");
    if (!signature) return { ok: false, reason: "MISSING_SIGNATURE" };
    if (signature !== this.sign(time, rawBody)) return { ok: false, reason: "BAD_SIGNATURE" };
    if (this.now().getTime() - Number(time) > TOLERANCE_MS) return { ok: false, reason: "TOO_OLD" };
    const event = this.events().find(({ eventId }) => eventId === rawBody);
    return event ? { ok: true, event } : { ok: false, reason: "BAD_BODY" };
  }

  listEvents({ accountRef, since }: ListRequest): Promise<ListResult<ProviderEvent>> {
    const items = this.events().filter(
      (event) => event.accountRef === accountRef && event.createdAt >= since,
    );
    return Promise.resolve({ result: "succeeded", value: { items: items.reverse() } });
  }

  listBalanceItems({
    accountRef,
    since,
    payoutRef,
  }: ListRequest & { payoutRef?: string }): Promise<ListResult<BalanceItem>> {
    const items = this.itemsOf(accountRef).filter((item) => item.createdAt >= since);
    const paidOut = this.payouts.find((payout) => payout.payoutRef === payoutRef)?.itemRefs ?? [];
    const chosen = payoutRef ? items.filter(({ itemRef }) => paidOut.includes(itemRef)) : items;
    return Promise.resolve({ result: "succeeded", value: { items: chosen.reverse() } });
  }

  fetchPayout({
    accountRef,
    payoutRef,
  }: ProcessorPlace & { payoutRef: string }): Promise<CallResult<PayoutSnapshot>> {
    const payout = this.payouts.find((one) => one.accountRef === accountRef && one.payoutRef === payoutRef);
    if (!payout) return Promise.resolve({ result: "failed", code: "NOT_FOUND", message: "NOT_FOUND" });
    const { amount, state, arrivesOn } = payout;
    return Promise.resolve({
      result: "succeeded",
      value: { payoutRef, amount, state, arrivesOn, itemsKnown: state !== "expected" },
    });
  }

  /** Pays out everything not yet paid out; answers its reference. */
  payOut(accountRef: string): string {
    const paidOut = new Set(this.payouts.flatMap(({ itemRefs }) => itemRefs));
    const open = this.itemsOf(accountRef).filter(({ itemRef }) => !paidOut.has(itemRef));
    const minor = open.reduce((sum, { net }) => sum + net.minor, 0n);
    const currency = open[0]?.net.currency ?? "USD";
    const payoutRef = `fake_po_${this.payouts.length + 1}`;
    const at = this.now();
    this.payouts.push({
      payoutRef,
      accountRef,
      at,
      amount: { minor, currency },
      state: "paid",
      arrivesOn: at.toISOString().slice(0, 10),
      itemRefs: [...open.map(({ itemRef }) => itemRef), `fake_txn_${payoutRef}`],
    });
    this.payments.news.push({
      type: "payout.paid",
      accountRef,
      at,
      objectRef: payoutRef,
      subject: "payout",
      payoutRef,
    });
    return payoutRef;
  }

  /** The bank sends a payout back. */
  failPayout(payoutRef: string): void {
    const payout = this.payouts.find((one) => one.payoutRef === payoutRef);
    if (payout) payout.state = "failed";
  }

  /** A line of the book that nobody here can explain. */
  bookStranger(accountRef: string, minor: bigint): void {
    const net = { minor, currency: "USD" };
    const at = this.now();
    const itemRef = `fake_txn_stranger_${this.strangers.length + 1}`;
    const item = { itemRef, kind: "other" as const, amount: net, fee: { ...net, minor: 0n }, net };
    this.strangers.push({ accountRef, ...item, createdAt: at, availableAt: at });
  }

  /** Oldest first. */
  private itemsOf(accountRef: string): BalanceItem[] {
    const told = this.payments.news
      .filter((news) => news.accountRef === accountRef)
      .flatMap((news) => toBalanceItem(news) ?? []);
    const strangers = this.strangers.filter((one) => one.accountRef === accountRef);
    const payouts = this.payouts.filter((one) => one.accountRef === accountRef).map(toPayoutItem);
    return [...told, ...strangers, ...payouts];
  }

  /** What the provider would send for each piece of news, oldest first. */
  messages(sentAt: Date = this.now()): { rawBody: string; headers: Headers }[] {
    return this.events().map(({ eventId: rawBody }) => {
      const time = String(sentAt.getTime());
      return { rawBody, headers: new Headers({ [SIGNATURE_HEADER]: `${time}:${this.sign(time, rawBody)}` }) };
    });
  }

  private sign(time: string, rawBody: string): string {
    return checksum(`${this.secret}.${time}.${rawBody}`);
  }

  private events(): ProviderEvent[] {
    return this.payments.news.map((news, index) => ({
      provider: "fake",
      eventId: `fake_evt_${index + 1}`,
      accountRef: news.accountRef,
      type: news.type,
      subject: news.subject,
      createdAt: news.at,
      objectRef: news.objectRef,
      paymentId: news.payment?.paymentId,
      checkoutRef: news.payment?.checkoutRef,
      intentRef: news.payment?.intentRef,
      refundRef: news.refundRef,
      disputeRef: news.disputeRef,
      payoutRef: news.payoutRef,
      setupRef: news.setupRef,
      mandateId: news.mandateId,
      mandateRef: news.mandateRef,
    }));
  }
}

interface FakePayout {
  payoutRef: string;
  accountRef: string;
  at: Date;
  amount: Money;
  state: PayoutSnapshot["state"];
  arrivesOn: string;
  itemRefs: string[];
}

function toPayoutItem({ payoutRef, amount, at }: FakePayout): BalanceItem {
  const net = { ...amount, minor: -amount.minor };
  const fee = { ...amount, minor: 0n };
  const itemRef = `fake_txn_${payoutRef}`;
  return {
    itemRef,
    kind: "payout",
    amount: net,
    fee,
    net,
    sourceRef: payoutRef,
    createdAt: at,
    availableAt: at,
  };
}

/** Tells an altered message from a whole one, which is all a fake needs of a signature (FNV-1a, 32 bits). */
function checksum(text: string): string {
  const hash = [...text].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return (hash >>> 0).toString(16);
}

function toBalanceItem({ type, at, payment, refundRef, disputeRef }: FakeNews): BalanceItem | undefined {
  if (!payment) return undefined;
  const { currency } = payment.amount;
  const none = { minor: 0n, currency };
  const dates = { createdAt: at, availableAt: at, intentRef: payment.intentRef };
  if (type === "payment_intent.succeeded") {
    const fee = payment.fee ?? none;
    const net = { minor: payment.amount.minor - fee.minor, currency };
    const itemRef = `fake_txn_${payment.chargeRef ?? ""}`;
    return {
      itemRef,
      kind: "payment",
      amount: payment.amount,
      fee,
      net,
      sourceRef: payment.chargeRef,
      ...dates,
    };
  }
  if (disputeRef) return toDisputeItem(type, payment, disputeRef, dates);
  const refund = payment.refunds.find((candidate) => candidate.refundRef === refundRef);
  if (!refund) return undefined;
  const failed = type === "refund.failed";
  const amount = { minor: failed ? refund.amount.minor : -refund.amount.minor, currency };
  const itemRef = `fake_txn_${refund.refundRef}${failed ? "_failed" : ""}`;
  const kind = failed ? "refund_failure" : "refund";
  return { itemRef, kind, amount, fee: none, net: amount, sourceRef: refund.refundRef, ...dates };
}

/** Only what moved money: opened with the funds taken, or won. */
function toDisputeItem(
  type: string,
  { amount, dispute }: NonNullable<FakeNews["payment"]>,
  disputeRef: string,
  dates: Pick<BalanceItem, "createdAt" | "availableAt" | "intentRef">,
): BalanceItem | undefined {
  const { currency, minor } = amount;
  const opened = type === "charge.dispute.created" && dispute?.fundsWithdrawn;
  const won = type === "charge.dispute.closed" && dispute?.state === "won";
  if (!opened && !won) return undefined;
  const gross = { minor: opened ? -minor : minor, currency };
  const fee = opened && dispute.fee ? dispute.fee : { minor: 0n, currency };
  const net = { minor: gross.minor - fee.minor, currency };
  const itemRef = `fake_txn_${disputeRef}${won ? "_won" : ""}`;
  return { itemRef, kind: "dispute", amount: gross, fee, net, sourceRef: disputeRef, ...dates };
}
