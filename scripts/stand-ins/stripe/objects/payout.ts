import type Stripe from "stripe";

export interface PayoutDraft {
  id: string;
  amount: number;
  currency: string;
  created: number;
  automatic: boolean;
  description?: string;
  metadata: Record<string, string>;
}

export function newPayout(draft: PayoutDraft): Stripe.Payout {
  return {
    id: draft.id,
    object: "payout",
    amount: draft.amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: draft.created,
    automatic: draft.automatic,
    balance_transaction: null,
    created: draft.created,
    currency: draft.currency,
    description: draft.description ?? (draft.automatic ? "STRIPE PAYOUT" : null),
    destination: null,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: draft.metadata,
    method: "standard",
    original_payout: null,
    payout_method: null,
    reconciliation_status: draft.automatic ? "in_progress" : "not_applicable",
    reversed_by: null,
    source_type: "card",
    statement_descriptor: null,
    status: "pending",
    trace_id: null,
    type: "bank_account",
  };
}
