import type Stripe from "stripe";

export interface SetupIntentDraft {
  id: string;
  created: number;
  rails: string[];
  usage: string;
  description?: string;
  metadata: Record<string, string>;
}

export function newSetupIntent(draft: SetupIntentDraft): Stripe.SetupIntent {
  return {
    id: draft.id,
    object: "setup_intent",
    allowed_payment_method_types: draft.rails,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${draft.id}_secret_${draft.id.slice(-10)}`,
    created: draft.created,
    customer: null,
    customer_account: null,
    description: draft.description ?? null,
    excluded_payment_method_types: null,
    last_setup_error: null,
    latest_attempt: null,
    livemode: false,
    mandate: null,
    metadata: draft.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: null,
    payment_method_types: draft.rails,
    single_use_mandate: null,
    status: "requires_payment_method",
    usage: draft.usage,
  };
}
