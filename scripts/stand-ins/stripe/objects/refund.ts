import type Stripe from "stripe";

export interface RefundDraft {
  id: string;
  charge: Stripe.Charge;
  amount: number;
  created: number;
  reason?: string;
  metadata: Record<string, string>;
  pending: boolean;
}

export function newRefund(draft: RefundDraft): Stripe.Refund {
  const { charge } = draft;
  return {
    id: draft.id,
    object: "refund",
    amount: draft.amount,
    balance_transaction: null,
    charge: charge.id,
    created: draft.created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { type: charge.payment_method_details?.type ?? "card" },
    metadata: draft.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: draft.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: draft.pending ? "pending" : "succeeded",
    transfer_reversal: null,
    ...(draft.pending ? { pending_reason: "processing" as const } : {}),
  };
}
