import type Stripe from "stripe";

import { newPaymentMethod } from "../objects/payment-method";
import { referenceId } from "../objects/reference-id";
import type { TestMethod } from "../payments/test-methods";
import type { StandIn } from "../stand-in";
import { bill, cycleEnd, wholeLines } from "./cycle";
import { newItem, newSubscription } from "./objects";

const PLATFORM = "";

/** The payer fills in the page that begins a subscription: its first invoice is paid, or nothing begins. */
export function subscribeOnPage(
  standIn: StandIn,
  session: Stripe.Checkout.Session,
  method: TestMethod,
): void {
  if (session.status !== "open") return;
  if (method.behaviour.kind === "declines") {
    standIn.hidden(session.id).pageMessage = method.behaviour.message;
    return;
  }
  const created = standIn.now();
  const customer = referenceId(session.customer);
  const kept = newPaymentMethod({ id: standIn.newId("pm"), customer, method, created });
  standIn.add("payment_method", PLATFORM, kept);
  standIn.hidden(kept.id).testNumber = method.number;
  const { lines = [], metadata = {} } = standIn.hidden(session.id).subscriptionDraft ?? {};
  const id = standIn.newId("sub");
  const items = lines.map(({ price: priceId, quantity }) => {
    const price = standIn.get("price", PLATFORM, priceId);
    const to = cycleEnd(created, price.recurring?.interval ?? "month");
    const item = { id: standIn.newId("si"), created, price, quantity, subscription: id, from: created, to };
    return newItem(item);
  });
  const currency = items[0]?.price.currency ?? "usd";
  const subscription = newSubscription({ id, created, customer, method: kept.id, currency, items, metadata });
  standIn.add("subscription", PLATFORM, subscription);
  standIn.emit(PLATFORM, "customer.subscription.created", subscription);
  const invoice = bill(standIn, subscription, "subscription_create", wholeLines(items));
  Object.assign(session, {
    status: "complete",
    url: null,
    payment_status: "paid",
    subscription: id,
    invoice: invoice.id,
  });
  standIn.emit(PLATFORM, "checkout.session.completed", session);
}
