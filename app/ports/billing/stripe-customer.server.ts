import type Stripe from "stripe";

import { SUBSCRIPTION_STATUSES } from "~/people/domain/billing/subscription-state";

import { fromStripeAmount } from "../payments/stripe-amount";
import type {
  CustomerSnapshot,
  InvoiceSnapshot,
  NextInvoice,
  PayingMethod,
  SubscriptionSnapshot,
} from "./port";
import { fromNote, toHeldPlan } from "./stripe-prices.server";

const OVER = ["canceled", "incomplete_expired"];
const MOST_INVOICES = 40;

/** Everything Stripe knows of one firm, as it is now. */
export async function readCustomer(stripe: Stripe, customerRef: string): Promise<CustomerSnapshot> {
  const [customer, { data: subscriptions }, { data: invoices }] = await Promise.all([
    stripe.customers.retrieve(customerRef, { expand: ["invoice_settings.default_payment_method"] }),
    stripe.subscriptions.list({
      customer: customerRef,
      status: "all",
      limit: 10,
      expand: ["data.default_payment_method", "data.schedule", "data.discounts"],
    }),
    stripe.invoices.list({ customer: customerRef, limit: MOST_INVOICES }),
  ]);
  const current = currentOf(subscriptions);
  const known = customer.deleted ? null : customer.invoice_settings.default_payment_method;
  return {
    customerRef,
    subscription: current ? await toSubscription(stripe, current) : null,
    method: toMethod(current?.default_payment_method ?? known),
    next: current && !isEnding(current) ? await readNext(stripe, customerRef, current) : null,
    invoices: invoices.filter(({ status }) => status !== "draft").map(toInvoice),
  };
}

/** The one that runs, else the last one that did. Stripe lists the newest first. */
export function currentOf(subscriptions: readonly Stripe.Subscription[]): Stripe.Subscription | undefined {
  return subscriptions.find(({ status }) => !OVER.includes(status)) ?? subscriptions[0];
}

function isEnding({ status, cancel_at_period_end: ending }: Stripe.Subscription): boolean {
  return ending || OVER.includes(status) || status === "incomplete";
}

async function toSubscription(
  stripe: Stripe,
  subscription: Stripe.Subscription,
): Promise<SubscriptionSnapshot> {
  const status = SUBSCRIPTION_STATUSES.find((known) => known === subscription.status);
  if (!status) throw new TypeError(`Stripe's status ${subscription.status} is not known here`);
  const [first] = subscription.items.data;
  const { schedule } = subscription;
  const waiting = schedule && typeof schedule === "object" && schedule.status === "active" ? schedule : null;
  return {
    subscriptionRef: subscription.id,
    status,
    held: toHeldPlan(subscription.items.data),
    periodStart: toDate(first?.current_period_start ?? subscription.start_date),
    periodEnd: toDate(first?.current_period_end ?? subscription.start_date),
    ending: subscription.cancel_at_period_end,
    next: fromNote(waiting?.metadata?.["next"]),
    percentOff: await percentOff(stripe, subscription.discounts[0]),
  };
}

async function percentOff(
  stripe: Stripe,
  discount: string | Stripe.Discount | undefined,
): Promise<number | null> {
  if (typeof discount !== "object") return null;
  const { coupon } = discount.source;
  if (typeof coupon === "string") return (await stripe.coupons.retrieve(coupon)).percent_off;
  return coupon?.percent_off ?? null;
}

async function readNext(
  stripe: Stripe,
  customer: string,
  subscription: Stripe.Subscription,
): Promise<NextInvoice> {
  const preview = await stripe.invoices.createPreview({ customer, subscription: subscription.id });
  return {
    total: fromStripeAmount(preview.total, preview.currency),
    at: toDate(preview.next_payment_attempt ?? preview.period_end),
    lines: preview.lines.data.map(({ description, amount, currency }) => ({
      text: description ?? "",
      amount: fromStripeAmount(amount, currency),
    })),
  };
}

function toInvoice(invoice: Stripe.Invoice): InvoiceSnapshot {
  const { paid_at: paidAt } = invoice.status_transitions;
  return {
    invoiceRef: invoice.id,
    number: invoice.number,
    status: (invoice.status ?? "draft") as InvoiceSnapshot["status"],
    total: fromStripeAmount(invoice.total, invoice.currency),
    due: fromStripeAmount(invoice.amount_remaining, invoice.currency),
    issuedAt: toDate(invoice.created),
    paidAt: paidAt === null ? null : toDate(paidAt),
    pageUrl: invoice.hosted_invoice_url ?? null,
    pdfUrl: invoice.invoice_pdf ?? null,
  };
}

function toMethod(method: string | Stripe.PaymentMethod | null): PayingMethod | null {
  if (method === null || typeof method === "string") return null;
  const { type, card, us_bank_account: bank } = method;
  if (card) {
    const expires = `${String(card.exp_month).padStart(2, "0")}/${String(card.exp_year).slice(-2)}`;
    return { kind: type, brand: card.brand, last4: card.last4, expires };
  }
  return { kind: type, brand: bank?.bank_name ?? type, last4: bank?.last4 ?? "", expires: null };
}

function toDate(seconds: number): Date {
  return new Date(seconds * 1000);
}
