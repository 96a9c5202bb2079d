import type Stripe from "stripe";

import type {
  CallResult,
  CheckoutRequest,
  NewAccount,
  PaymentReference,
  PaymentsPort,
  PaymentSnapshot,
  ProcessorPlace,
  RefundRequest,
  RefundSnapshot,
} from "./port";
import { toStripeAmount } from "./stripe-amount";
import { createStripeClient, StripeCaller, type StripeConfig } from "./stripe-client.server";
import {
  expanded,
  referenceOf,
  toConnectedAccount,
  toPaymentSnapshot,
  toRefundSnapshot,
} from "./stripe-snapshot.server";

const CHARGE_PARTS = ["latest_charge.balance_transaction", "latest_charge.refunds"];

/** Stripe Connect with direct charges: each call acts on the tenant's own account. */
export function stripePayments(config: StripeConfig): PaymentsPort {
  const line: Line = { stripe: createStripeClient(config), caller: new StripeCaller(config) };
  return { ...paymentCalls(line), ...refundCalls(line), ...accountCalls(line) };
}

interface Line {
  stripe: Stripe;
  caller: StripeCaller;
}

type PaymentCalls = Pick<PaymentsPort, "createCheckout" | "expireCheckout" | "cancel" | "fetchPayment">;
type RefundCalls = Pick<PaymentsPort, "refund" | "fetchRefund">;
type AccountCalls = Pick<PaymentsPort, "createAccount" | "createAccountLink" | "fetchAccount">;

function paymentCalls({ stripe, caller }: Line): PaymentCalls {
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

function refundCalls({ stripe, caller }: Line): RefundCalls {
  return {
    async refund(request) {
      const given = toStripeAmount(request.amount);
      if (!given.ok) return refusedAmount(given.code);
      const refunded = await caller.run(
        request.tenantId,
        () => createRefund(stripe, request, given.amount),
        nameRefundRefusal,
      );
      return settledOrNot(mapValue(refunded, toRefundSnapshot));
    },

    async fetchRefund({ tenantId, accountRef, refundRef }) {
      const found = await caller.run(tenantId, () =>
        stripe.refunds.retrieve(refundRef, {}, { stripeAccount: accountRef }),
      );
      return mapValue(found, toRefundSnapshot);
    },
  };
}

function accountCalls({ stripe, caller }: Line): AccountCalls {
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

async function createRefund(stripe: Stripe, request: RefundRequest, amount: number): Promise<Stripe.Refund> {
  const { paymentRef, paymentId, key, reason, accountRef, tenantId } = request;
  return stripe.refunds.create(
    { payment_intent: paymentRef, amount, reason, metadata: { key, payment: paymentId, tenant: tenantId } },
    { stripeAccount: accountRef, idempotencyKey: key },
  );
}

async function readPayment(stripe: Stripe, place: ProcessorPlace & PaymentReference) {
  const options = { stripeAccount: place.accountRef };
  const { session, intent } = await readSessionAndIntent(stripe, place, options);
  const charge = expanded(intent?.latest_charge);
  const listed = charge?.refunds;
  const refunds = listed?.has_more
    ? await stripe.refunds
        .list({ charge: charge?.id, limit: 100 }, options)
        .autoPagingToArray({ limit: 1000 })
    : (listed?.data ?? []);
  const disputes = charge?.disputed
    ? await stripe.disputes.list({ charge: charge.id, limit: 1 }, options)
    : undefined;
  return toPaymentSnapshot({ session, intent, refunds, dispute: disputes?.data[0] });
}

async function readSessionAndIntent(
  stripe: Stripe,
  reference: PaymentReference,
  options: Stripe.RequestOptions,
): Promise<{ session?: Stripe.Checkout.Session; intent?: Stripe.PaymentIntent }> {
  if ("checkoutRef" in reference) {
    const expand = CHARGE_PARTS.map((part) => `payment_intent.${part}`);
    const session = await stripe.checkout.sessions.retrieve(reference.checkoutRef, { expand }, options);
    return { session, intent: expanded(session.payment_intent) };
  }
  const intent = await stripe.paymentIntents.retrieve(reference.intentRef, { expand: CHARGE_PARTS }, options);
  const sessions = await stripe.checkout.sessions.list({ payment_intent: intent.id, limit: 1 }, options);
  return { session: sessions.data[0], intent };
}

function refusedAmount(code: string): CallResult<never> {
  const message =
    code === "AMOUNT_PRECISION"
      ? "Stripe cannot charge this fraction of the currency"
      : "The amount is beyond what Stripe can hold";
  return { result: "failed", code, message };
}

function mapValue<T, U>(answer: CallResult<T>, map: (value: T) => U): CallResult<U> {
  if (answer.result === "failed" || answer.result === "unknown") return answer;
  return { result: answer.result, value: map(answer.value) };
}

/** Stripe has a code only for "all of it is refunded"; too much of the rest is told by the parameter it blames. */
function nameRefundRefusal({ code, param }: Stripe.errors.StripeError): string | undefined {
  return code === "charge_already_refunded" || param === "amount" ? "REFUND_TOO_LARGE" : undefined;
}

/** A refund's answer is final only when the money is really on its way. */
function settledOrNot(refund: CallResult<RefundSnapshot>): CallResult<RefundSnapshot> {
  if (refund.result !== "succeeded") return refund;
  const { state, failureCode } = refund.value;
  if (state === "failed" || state === "cancelled") {
    return {
      result: "failed",
      code: failureCode ?? "REFUND_FAILED",
      message: "The refund did not go through",
    };
  }
  return state === "succeeded" ? refund : { result: "accepted", value: refund.value };
}
