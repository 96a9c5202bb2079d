import type Stripe from "stripe";

import { referenceId } from "../objects/reference-id";
import type { StandIn } from "../stand-in";
import { collect } from "./collect";
import { type LineDraft, newInvoice, newItem } from "./objects";

const PLATFORM = "";

/** The first moment of the next cycle: the same day of the next month or year, or its last. */
export function cycleEnd(from: number, interval: string): number {
  const start = new Date(from * 1000);
  const months = interval === "year" ? 12 : 1;
  const end = new Date(start);
  end.setUTCMonth(start.getUTCMonth() + months);
  if (end.getUTCDate() !== start.getUTCDate()) end.setUTCDate(0);
  return Math.floor(end.getTime() / 1000);
}

export function wholeLines(items: Stripe.SubscriptionItem[]): LineDraft[] {
  return items.map(({ price, quantity = 1, current_period_start: from, current_period_end: to }) => ({
    description: `${quantity} × ${price.nickname ?? ""}`,
    amount: (price.unit_amount ?? 0) * quantity,
    quantity,
    from,
    to,
  }));
}

export function percentOff(standIn: StandIn, { discounts }: Stripe.Subscription): number {
  const [discount] = discounts;
  if (typeof discount !== "object") return 0;
  if (discount.end !== null && discount.end <= standIn.now()) return 0;
  return standIn.get("coupon", PLATFORM, referenceId(discount.source.coupon)).percent_off ?? 0;
}

/** Makes an invoice and tries to collect it. */
export function bill(
  standIn: StandIn,
  subscription: Stripe.Subscription,
  reason: string,
  lines: LineDraft[],
): Stripe.Invoice {
  const id = standIn.newId("in");
  const count = standIn.all("invoice", PLATFORM).length + 1;
  const invoice = newInvoice({
    id,
    number: `QT-${String(count).padStart(5, "0")}`,
    created: standIn.now(),
    subscription,
    reason,
    lines,
    percentOff: percentOff(standIn, subscription),
    pageUrl: `${standIn.publicUrl}/i/${id}`,
  });
  standIn.add("invoice", PLATFORM, invoice);
  subscription.latest_invoice = id;
  standIn.emit(PLATFORM, "invoice.created", invoice);
  standIn.emit(PLATFORM, "invoice.finalized", invoice);
  collect(standIn, invoice, subscription);
  return invoice;
}

/** The items that the next cycle has: those that wait, else the present ones. */
export function itemsAfter(standIn: StandIn, subscription: Stripe.Subscription): Stripe.SubscriptionItem[] {
  const scheduleId = referenceId(subscription.schedule);
  const schedule = scheduleId ? standIn.find("subscription_schedule", PLATFORM, scheduleId) : undefined;
  const from = subscription.items.data[0]?.current_period_end ?? standIn.now();
  const waiting = schedule?.phases[1]?.items.map(({ price, quantity = 1 }) => ({
    price: standIn.get("price", PLATFORM, typeof price === "string" ? price : price.id),
    quantity,
  }));
  const wanted = waiting ?? subscription.items.data.map(({ price, quantity = 1 }) => ({ price, quantity }));
  return wanted.map(({ price, quantity }) =>
    newItem({
      id: standIn.newId("si"),
      created: standIn.now(),
      price,
      quantity,
      subscription: subscription.id,
      from,
      to: cycleEnd(from, price.recurring?.interval ?? "month"),
    }),
  );
}

/** Begins the next cycle now, whatever the clock says of the present one; an ending subscription ends. */
export function renew(standIn: StandIn, subscription: Stripe.Subscription): void {
  if (subscription.cancel_at_period_end) return end(standIn, subscription);
  const before = structuredClone(subscription.items);
  subscription.items.data = itemsAfter(standIn, subscription);
  const scheduleId = referenceId(subscription.schedule);
  if (scheduleId) {
    const schedule = standIn.get("subscription_schedule", PLATFORM, scheduleId);
    Object.assign(schedule, { status: "released", released_subscription: subscription.id });
    subscription.schedule = null;
  }
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription, { items: before });
  bill(standIn, subscription, "subscription_cycle", wholeLines(subscription.items.data));
}

function end(standIn: StandIn, subscription: Stripe.Subscription): void {
  Object.assign(subscription, {
    status: "canceled",
    canceled_at: standIn.now(),
    ended_at: standIn.now(),
  });
  standIn.emit(PLATFORM, "customer.subscription.deleted", subscription);
}

/** Every subscription whose cycle is over goes on to the next. */
export function renewDue(standIn: StandIn): void {
  const now = standIn.now();
  for (const { object } of standIn.everywhere("subscription")) {
    const [item] = object.items.data;
    if (!item || item.current_period_end > now || ["canceled", "unpaid"].includes(object.status)) continue;
    renew(standIn, object);
  }
}
