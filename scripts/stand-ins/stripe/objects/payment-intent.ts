import type Stripe from "stripe";

/** What a new intent needs; the rest starts empty. */
export interface IntentDraft {
  id: string;
  amount: number;
  currency: string;
  created: number;
  rails: string[];
  captureMethod?: "automatic_async" | "manual";
  description?: string;
  metadata?: Record<string, string>;
  receiptEmail?: string;
}

export function newPaymentIntent(draft: IntentDraft): Stripe.PaymentIntent {
  const { id, amount, currency, created, rails } = draft;
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: rails,
    amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: draft.captureMethod ?? "automatic_async",
    client_secret: `${id}_secret_${id.slice(-10)}`,
    confirmation_method: "automatic",
    created,
    currency,
    customer: null,
    customer_account: null,
    description: draft.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: draft.metadata ?? {},
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: rails,
    payment_record: null,
    processing: null,
    receipt_email: draft.receiptEmail ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: "requires_payment_method",
    transfer_group: null,
  };
}
