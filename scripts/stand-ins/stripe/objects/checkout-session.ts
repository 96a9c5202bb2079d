import type Stripe from "stripe";

export interface SessionDraft {
  id: string;
  url: string;
  amount: number;
  currency: string;
  created: number;
  expiresAt: number;
  rails: string[];
  successUrl: string;
  cancelUrl?: string;
  clientReferenceId?: string;
  customerEmail?: string;
  locale?: string;
  metadata: Record<string, string>;
}

export function newCheckoutSession(draft: SessionDraft): Stripe.Checkout.Session {
  return {
    ...unusedParts(),
    id: draft.id,
    object: "checkout.session",
    allowed_payment_method_types: draft.rails,
    amount_subtotal: draft.amount,
    amount_total: draft.amount,
    cancel_url: draft.cancelUrl ?? null,
    client_reference_id: draft.clientReferenceId ?? null,
    created: draft.created,
    currency: draft.currency,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer_creation: "if_required",
    customer_details: null,
    customer_email: draft.customerEmail ?? null,
    expires_at: draft.expiresAt,
    livemode: false,
    locale: draft.locale ?? null,
    metadata: draft.metadata,
    mode: "payment",
    payment_intent: null,
    payment_method_collection: "if_required",
    payment_method_types: draft.rails,
    payment_status: "unpaid",
    status: "open",
    success_url: draft.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: "hosted_page",
    url: draft.url,
  };
}

/** What a session has at Stripe and this product never sets. */
function unusedParts() {
  return {
    adaptive_pricing: null,
    after_expiration: null,
    allow_promotion_codes: null,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    currency_conversion: null,
    custom_fields: [],
    customer: null,
    customer_account: null,
    discounts: [],
    integration_identifier: null,
    invoice: null,
    invoice_creation: null,
    managed_payments: null,
    origin_context: null,
    payment_link: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    permissions: null,
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    submit_type: null,
    subscription: null,
    wallet_options: null,
  };
}
