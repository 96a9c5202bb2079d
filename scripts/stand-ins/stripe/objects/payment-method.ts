import type Stripe from "stripe";

import type { TestMethod } from "../payments/test-methods";

export interface KeptMethodDraft {
  id: string;
  customer: string;
  method: TestMethod;
  created: number;
}

/** A card or bank account kept for later charges. */
export function newPaymentMethod({ id, customer, method, created }: KeptMethodDraft): Stripe.PaymentMethod {
  const last4 = method.number.slice(-4);
  return {
    id,
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    ...(method.kind === "card"
      ? { card: { brand: method.brand, last4, exp_month: 12, exp_year: 2034, country: "US" } }
      : { us_bank_account: { bank_name: method.brand, last4, routing_number: "110000000" } }),
    created,
    customer,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: method.kind,
  } as Stripe.PaymentMethod;
}

/** The permission that goes with a kept bank account. */
export function newMandate(draft: { id: string; paymentMethod: string; acceptedAt: number }): Stripe.Mandate {
  return {
    id: draft.id,
    object: "mandate",
    customer_acceptance: {
      accepted_at: draft.acceptedAt,
      online: { ip_address: null, user_agent: null },
      type: "online",
    },
    livemode: false,
    multi_use: {},
    payment_method: draft.paymentMethod,
    payment_method_details: { type: "us_bank_account", us_bank_account: {} },
    status: "active",
    type: "multi_use",
  };
}
