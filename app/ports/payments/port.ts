import type { Money } from "~/money/domain/amount/money";

/**
 * Where money is moved: the tenant (for the circuit breaker) and the processor's name for the tenant's own
 * account. The platform never holds tenant money, so every call names the account it acts on.
 */
export interface ProcessorPlace {
  tenantId: string;
  accountRef: string;
}

/** Why nobody can say what became of a call. */
export type UnknownCode =
  | "TIMEOUT"
  | "NETWORK"
  | "PROVIDER_ERROR"
  | "RATE_LIMITED"
  | "IN_PROGRESS"
  | "KEY_REUSED"
  | "NOT_AUTHORISED"
  | "PROCESSOR_UNAVAILABLE";

/**
 * What a call says.
 * - `succeeded`: done, the value is what the processor now holds.
 * - `accepted`: taken, the result comes later by event or `fetch…`.
 * - `failed`: refused for good; asking again with the same key gives the same refusal.
 * - `unknown`: nobody can say whether it took effect. Ask again with the SAME key (or `fetch…`); a new key could
 *   move the money twice. `PROCESSOR_UNAVAILABLE` means the breaker is open and nothing was sent this time;
 *   a screen answers 503 with `retryAfterSeconds`.
 */
export type CallResult<T> =
  | { result: "succeeded"; value: T }
  | { result: "accepted"; value: T }
  | { result: "failed"; code: string; message: string }
  | { result: "unknown"; code: UnknownCode; message: string; retryAfterSeconds?: number };

/** What is paid or drawn with; a processor takes those of its own countries. */
export type Rail = "card" | "us_bank_account" | "upi" | "emandate";

export interface CheckoutRequest extends ProcessorPlace {
  paymentId: string;
  /** 1, 2, …; with the payment id it is the idempotency key, so a new attempt is a new checkout. */
  attempt: number;
  amount: Money;
  purpose: string;
  /** One line the payer reads on the processor's page. */
  description: string;
  customerEmail?: string;
  /** May hold `{CHECKOUT_REF}`, replaced by the checkout's reference. */
  successUrl: string;
  cancelUrl: string;
  /** Between 30 minutes and 24 hours ahead; the processor's default is 24 hours. */
  expiresAt?: Date;
  rails: readonly Rail[];
}

export interface Checkout {
  checkoutRef: string;
  url: string;
  /** Known only once the payer has tried to pay. */
  intentRef?: string;
}

export type PaymentState =
  "created" | "processing" | "requires_action" | "succeeded" | "failed" | "cancelled" | "expired";

export type RefundState = "pending" | "requires_action" | "succeeded" | "failed" | "cancelled";

export interface RefundSnapshot {
  refundRef: string;
  intentRef?: string;
  /** Our key of the refund; absent when it was made by hand at the processor. */
  key?: string;
  amount: Money;
  state: RefundState;
  failureCode?: string;
}

export type DisputeState =
  | "needs_response"
  | "under_review"
  | "won"
  | "lost"
  | "warning_needs_response"
  | "warning_under_review"
  | "warning_closed";

export interface DisputeSnapshot {
  disputeRef: string;
  amount: Money;
  /** The processor's charge for the dispute itself, where already taken. */
  fee?: Money;
  reason: string;
  state: DisputeState;
  evidenceDueAt?: Date;
  /** True while the processor has taken the disputed money back from the account. */
  fundsWithdrawn: boolean;
}

/** Texts a firm answers a dispute with, each at most 20,000 characters; what is absent is not said. */
export interface DisputeEvidence {
  customerName?: string;
  customerEmail?: string;
  billingAddress?: string;
  /** address from which the payment was made */
  purchaseIp?: string;
  serviceDate?: string;
  productDescription?: string;
  /** what the payer did where they were signed in, line by line */
  accessLog?: string;
  refundRefusal?: string;
  /** the firm's own account of the matter */
  statement?: string;
}

export interface PaymentSnapshot {
  state: PaymentState;
  amount: Money;
  /** What was really received before refunds; zero until `succeeded`. */
  amountReceived: Money;
  paymentId?: string;
  attempt?: number;
  checkoutRef?: string;
  intentRef?: string;
  chargeRef?: string;
  /** Capitals, for example `INSUFFICIENT_FUNDS`. Also set while a declined payer may still try again. */
  failureCode?: string;
  method?: { kind: string; brand?: string; last4?: string };
  /** The processor's fee; known a little after success. */
  fee?: Money;
  refunds: RefundSnapshot[];
  dispute?: DisputeSnapshot;
}

export interface RefundRequest extends ProcessorPlace {
  /** The intent of the payment that is given back. */
  paymentRef: string;
  paymentId: string;
  amount: Money;
  /** Unique per refund for good; the same key never refunds twice. */
  key: string;
  reason: "duplicate" | "fraudulent" | "requested_by_customer";
}

/** `not_started` is the tenant's own state before it has an account; a fetched account is never in it. */
export type ConnectState = "not_started" | "onboarding" | "action_needed" | "enabled" | "disabled";

export interface ConnectedAccount {
  accountRef: string;
  state: ConnectState;
  /** What the processor still wants, in its field names, most urgent first. */
  requirements: string[];
  paymentsEnabled: boolean;
  payoutsEnabled: boolean;
}

export interface NewAccount {
  tenantId: string;
  /** Idempotency key: one per tenant and money kind. */
  key: string;
  moneyKind: "operating" | "trust";
  /** ISO 3166-1 alpha-2. */
  country: string;
  email: string;
  businessName: string;
}

/** Takes and gives back money through a processor. No method throws for anything the processor or network does. */
export interface PaymentsPort {
  /** Opens a hosted payment page. Repeating the same request returns the same page. */
  createCheckout(request: CheckoutRequest): Promise<CallResult<Checkout>>;
  /** Closes an unpaid page; closing it twice is closing it once. `failed NOT_OPEN` when it was paid before. */
  expireCheckout(place: ProcessorPlace & { checkoutRef: string }): Promise<CallResult<PaymentSnapshot>>;
  /** Cancels an intent without a page. `failed NOT_CANCELLABLE` when it has gone too far. */
  cancel(place: ProcessorPlace & { intentRef: string }): Promise<CallResult<PaymentSnapshot>>;
  /** `accepted` while pending. `failed REFUND_TOO_LARGE` beyond what is left of the charge. */
  refund(request: RefundRequest): Promise<CallResult<RefundSnapshot>>;
  /** The present truth about one payment; `failed NOT_FOUND` when this account does not hold it. */
  fetchPayment(place: ProcessorPlace & PaymentReference): Promise<CallResult<PaymentSnapshot>>;
  fetchRefund(place: ProcessorPlace & { refundRef: string }): Promise<CallResult<RefundSnapshot>>;
  /**
   * Answers a dispute once and for good. `failed DISPUTE_CLOSED` when it is decided or was answered before;
   * the same key answers as the first time.
   */
  submitDisputeEvidence(
    request: ProcessorPlace & { disputeRef: string; key: string; evidence: DisputeEvidence },
  ): Promise<CallResult<DisputeSnapshot>>;
  createAccount(request: NewAccount): Promise<CallResult<ConnectedAccount>>;
  /** A single-use address where the tenant proves who it is; valid for minutes. */
  createAccountLink(
    place: ProcessorPlace & { returnUrl: string; refreshUrl: string },
  ): Promise<CallResult<{ url: string; expiresAt: Date }>>;
  fetchAccount(place: ProcessorPlace): Promise<CallResult<ConnectedAccount>>;
}

export type PaymentReference = { checkoutRef: string } | { intentRef: string };
