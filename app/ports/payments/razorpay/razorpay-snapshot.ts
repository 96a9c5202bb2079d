import type {
  ConnectedAccount,
  ConnectState,
  DisputeSnapshot,
  DisputeState,
  PaymentSnapshot,
  PaymentState,
  RefundSnapshot,
  RefundState,
} from "../port";
import { fromRazorpayAmount } from "./razorpay-amount";
import type {
  RazorpayAccount,
  RazorpayDispute,
  RazorpayLink,
  RazorpayPayment,
  RazorpayProduct,
  RazorpayRefund,
} from "./razorpay-shapes";

/** The objects of one payment of ours; the page, what was tried on it, or both. */
export interface RazorpayCase {
  link?: RazorpayLink;
  /** Every attempt; a page may see several before one gets through. */
  attempts: RazorpayPayment[];
  refunds: RazorpayRefund[];
  dispute?: RazorpayDispute;
}

const DECISIVE = ["captured", "refunded", "authorized"];

/** The attempt that took the money, or is about to; a failed one that the bank honours later counts from then on. */
export function decisiveAttempt(attempts: RazorpayPayment[]): RazorpayPayment | undefined {
  return DECISIVE.map((status) => attempts.find((attempt) => attempt.status === status)).find(Boolean);
}

export function toPaymentSnapshot({ link, attempts, refunds, dispute }: RazorpayCase): PaymentSnapshot {
  const paid = decisiveAttempt(attempts);
  const newest = attempts.toSorted((a, b) => b.created_at - a.created_at)[0];
  const shown = paid ?? newest;
  const { amount, currency } = link ?? shown ?? { amount: 0, currency: "INR" };
  const state = toPaymentState(link, paid, newest);
  const notes = link?.notes ?? shown?.notes ?? {};
  const attempt = Number(notes["attempt"]);
  return {
    state,
    amount: fromRazorpayAmount(amount, currency),
    amountReceived: fromRazorpayAmount(state === "succeeded" ? (paid?.amount ?? 0) : 0, currency),
    paymentId: notes["payment"],
    attempt: Number.isInteger(attempt) ? attempt : undefined,
    checkoutRef: link?.id,
    // a page without a decisive attempt may see another one: only then is there something to name
    intentRef: paid?.id ?? (link ? undefined : newest?.id),
    chargeRef: paid?.id,
    failureCode: paid ? undefined : failureOf(newest),
    method: paid ? toMethod(paid) : undefined,
    fee: typeof paid?.fee === "number" ? fromRazorpayAmount(paid.fee, paid.currency) : undefined,
    refunds: refunds.map(toRefundSnapshot),
    dispute: dispute ? toDisputeSnapshot(dispute) : undefined,
  };
}

function toPaymentState(link?: RazorpayLink, paid?: RazorpayPayment, newest?: RazorpayPayment): PaymentState {
  if (paid) return paid.status === "authorized" ? "processing" : "succeeded";
  if (link) return link.status === "expired" || link.status === "cancelled" ? "expired" : "created";
  return newest?.status === "failed" ? "failed" : "processing";
}

function failureOf(attempt?: RazorpayPayment): string | undefined {
  if (attempt?.status !== "failed") return undefined;
  return (attempt.error_reason ?? attempt.error_code ?? "payment_failed").toUpperCase();
}

function toMethod({ method, card, bank, wallet }: RazorpayPayment): PaymentSnapshot["method"] {
  if (!method) return undefined;
  return { kind: method, brand: card?.network ?? bank ?? wallet, last4: card?.last4 };
}

/** A status newer than this table counts as still open, so that it is asked for again. */
const REFUND_STATES: Record<string, RefundState> = {
  pending: "pending",
  processed: "succeeded",
  failed: "failed",
};

export function toRefundSnapshot(refund: RazorpayRefund): RefundSnapshot {
  const state = REFUND_STATES[refund.status ?? "pending"] ?? "pending";
  return {
    refundRef: refund.id,
    intentRef: refund.payment_id,
    key: refund.notes["key"],
    amount: fromRazorpayAmount(refund.amount, refund.currency),
    state,
    // Razorpay keeps no reason with a refund that failed
    failureCode: state === "failed" ? "REFUND_FAILED" : undefined,
  };
}

/** Phases in which the payer's bank only asks; no money moves. */
const ASKING_PHASES = ["fraud", "retrieval"];

export function toDisputeSnapshot(dispute: RazorpayDispute): DisputeSnapshot {
  const { respond_by: dueBy } = dispute;
  const deducted = dispute.amount_deducted ?? 0;
  return {
    disputeRef: dispute.id,
    amount: fromRazorpayAmount(dispute.amount, dispute.currency),
    reason: dispute.reason_code ?? "unknown",
    state: toDisputeState(dispute, deducted),
    evidenceDueAt: dueBy ? new Date(dueBy * 1000) : undefined,
    fundsWithdrawn: deducted > 0 && dispute.status !== "won",
  };
}

/** A status newer than this asks for a person. */
function toDisputeState({ status, phase = "" }: RazorpayDispute, deducted: number): DisputeState {
  const asks = ASKING_PHASES.includes(phase);
  if (status === "won" || status === "lost") return status;
  if (status === "closed") return asks ? "warning_closed" : deducted > 0 ? "lost" : "won";
  if (status === "under_review") return asks ? "warning_under_review" : "under_review";
  return asks ? "warning_needs_response" : "needs_response";
}

export function toConnectedAccount(account: RazorpayAccount, product?: RazorpayProduct): ConnectedAccount {
  const status = product?.activation_status ?? "requested";
  const wanted = product?.requirements.map(({ field_reference: field, reason_code: why }) => field ?? why);
  const suspended = account.status === "suspended";
  return {
    accountRef: account.id,
    state: suspended ? "disabled" : toConnectState(status),
    requirements: [...new Set(wanted?.filter((field) => field !== undefined))],
    paymentsEnabled: !suspended && (status === "activated" || status === "instantly_activated"),
    payoutsEnabled: !suspended && status === "activated",
  };
}

function toConnectState(activation: string): ConnectState {
  if (activation === "activated") return "enabled";
  if (activation === "rejected" || activation === "suspended") return "disabled";
  return activation === "requested" || activation === "under_review" ? "onboarding" : "action_needed";
}
