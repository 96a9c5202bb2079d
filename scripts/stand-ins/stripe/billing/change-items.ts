import type Stripe from "stripe";

import type { Params } from "../http/params";
import { invalidRequest } from "../http/stripe-failure";
import type { StandIn } from "../stand-in";
import { bill, cycleEnd, wholeLines } from "./cycle";
import { type LineDraft, newItem } from "./objects";

const PLATFORM = "";

/** Items named by id are changed, those without are new, deleted ones end; the rest stays. */
export function changeItems(
  standIn: StandIn,
  subscription: Stripe.Subscription,
  given: Params[],
  { proration, at }: { proration: string; at: number },
): void {
  if (subscription.schedule) {
    throw invalidRequest(
      "The subscription is managed by the subscription schedule and updating it directly is not allowed.",
    );
  }
  const before = structuredClone(subscription.items.data);
  const [first] = before;
  if (!first) throw invalidRequest("The subscription has no items.");
  const after = nextItems(standIn, subscription, given);
  const interval = after[0]?.price.recurring?.interval ?? "month";
  const turned = interval !== first.price.recurring?.interval;
  if (turned) {
    for (const item of after) {
      item.current_period_start = at;
      item.current_period_end = cycleEnd(at, interval);
    }
  }
  subscription.items.data = after;
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription, { items: before });
  if (proration !== "always_invoice") return;
  const credits = before.filter((item) => turned || !isSame(item, after)).map((item) => part(item, at, -1));
  const charges = turned
    ? wholeLines(after)
    : after.filter((item) => !isSame(item, before)).map((item) => part(item, at, 1));
  const lines = [...credits, ...charges];
  if (lines.length > 0) bill(standIn, subscription, "subscription_update", lines);
}

function nextItems(
  standIn: StandIn,
  { id: subscription, items }: Stripe.Subscription,
  given: Params[],
): Stripe.SubscriptionItem[] {
  const [first] = items.data;
  const next = items.data.map((item) => structuredClone(item));
  for (const one of given) {
    one.allow("id", "price", "quantity", "deleted");
    const id = one.text("id");
    const held = next.find((item) => item.id === id);
    if (id && !held) throw invalidRequest(`No such subscription item: '${id}'`, { param: "items" });
    if (held && one.flag("deleted")) {
      next.splice(next.indexOf(held), 1);
      continue;
    }
    const priceId = one.text("price");
    const price = priceId ? standIn.get("price", PLATFORM, priceId) : held?.price;
    if (!price) throw invalidRequest("Missing required param: items[price].");
    const quantity = one.integer("quantity") ?? held?.quantity ?? 1;
    if (held) Object.assign(held, { price, quantity });
    else {
      next.push(
        newItem({
          id: standIn.newId("si"),
          created: standIn.now(),
          price,
          quantity,
          subscription,
          from: first?.current_period_start ?? standIn.now(),
          to: first?.current_period_end ?? standIn.now(),
        }),
      );
    }
  }
  return next;
}

function isSame(item: Stripe.SubscriptionItem, others: Stripe.SubscriptionItem[]): boolean {
  return others.some(
    (other) => other.id === item.id && other.price.id === item.price.id && other.quantity === item.quantity,
  );
}

/** What is left of a cycle, charged or given back. */
function part(item: Stripe.SubscriptionItem, at: number, sign: 1 | -1): LineDraft {
  const { price, quantity = 1, current_period_start: from, current_period_end: to } = item;
  const amount = Math.round(((price.unit_amount ?? 0) * quantity * (to - at)) / (to - from));
  const word = sign === 1 ? "Remaining time on" : "Unused time on";
  return {
    description: `${word} ${quantity} × ${price.nickname ?? ""}`,
    amount: sign * amount,
    quantity,
    from: at,
    to,
  };
}
