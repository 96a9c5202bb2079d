import type Stripe from "stripe";

import type {
  CallResult,
  CheckoutRequest,
  NewAccount,
  PaymentReference,
  PaymentsPort,
  PaymentSnapshot,
  ProcessorPlace,
} from "./port";
import { toStripeAmount } from "./stripe-amount";
import { mapValue } from "./map-value";
import { refusedAmount, type StripeLine } from "./stripe-answer.server";
import { createStripeClient, StripeCaller, type StripeConfig } from "./stripe-client.server";
import { readPayment } from "./stripe-reading.server";
import { disputeCalls } from "./stripe-disputes.server";
import { refundCalls } from "./stripe-refunds.server";
import { referenceOf, toConnectedAccount } from "./stripe-snapshot.server";

/** Stripe Connect with direct charges: each call acts on the tenant's own account. */
export function stripePayments(config: StripeConfig): PaymentsPort {
  const line: StripeLine = { stripe: createStripeClient(config), caller: new StripeCaller(config) };
  return { ...paymentCalls(line), ...refundCalls(line), ...disputeCalls(line), ...accountCalls(line) };
}

type PaymentCalls = Pick<PaymentsPort, "createCheckout" | "expireCheckout" | "cancel" | "fetchPayment">;
type AccountCalls = Pick<PaymentsPort, "createAccount" | "createAccountLink" | "fetchAccount">;

function paymentCalls({ stripe, caller }: StripeLine): PaymentCalls {
  async function fetchPayment(
    place: ProcessorPlace & PaymentReference,
  ): Promise<CallResult<PaymentSnapshot>> {
    return caller.run(place.tenantId, () => readPayment(stripe, place));
  }

  return {
    fetchPayment,

    async createCheckout(request) {
      const charged = toStripeAmount(request.amount);
      if (!charged.ok) return refusedAmount(charged.code);
      const created = await caller.run(request.tenantId, () =>
        stripe.checkout.sessions.create(toSessionParams(request, charged.amount), {
          stripeAccount: request.accountRef,
          idempotencyKey: `${request.paymentId}:${request.attempt}`,
        }),
      );
      if (created.result === "failed" || created.result === "unknown") return created;
      const { id, url, payment_intent: intent } = created.value;
      if (!url) return { result: "failed", code: "NOT_OPEN", message: "The payment page is no longer open" };
      return { result: "succeeded", value: { checkoutRef: id, url, intentRef: referenceOf(intent) } };
    },

    async expireCheckout({ tenantId, accountRef, checkoutRef }) {
      const expired = await caller.run(tenantId, () =>
        stripe.checkout.sessions.expire(
          checkoutRef,
          {},
          { stripeAccount: accountRef, idempotencyKey: `expire:${checkoutRef}` },
        ),
      );
      if (expired.result === "unknown" || (expired.result === "failed" && expired.code === "NOT_FOUND"))
        return expired;
      const found = await fetchPayment({ tenantId, accountRef, checkoutRef });
      const closed = found.result !== "succeeded" || found.value.state === "expired";
      return closed
        ? found
        : { result: "failed", code: "NOT_OPEN", message: "The payment page was already used" };
    },

    async cancel({ tenantId, accountRef, intentRef }) {
      const cancelled = await caller.run(tenantId, () =>
        stripe.paymentIntents.cancel(
          intentRef,
          {},
          { stripeAccount: accountRef, idempotencyKey: `cancel:${intentRef}` },
        ),
      );
      if (cancelled.result === "failed") {
        return cancelled.code === "NOT_FOUND" ? cancelled : { ...cancelled, code: "NOT_CANCELLABLE" };
      }
      if (cancelled.result === "unknown") return cancelled;
      return fetchPayment({ tenantId, accountRef, intentRef });
    },
  };
}

function accountCalls({ stripe, caller }: StripeLine): AccountCalls {
  return {
    async createAccount(request) {
      const created = await caller.run(request.tenantId, () =>
        stripe.accounts.create(toAccountParams(request), { idempotencyKey: request.key }),
      );
      return mapValue(created, toConnectedAccount);
    },

    async createAccountLink({ tenantId, accountRef, returnUrl, refreshUrl }) {
      const created = await caller.run(tenantId, () =>
        stripe.accountLinks.create({
          account: accountRef,
          type: "account_onboarding",
          return_url: returnUrl,
          refresh_url: refreshUrl,
        }),
      );
      return mapValue(created, ({ url, expires_at: expiresAt }) => ({
        url,
        expiresAt: new Date(expiresAt * 1000),
      }));
    },

    async fetchAccount({ tenantId, accountRef }) {
      return mapValue(
        await caller.run(tenantId, () => stripe.accounts.retrieve(accountRef)),
        toConnectedAccount,
      );
    },
  };
}

function toSessionParams(request: CheckoutRequest, amount: number): Stripe.Checkout.SessionCreateParams {
  const { paymentId, attempt, tenantId, purpose, description, expiresAt } = request;
  const metadata = { tenant: tenantId, payment: paymentId, purpose, attempt: String(attempt) };
  return {
    mode: "payment",
    client_reference_id: paymentId,
    metadata,
    payment_intent_data: { metadata, description },
    allowed_payment_method_types: [...request.rails],
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.amount.currency.toLowerCase(),
          unit_amount: amount,
          product_data: { name: description },
        },
      },
    ],
    customer_email: request.customerEmail,
    success_url: request.successUrl.replaceAll("{CHECKOUT_REF}", "{CHECKOUT_SESSION_ID}"),
    cancel_url: request.cancelUrl,
    expires_at: expiresAt ? Math.floor(expiresAt.getTime() / 1000) : undefined,
  };
}

function toAccountParams({
  tenantId,
  moneyKind,
  country,
  email,
  businessName,
}: NewAccount): Stripe.AccountCreateParams {
  return {
    type: "standard",
    country,
    email,
    business_profile: { name: businessName },
    metadata: { tenant: tenantId, money_kind: moneyKind },
  };
}
