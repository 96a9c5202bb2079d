import Stripe from "stripe";

import { fromStripeAmount } from "../payments/stripe-amount";
import { mapValue } from "../payments/map-value";
import { createStripeClient, StripeCaller, type StripeConfig } from "../payments/stripe-client.server";
import { referenceOf } from "../payments/stripe-snapshot.server";
import type { CallResult } from "../payments/port";
import type {
  BalanceItem,
  BalanceItemKind,
  EventSubject,
  ListResult,
  Page,
  PaymentEventsPort,
  PayoutSnapshot,
  ProviderEvent,
  WebhookVerdict,
} from "./port";

const TOLERANCE_SECONDS = 300;
const PAGE_SIZE = 100;

export function stripePaymentEvents(config: StripeConfig): PaymentEventsPort {
  const stripe = createStripeClient(config);
  const caller = new StripeCaller(config);
  const now = config.now ?? Date.now;

  return {
    verifyWebhook(rawBody, headers) {
      return verify(stripe, rawBody, headers.get("stripe-signature"), config.webhookSecrets, now());
    },

    async listEvents({ tenantId, accountRef, since, cursor }) {
      const page = await caller.run(tenantId, () =>
        stripe.events.list(
          { created: { gte: toSeconds(since) }, limit: PAGE_SIZE, starting_after: cursor },
          { stripeAccount: accountRef },
        ),
      );
      // Lists under an account leave out the account's name in each event.
      return toListResult(page, (event) => ({ ...toProviderEvent(event), accountRef }));
    },

    async listBalanceItems({ tenantId, accountRef, since, cursor, payoutRef }) {
      const page = await caller.run(tenantId, () =>
        stripe.balanceTransactions.list(
          {
            created: { gte: toSeconds(since) },
            limit: PAGE_SIZE,
            starting_after: cursor,
            payout: payoutRef,
            expand: ["data.source"],
          },
          { stripeAccount: accountRef },
        ),
      );
      return toListResult(page, toBalanceItem);
    },

    async fetchPayout({ tenantId, accountRef, payoutRef }) {
      const found = await caller.run(tenantId, () =>
        stripe.payouts.retrieve(payoutRef, {}, { stripeAccount: accountRef }),
      );
      return mapValue(found, toPayoutSnapshot);
    },
  };
}

function verify(
  stripe: Stripe,
  rawBody: string,
  signature: string | null,
  secrets: readonly string[],
  now: number,
): WebhookVerdict {
  if (!signature) return { ok: false, reason: "MISSING_SIGNATURE" };
  const opens = (secret: string, tolerance: number): { event: Stripe.Event } | undefined => {
    try {
      return { event: stripe.webhooks.constructEvent(rawBody, signature, secret, tolerance, undefined, now) };
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) return undefined;
      throw error;
    }
  };
  try {
    for (const secret of secrets) {
      const opened = opens(secret, TOLERANCE_SECONDS);
      if (opened) return { ok: true, event: toProviderEvent(opened.event) };
    }
    // Without a tolerance the signature alone decides, which tells a late message from a forged one.
    const late = secrets.some((secret) => opens(secret, 0));
    return { ok: false, reason: late ? "TOO_OLD" : "BAD_SIGNATURE" };
  } catch (error) {
    // Signed, yet no JSON or no event: nothing Stripe sends, but an address can be given to another service by mistake.
    if (error instanceof SyntaxError || error instanceof TypeError) return { ok: false, reason: "BAD_BODY" };
    throw error;
  }
}

type EventObject =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.Payout
  | Stripe.SetupIntent
  | Stripe.Mandate
  | Stripe.Radar.EarlyFraudWarning
  | Stripe.Account
  | Stripe.Customer
  | Stripe.Subscription
  | Stripe.SubscriptionSchedule
  | Stripe.Invoice;

function toProviderEvent(event: Stripe.Event): ProviderEvent {
  const object = event.data.object as EventObject;
  return {
    provider: "stripe",
    eventId: event.id,
    accountRef: event.account ?? "",
    type: event.type,
    createdAt: new Date(event.created * 1000),
    objectRef: object.id,
    // what happens on the platform's own account is about what firms pay the platform
    ...(event.account ? referencesOf(object) : billingReferencesOf({ type: event.type, object })),
  };
}

/** What tells that a subscription may have changed; charges and methods say nothing that these do not. */
const BILLING_OBJECTS = [
  "customer",
  "subscription",
  "subscription_schedule",
  "invoice",
  "checkout.session",
] as const;

function billingReferencesOf({
  type,
  object,
}: {
  type: string;
  object: EventObject;
}): { subject: EventSubject } & Partial<ProviderEvent> {
  // a customer is made by ourselves, and known once it is answered
  if (type === "customer.created" || !BILLING_OBJECTS.some((known) => known === object.object))
    return { subject: "other" };
  const customer = object.object === "customer" ? object.id : "customer" in object ? object.customer : null;
  const customerRef = referenceOf(customer ?? null);
  return customerRef ? { subject: "billing", customerRef } : { subject: "other" };
}

function referencesOf(object: EventObject): { subject: EventSubject } & Partial<ProviderEvent> {
  switch (object.object) {
    case "checkout.session":
      if (object.mode === "setup") {
        const mandateId = object.client_reference_id ?? object.metadata?.mandate;
        return { subject: "mandate", setupRef: object.id, mandateId };
      }
      return {
        subject: "payment",
        checkoutRef: object.id,
        intentRef: referenceOf(object.payment_intent),
        paymentId: object.client_reference_id ?? object.metadata?.payment,
      };
    case "payment_intent":
      return { subject: "payment", intentRef: object.id, paymentId: object.metadata.payment };
    case "charge":
      return {
        subject: "payment",
        intentRef: referenceOf(object.payment_intent),
        paymentId: object.metadata.payment,
      };
    case "refund":
      return {
        subject: "refund",
        refundRef: object.id,
        intentRef: referenceOf(object.payment_intent),
        paymentId: object.metadata?.payment,
      };
    case "dispute":
      return { subject: "dispute", disputeRef: object.id, intentRef: referenceOf(object.payment_intent) };
    case "setup_intent":
      return { subject: "mandate", mandateId: object.metadata?.mandate };
    case "mandate":
      return { subject: "mandate", mandateRef: object.id };
    case "radar.early_fraud_warning":
      return { subject: "fraud_warning", intentRef: referenceOf(object.payment_intent) };
    case "payout":
      return { subject: "payout", payoutRef: object.id };
    case "account":
      return { subject: "account" };
    default:
      return { subject: "other" };
  }
}

/** Stripe's reporting categories: docs.stripe.com/reports/reporting-categories. */
const BALANCE_KINDS: Record<string, BalanceItemKind> = {
  charge: "payment",
  refund: "refund",
  refund_failure: "refund_failure",
  charge_failure: "payment_failure",
  dispute: "dispute",
  dispute_reversal: "dispute",
  payout: "payout",
  payout_reversal: "payout",
  fee: "fee",
};

function toBalanceItem(item: Stripe.BalanceTransaction): BalanceItem {
  return {
    itemRef: item.id,
    kind: BALANCE_KINDS[item.reporting_category] ?? "other",
    amount: fromStripeAmount(item.amount, item.currency),
    fee: fromStripeAmount(item.fee, item.currency),
    net: fromStripeAmount(item.net, item.currency),
    sourceRef: referenceOf(item.source),
    intentRef: intentOf(item.source),
    createdAt: new Date(item.created * 1000),
    availableAt: new Date(item.available_on * 1000),
    description: item.description ?? undefined,
  };
}

function intentOf(source: Stripe.BalanceTransaction["source"]): string | undefined {
  if (typeof source !== "object" || source === null || !("payment_intent" in source)) return undefined;
  return referenceOf(source.payment_intent);
}

/** A payout that was called off pays nothing, like one the bank sent back. */
function toPayoutSnapshot(payout: Stripe.Payout): PayoutSnapshot {
  const failed = payout.status === "failed" || payout.status === "canceled";
  return {
    payoutRef: payout.id,
    amount: fromStripeAmount(payout.amount, payout.currency),
    state: failed ? "failed" : payout.status === "paid" ? "paid" : "expected",
    arrivesOn: new Date(payout.arrival_date * 1000).toISOString().slice(0, 10),
    failureCode: payout.failure_code?.toUpperCase(),
    itemsKnown: payout.automatic && payout.reconciliation_status === "completed",
  };
}

function toListResult<S extends { id: string }, T>(
  answer: CallResult<Stripe.ApiList<S>>,
  map: (item: S) => T,
): ListResult<T> {
  if (answer.result === "failed") return { result: "unknown", code: answer.code, message: answer.message };
  if (answer.result === "unknown") return answer;
  const { data, has_more: hasMore } = answer.value;
  const page: Page<T> = { items: data.map(map) };
  if (hasMore) page.nextCursor = data.at(-1)?.id;
  return { result: "succeeded", value: page };
}

function toSeconds(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}
