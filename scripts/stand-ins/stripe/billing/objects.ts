import type Stripe from "stripe";

/** Objects of Stripe Billing with the fields that this product reads or that make a page; the rest is left out. */

export function newCustomer(draft: {
  id: string;
  created: number;
  name?: string;
  email?: string;
  metadata: Record<string, string>;
}): Stripe.Customer {
  return {
    id: draft.id,
    object: "customer",
    balance: 0,
    created: draft.created,
    delinquent: false,
    description: null,
    email: draft.email ?? null,
    name: draft.name ?? null,
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: false,
    metadata: draft.metadata,
    shipping: null,
    default_source: null,
    customer_account: null,
  } as unknown as Stripe.Customer;
}

export function newPrice(draft: {
  id: string;
  product: string;
  created: number;
  lookupKey?: string;
  currency: string;
  amount: number;
  interval: string;
  name: string;
  metadata: Record<string, string>;
}): Stripe.Price {
  return {
    id: draft.id,
    object: "price",
    active: true,
    billing_scheme: "per_unit",
    created: draft.created,
    currency: draft.currency,
    livemode: false,
    lookup_key: draft.lookupKey ?? null,
    metadata: draft.metadata,
    nickname: draft.name,
    product: draft.product,
    recurring: { interval: draft.interval, interval_count: 1, meter: null, usage_type: "licensed" },
    type: "recurring",
    unit_amount: draft.amount,
    unit_amount_decimal: String(draft.amount),
  } as unknown as Stripe.Price;
}

export function newItem(draft: {
  id: string;
  created: number;
  price: Stripe.Price;
  quantity: number;
  subscription: string;
  from: number;
  to: number;
}): Stripe.SubscriptionItem {
  return {
    id: draft.id,
    object: "subscription_item",
    created: draft.created,
    current_period_start: draft.from,
    current_period_end: draft.to,
    discounts: [],
    metadata: {},
    price: draft.price,
    quantity: draft.quantity,
    subscription: draft.subscription,
    tax_rates: [],
  } as unknown as Stripe.SubscriptionItem;
}

export function newSubscription(draft: {
  id: string;
  created: number;
  customer: string;
  method: string;
  currency: string;
  items: Stripe.SubscriptionItem[];
  metadata: Record<string, string>;
}): Stripe.Subscription {
  return {
    id: draft.id,
    object: "subscription",
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    collection_method: "charge_automatically",
    created: draft.created,
    currency: draft.currency,
    customer: draft.customer,
    default_payment_method: draft.method,
    discounts: [],
    ended_at: null,
    items: { object: "list", data: draft.items, has_more: false, url: "/v1/subscription_items" },
    latest_invoice: null,
    livemode: false,
    metadata: draft.metadata,
    schedule: null,
    start_date: draft.created,
    status: "active",
    trial_end: null,
    trial_start: null,
  } as unknown as Stripe.Subscription;
}

export interface LineDraft {
  description: string;
  amount: number;
  quantity: number;
  from: number;
  to: number;
}

export function newInvoice(draft: {
  id: string;
  number: string | null;
  created: number;
  subscription: Stripe.Subscription;
  reason: string;
  lines: LineDraft[];
  percentOff: number;
  pageUrl: string | null;
}): Stripe.Invoice {
  const { id, created, subscription, lines } = draft;
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  const total = subtotal - Math.round((Math.max(subtotal, 0) * draft.percentOff) / 100);
  return {
    id,
    object: "invoice",
    amount_due: Math.max(total, 0),
    amount_paid: 0,
    amount_remaining: Math.max(total, 0),
    attempt_count: 0,
    attempted: false,
    billing_reason: draft.reason,
    created,
    currency: subscription.currency,
    customer: subscription.customer,
    hosted_invoice_url: draft.pageUrl,
    invoice_pdf: draft.pageUrl && `${draft.pageUrl}/pdf`,
    lines: { object: "list", data: lines.map((line, at) => newLine(line, `${id}_${at}`, subscription)) },
    livemode: false,
    metadata: {},
    next_payment_attempt: null,
    number: draft.number,
    parent: {
      type: "subscription_details",
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
    },
    period_end: lines[0]?.to ?? created,
    period_start: lines[0]?.from ?? created,
    status: "open",
    status_transitions: {
      finalized_at: created,
      marked_uncollectible_at: null,
      paid_at: null,
      voided_at: null,
    },
    subtotal,
    total,
  } as unknown as Stripe.Invoice;
}

function newLine(line: LineDraft, id: string, subscription: Stripe.Subscription): object {
  const { description, amount, quantity, from, to } = line;
  return {
    id: `il_${id}`,
    object: "line_item",
    amount,
    currency: subscription.currency,
    description,
    period: { start: from, end: to },
    quantity,
    subscription: subscription.id,
  };
}
