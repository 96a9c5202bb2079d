import type Stripe from "stripe";

import type { CallResult, PaymentSnapshot } from "./port";
import type {
  ChargeRequest,
  MandateSetupRequest,
  MandateSetupSnapshot,
  MandateSetupState,
  StandingPaymentsPort,
} from "./standing-port";
import { toStripeAmount } from "./stripe-amount";
import { mapValue } from "./map-value";
import { refusedAmount, type StripeLine } from "./stripe-answer.server";
import { createStripeClient, StripeCaller, type StripeConfig, toFailureCode } from "./stripe-client.server";
import { readPayment } from "./stripe-reading.server";
import { expanded, referenceOf } from "./stripe-snapshot.server";

/** Cards and bank accounts kept at Stripe on the tenant's own account, and charges of them. */
export function stripeStandingPayments(config: StripeConfig): StandingPaymentsPort {
  const line: StripeLine = { stripe: createStripeClient(config), caller: new StripeCaller(config) };
  const { stripe, caller } = line;
  return {
    async createMandateSetup(request) {
      const created = await caller.run(request.tenantId, () =>
        stripe.checkout.sessions.create(toSetupParams(request), {
          stripeAccount: request.accountRef,
          idempotencyKey: `setup:${request.mandateId}`,
        }),
      );
      if (created.result === "failed" || created.result === "unknown") return created;
      const { id, url } = created.value;
      if (!url) return { result: "failed", code: "NOT_OPEN", message: "The page is no longer open" };
      return { result: "succeeded", value: { checkoutRef: id, url } };
    },

    async fetchMandateSetup({ tenantId, accountRef, setupRef }) {
      const expand = ["setup_intent.payment_method", "setup_intent.mandate"];
      const found = await caller.run(tenantId, () =>
        stripe.checkout.sessions.retrieve(setupRef, { expand }, { stripeAccount: accountRef }),
      );
      return mapValue(found, toSetupSnapshot);
    },

    charge: (request) => charge(line, request),
  };
}

async function charge(
  { stripe, caller }: StripeLine,
  request: ChargeRequest,
): Promise<CallResult<PaymentSnapshot>> {
  const charged = toStripeAmount(request.amount);
  if (!charged.ok) return refusedAmount(charged.code);
  const { accountRef, tenantId, paymentId, attempt } = request;
  const made = await caller.run(tenantId, () =>
    stripe.paymentIntents.create(toIntentParams(request, charged.amount), {
      stripeAccount: accountRef,
      idempotencyKey: `${paymentId}:${attempt}`,
    }),
  );
  if (made.result === "failed" || made.result === "unknown") return made;
  const intentRef = made.value.id;
  const read = await caller.run(tenantId, () => readPayment(stripe, { tenantId, accountRef, intentRef }));
  if (read.result !== "succeeded" || read.value.state === "succeeded") return read;
  return { result: "accepted", value: read.value };
}

function toIntentParams(request: ChargeRequest, amount: number): Stripe.PaymentIntentCreateParams {
  const { tenantId, paymentId, purpose, attempt, payer, description } = request;
  return {
    amount,
    currency: request.amount.currency.toLowerCase(),
    customer: payer.customerRef,
    payment_method: payer.methodRef,
    mandate: request.mandateRef,
    allowed_payment_method_types: [request.rail],
    off_session: true,
    confirm: true,
    description,
    metadata: { tenant: tenantId, payment: paymentId, purpose, attempt: String(attempt) },
  };
}

function toSetupParams(request: MandateSetupRequest): Stripe.Checkout.SessionCreateParams {
  const { mandateId, tenantId, description } = request;
  const metadata = { tenant: tenantId, mandate: mandateId };
  return {
    mode: "setup",
    customer_creation: "always",
    client_reference_id: mandateId,
    metadata,
    setup_intent_data: { metadata, description },
    allowed_payment_method_types: [request.rail],
    customer_email: request.customerEmail,
    success_url: request.successUrl,
    cancel_url: request.cancelUrl,
  };
}

function toSetupSnapshot(session: Stripe.Checkout.Session): MandateSetupSnapshot {
  const intent = expanded(session.setup_intent);
  const mandate = expanded(intent?.mandate);
  const method = expanded(intent?.payment_method);
  const customerRef = referenceOf(intent?.customer) ?? referenceOf(session.customer);
  const error = intent?.last_setup_error;
  return {
    setupRef: session.id,
    mandateId: session.client_reference_id ?? undefined,
    state: toSetupState(session, intent, mandate),
    mandateRef: referenceOf(intent?.mandate),
    payer: method && customerRef ? { customerRef, methodRef: method.id } : undefined,
    method: method && {
      kind: method.type,
      brand: method.card?.brand ?? method.us_bank_account?.bank_name ?? undefined,
      last4: method.card?.last4 ?? method.us_bank_account?.last4 ?? undefined,
    },
    failureCode: error ? toFailureCode(error) : undefined,
  };
}

function toSetupState(
  session: Stripe.Checkout.Session,
  intent?: Stripe.SetupIntent,
  mandate?: Stripe.Mandate,
): MandateSetupState {
  if (intent?.status === "succeeded") return mandate?.status === "inactive" ? "ended" : "active";
  if (session.status === "expired") return "expired";
  if (intent?.status === "canceled") return "failed";
  if (session.status !== "complete") return "open";
  return intent?.last_setup_error ? "failed" : "awaiting_bank";
}
