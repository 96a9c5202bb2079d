import type Stripe from "stripe";

import { referenceId } from "../objects/reference-id";
import { findTestMethod } from "../payments/test-methods";
import type { StandIn } from "../stand-in";

const PLATFORM = "";
const DAY = 86_400;
/** Days after the first try on which an open invoice is tried again; then a person must. */
const RETRY_DAYS = [3, 5, 7];

/** Charges the customer's method for an open invoice; answers the decline's words, or null when it is paid. */
export function collect(
  standIn: StandIn,
  invoice: Stripe.Invoice,
  subscription: Stripe.Subscription,
): string | null {
  if (invoice.status !== "open") return null;
  invoice.attempt_count += 1;
  invoice.attempted = true;
  const declined = invoice.amount_due === 0 ? null : declineOf(standIn, subscription);
  if (declined !== null) {
    const days = RETRY_DAYS[invoice.attempt_count - 1];
    invoice.next_payment_attempt = days === undefined ? null : invoice.created + days * DAY;
    standIn.emit(PLATFORM, "invoice.payment_failed", invoice);
    moveTo(standIn, subscription, "past_due");
    return declined;
  }
  Object.assign(invoice, {
    status: "paid",
    amount_paid: invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
  });
  invoice.status_transitions.paid_at = standIn.now();
  standIn.emit(PLATFORM, "invoice.paid", invoice);
  const open = standIn
    .all("invoice", PLATFORM)
    .some((other) => other.status === "open" && other.customer === invoice.customer);
  if (!open) moveTo(standIn, subscription, "active");
  return null;
}

function moveTo(standIn: StandIn, subscription: Stripe.Subscription, status: "active" | "past_due"): void {
  const { status: before } = subscription;
  if (before === status || before === "canceled") return;
  subscription.status = status;
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription, { status: before });
}

function declineOf(standIn: StandIn, subscription: Stripe.Subscription): string | null {
  const customer = standIn.get("customer", PLATFORM, referenceId(subscription.customer));
  const kept =
    referenceId(subscription.default_payment_method) ||
    referenceId(customer.invoice_settings.default_payment_method);
  const method = findTestMethod(kept ? (standIn.hidden(kept).testNumber ?? "") : "");
  if (!method) return "There is no payment method.";
  return method.behaviour.kind === "declines" ? method.behaviour.message : null;
}

/** The invoices whose next try has come. */
export function collectDue(standIn: StandIn): void {
  const now = standIn.now();
  for (const { object } of standIn.everywhere("invoice")) {
    if (object.status !== "open" || !object.next_payment_attempt || object.next_payment_attempt > now)
      continue;
    collect(standIn, object, subscriptionOf(standIn, object));
  }
}

export function subscriptionOf(standIn: StandIn, { parent }: Stripe.Invoice): Stripe.Subscription {
  const held = parent?.subscription_details?.subscription ?? null;
  return standIn.get("subscription", PLATFORM, referenceId(held));
}
