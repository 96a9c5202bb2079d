import Stripe from "stripe";
import { onTestFinished } from "vitest";

import {
  startStripeStandIn,
  type StripeStandInOptions,
} from "../../../scripts/stand-ins/stripe/start-stripe-stand-in";

/** The bare SDK against a stand-in, with one enabled account, for tests of the stand-in itself. */
export async function openStandIn(options: StripeStandInOptions = {}) {
  const standIn = await startStripeStandIn(options);
  onTestFinished(() => standIn.stop());
  const stripe = sdkFor(standIn);
  const account = await stripe.accounts.create({
    type: "standard",
    country: "US",
    business_profile: { name: "Harbour <b>Recovery</b>" },
  });
  standIn.control.completeOnboarding(account.id);
  return {
    standIn,
    control: standIn.control,
    stripe,
    account: account.id,
    on: { stripeAccount: account.id },
  };
}

export function sdkFor({ host, port }: { host: string; port: number }): Stripe {
  return new Stripe("sk_test_quittance", {
    host,
    port,
    protocol: "http",
    maxNetworkRetries: 0,
    telemetry: false,
  });
}

export const SESSION: Stripe.Checkout.SessionCreateParams = {
  mode: "payment",
  client_reference_id: "payment-1",
  customer_email: "dana@example.test",
  line_items: [
    {
      quantity: 1,
      price_data: { currency: "usd", unit_amount: 10_000, product_data: { name: "Account A-1" } },
    },
  ],
  success_url: "https://agency.test/paid?checkout={CHECKOUT_SESSION_ID}",
  cancel_url: "https://agency.test/pay",
  payment_intent_data: { description: "Account A-1", metadata: { payment: "payment-1" } },
};

/** What a browser's form sends; redirects are shown, not followed. */
export function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
}

export const CARD = {
  rail: "card",
  cardNumber: "4242 4242 4242 4242",
  cardExpiry: "12 / 34",
  cardCvc: "123",
};
