import type { Money } from "~/money/domain/amount/money";
import type { CivilDate } from "~/office/domain/calendar-date";

import type { CallResult, ProcessorPlace } from "../payments/port";

/** Which object to read again; the news itself is never trusted to be the latest. */
export type EventSubject =
  "payment" | "refund" | "dispute" | "payout" | "account" | "mandate" | "fraud_warning" | "billing" | "other";

export interface ProviderEvent {
  provider: "stripe" | "razorpay" | "fake";
  /** Unique per provider and account. */
  eventId: string;
  /** Empty for news about the platform's own account. */
  accountRef: string;
  /** The provider's own name, such as `checkout.session.completed`. */
  type: string;
  subject: EventSubject;
  createdAt: Date;
  objectRef: string;
  paymentId?: string;
  checkoutRef?: string;
  intentRef?: string;
  refundRef?: string;
  disputeRef?: string;
  payoutRef?: string;
  /** Ours, the page's, and the processor's own name of a standing permission. */
  mandateId?: string;
  setupRef?: string;
  mandateRef?: string;
  /** Whose fee it is about, where the news is of the platform's own account. */
  customerRef?: string;
}

export type WebhookVerdict =
  | { ok: true; event: ProviderEvent }
  | { ok: false; reason: "MISSING_SIGNATURE" | "BAD_SIGNATURE" | "TOO_OLD" | "BAD_BODY" };

export type BalanceItemKind =
  "payment" | "refund" | "refund_failure" | "dispute" | "payment_failure" | "payout" | "fee" | "other";

/** One line of the processor's own book of the account; `net = amount − fee`. */
export interface BalanceItem {
  itemRef: string;
  kind: BalanceItemKind;
  amount: Money;
  fee: Money;
  net: Money;
  /** The charge, refund, dispute or payout behind it. */
  sourceRef?: string;
  /** The intent of the payment it belongs to. */
  intentRef?: string;
  createdAt: Date;
  availableAt: Date;
  description?: string;
}

export interface PayoutSnapshot {
  payoutRef: string;
  amount: Money;
  state: "expected" | "paid" | "failed";
  arrivesOn: CivilDate;
  failureCode?: string;
  /** The provider can say which items it pays out; one made by hand has none of its own. */
  itemsKnown: boolean;
}

/** Newest first; `nextCursor` is absent on the last page. */
export interface Page<T> {
  items: T[];
  nextCursor?: string;
}

export type ListResult<T> =
  { result: "succeeded"; value: Page<T> } | { result: "unknown"; code: string; message: string };

export interface ListRequest {
  tenantId: string;
  accountRef: string;
  since: Date;
  cursor?: string;
}

/** News from a payment processor: signed messages it sends, and lists we ask for when messages went missing. */
export interface PaymentEventsPort {
  /**
   * `rawBody` exactly as received: one changed byte is a bad signature. Old messages are refused: after 300 s, or
   * where the processor signs no time, after as long as it sends one again.
   */
  verifyWebhook(rawBody: string, headers: Headers): WebhookVerdict;
  /** The provider keeps 30 days; one that keeps no news tells what there is now, under names that stay the same. */
  listEvents(request: ListRequest): Promise<ListResult<ProviderEvent>>;
  /** With `payoutRef` only the items that payout paid out. */
  listBalanceItems(request: ListRequest & { payoutRef?: string }): Promise<ListResult<BalanceItem>>;
  /** `failed NOT_FOUND` when this account does not hold it. */
  fetchPayout(place: ProcessorPlace & { payoutRef: string }): Promise<CallResult<PayoutSnapshot>>;
}
