import type Stripe from "stripe";

import type {
  ConnectedAccount,
  ConnectState,
  DisputeSnapshot,
  DisputeState,
  PaymentSnapshot,
  PaymentState,
  RefundSnapshot,
  RefundState,
} from "./port";
import { fromStripeAmount } from "./stripe-amount";
import { toFailureCode } from "./stripe-client.server";

/** The objects of one payment as read from Stripe; either the session or the intent is there. */
export interface StripePayment {
  session?: Stripe.Checkout.Session;
  intent?: Stripe.PaymentIntent;
  refunds: Stripe.Refund[];
  dispute?: Stripe.Dispute;
}

export function toPaymentSnapshot({ session, intent, refunds, dispute }: StripePayment): PaymentSnapshot {
  const currency = intent?.currency ?? session?.currency ?? "";
  const charge = expanded(intent?.latest_charge);
  const transaction = expanded(charge?.balance_transaction);
  const attempt = Number(intent?.metadata.attempt ?? session?.metadata?.attempt);
  const error = intent?.last_payment_error;
  return {
    state: toPaymentState(session, intent),
    amount: fromStripeAmount(intent?.amount ?? session?.amount_total ?? 0, currency),
    amountReceived: fromStripeAmount(intent?.amount_received ?? 0, currency),
    paymentId:
      session?.client_reference_id ?? intent?.metadata.payment ?? session?.metadata?.payment ?? undefined,
    attempt: Number.isInteger(attempt) ? attempt : undefined,
    checkoutRef: session?.id,
    intentRef:
      intent?.id ?? (typeof session?.payment_intent === "string" ? session.payment_intent : undefined),
    chargeRef: charge?.id ?? (typeof intent?.latest_charge === "string" ? intent.latest_charge : undefined),
    failureCode: error ? toFailureCode(error) : undefined,
    method: charge ? toMethod(charge) : undefined,
    fee: transaction ? fromStripeAmount(transaction.fee, transaction.currency) : undefined,
    refunds: refunds.map(toRefundSnapshot),
    dispute: dispute ? toDisputeSnapshot(dispute) : undefined,
  };
}

function toPaymentState(session?: Stripe.Checkout.Session, intent?: Stripe.PaymentIntent): PaymentState {
  switch (intent?.status) {
    case "succeeded":
      return "succeeded";
    case "processing":
    case "requires_capture":
      return "processing";
    case "requires_action":
      return "requires_action";
    case "canceled":
      return session?.status === "expired" ? "expired" : "cancelled";
    default:
      break;
  }
  if (session?.status === "expired") return "expired";
  // On an open page a declined payer may try again; without a page, or after it is complete, the decline is final.
  if (intent?.last_payment_error && session?.status !== "open") return "failed";
  return "created";
}

function toMethod(charge: Stripe.Charge): PaymentSnapshot["method"] {
  const details = charge.payment_method_details;
  if (!details) return undefined;
  const { type, card, us_bank_account: bank } = details;
  return {
    kind: type,
    brand: card?.brand ?? bank?.bank_name ?? undefined,
    last4: card?.last4 ?? bank?.last4 ?? undefined,
  };
}

/** A status newer than this table counts as still open, so that it is asked for again. */
const REFUND_STATES: Record<string, RefundState> = {
  pending: "pending",
  requires_action: "requires_action",
  succeeded: "succeeded",
  failed: "failed",
  canceled: "cancelled",
};

export function toRefundSnapshot(refund: Stripe.Refund): RefundSnapshot {
  return {
    refundRef: refund.id,
    intentRef: referenceOf(refund.payment_intent),
    key: refund.metadata?.key,
    amount: fromStripeAmount(refund.amount, refund.currency),
    state: REFUND_STATES[refund.status ?? "pending"] ?? "pending",
    failureCode: refund.failure_reason?.toUpperCase(),
  };
}

/**
 * An appeal is the second round of the same question, so it keeps the words of the first. A status newer than this
 * table asks for a person.
 */
const DISPUTE_STATES: Record<string, DisputeState> = {
  needs_response: "needs_response",
  appeal_needs_response: "needs_response",
  under_review: "under_review",
  appeal_under_review: "under_review",
  won: "won",
  prevented: "won",
  lost: "lost",
  warning_needs_response: "warning_needs_response",
  warning_under_review: "warning_under_review",
  warning_closed: "warning_closed",
};

export function toDisputeSnapshot(dispute: Stripe.Dispute): DisputeSnapshot {
  const { due_by: dueBy } = dispute.evidence_details;
  const moved = dispute.balance_transactions.reduce((sum, { amount }) => sum + amount, 0);
  const fee = dispute.balance_transactions.reduce((sum, transaction) => sum + transaction.fee, 0);
  return {
    disputeRef: dispute.id,
    amount: fromStripeAmount(dispute.amount, dispute.currency),
    fee:
      fee === 0
        ? undefined
        : fromStripeAmount(fee, dispute.balance_transactions[0]?.currency ?? dispute.currency),
    reason: dispute.reason,
    state: DISPUTE_STATES[dispute.status] ?? "needs_response",
    evidenceDueAt: dueBy === null ? undefined : new Date(dueBy * 1000),
    fundsWithdrawn: moved < 0,
  };
}

export function toConnectedAccount(account: Stripe.Account): ConnectedAccount {
  const { past_due: pastDue, currently_due: currentlyDue } = account.requirements ?? {};
  return {
    accountRef: account.id,
    state: toConnectState(account),
    requirements: [...new Set([...(pastDue ?? []), ...(currentlyDue ?? [])])],
    paymentsEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
  };
}

function toConnectState(account: Stripe.Account): ConnectState {
  const reason = account.requirements?.disabled_reason ?? "";
  if (reason.startsWith("rejected.") || reason === "platform_paused") return "disabled";
  if (!account.details_submitted) return "onboarding";
  const overdue = account.requirements?.past_due?.length ?? 0;
  return account.charges_enabled && account.payouts_enabled && overdue === 0 ? "enabled" : "action_needed";
}

/** The object itself where Stripe was asked to expand it. */
export function expanded<T extends object>(value: string | T | null | undefined): T | undefined {
  return typeof value === "object" && value !== null ? value : undefined;
}

export function referenceOf(value: string | { id: string } | null | undefined): string | undefined {
  return typeof value === "string" ? value : value?.id;
}
