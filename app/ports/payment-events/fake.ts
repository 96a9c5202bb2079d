import type { FakePayments } from "../payments/fake";
import type { FakeNews } from "../payments/fake-processor";
import type {
  BalanceItem,
  ListRequest,
  ListResult,
  PaymentEventsPort,
  ProviderEvent,
  WebhookVerdict,
} from "./port";

const SIGNATURE_HEADER = "fake-signature";
const TOLERANCE_MS = 300_000;

/** Messages about what happened in a `FakePayments`, signed and dated like a real provider's. */
export class FakePaymentEvents implements PaymentEventsPort {
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

  listBalanceItems({ accountRef, since }: ListRequest): Promise<ListResult<BalanceItem>> {
    const items = this.payments.news
      .filter((news) => news.accountRef === accountRef && news.at >= since)
      .flatMap((news) => toBalanceItem(news) ?? []);
    return Promise.resolve({ result: "succeeded", value: { items: items.reverse() } });
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
    }));
  }
}

/** Tells an altered message from a whole one, which is all a fake needs of a signature (FNV-1a, 32 bits). */
function checksum(text: string): string {
  const hash = [...text].reduce(
    (sum, letter) => Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    2_166_136_261,
  );
  return (hash >>> 0).toString(16);
}

function toBalanceItem({ type, at, payment, refundRef }: FakeNews): BalanceItem | undefined {
  if (!payment) return undefined;
  const { currency } = payment.amount;
  const none = { minor: 0n, currency };
  const dates = { createdAt: at, availableAt: at };
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
  const refund = payment.refunds.find((candidate) => candidate.refundRef === refundRef);
  if (!refund) return undefined;
  const failed = type === "refund.failed";
  const amount = { minor: failed ? refund.amount.minor : -refund.amount.minor, currency };
  const itemRef = `fake_txn_${refund.refundRef}${failed ? "_failed" : ""}`;
  const kind = failed ? "refund_failure" : "refund";
  return { itemRef, kind, amount, fee: none, net: amount, sourceRef: refund.refundRef, ...dates };
}
