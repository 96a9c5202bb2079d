import type Stripe from "stripe";

import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { invalidRequest } from "../http/stripe-failure";
import type { StandIn } from "../stand-in";
import { referenceId } from "../objects/reference-id";
import { changeItems } from "./change-items";

const PLATFORM = "";
const MONTH = 30 * 86_400;

const list: ApiAction = (standIn, { params }) => {
  params.allow(...LIST_PARAMS, "customer", "status");
  const [customer, status] = [params.text("customer"), params.text("status")];
  const found = standIn
    .all("subscription", PLATFORM)
    .filter((one) => customer === undefined || one.customer === customer)
    // without a status Stripe leaves out the ones that are over
    .filter((one) =>
      status === undefined ? one.status !== "canceled" : ["all", one.status].includes(status),
    );
  return listAnswer("/v1/subscriptions", found, params);
};

const update: ApiAction = (standIn, { id, params }) => {
  params.allow(
    "items",
    "proration_behavior",
    "proration_date",
    "cancel_at_period_end",
    "default_payment_method",
    "discounts",
  );
  const subscription = standIn.get("subscription", PLATFORM, id, "subscription");
  if (subscription.status === "canceled")
    throw invalidRequest("A canceled subscription can only update its cancellation_details and metadata.");
  const items = params.children("items");
  const proration = params.oneOf("proration_behavior", ["always_invoice", "create_prorations", "none"]);
  const at = params.integer("proration_date") ?? standIn.now();
  if (items.length > 0)
    changeItems(standIn, subscription, items, { proration: proration ?? "create_prorations", at });
  if (items.length > 0) return subscription;
  if (params.has("cancel_at_period_end")) end(subscription, params.flag("cancel_at_period_end"));
  if (params.has("default_payment_method"))
    subscription.default_payment_method = params.requiredText("default_payment_method");
  const [discount] = params.children("discounts");
  if (discount)
    subscription.discounts = [newDiscount(standIn, subscription, discount.requiredText("coupon"))];
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription);
  return subscription;
};

function end(subscription: Stripe.Subscription, ending: boolean): void {
  subscription.cancel_at_period_end = ending;
  subscription.cancel_at = ending ? (subscription.items.data[0]?.current_period_end ?? null) : null;
}

function newDiscount(
  standIn: StandIn,
  { id: subscription, customer }: Stripe.Subscription,
  couponId: string,
): Stripe.Discount {
  const coupon = standIn.get("coupon", PLATFORM, couponId, "coupon");
  const start = standIn.now();
  const months = coupon.duration_in_months;
  return {
    id: standIn.newId("di"),
    object: "discount",
    customer,
    end: months === null ? null : start + months * MONTH,
    source: { coupon: couponId, type: "coupon" },
    start,
    subscription,
  } as unknown as Stripe.Discount;
}

const createSchedule: ApiAction = (standIn, { params }) => {
  params.allow("from_subscription");
  const from = params.requiredText("from_subscription");
  const subscription = standIn.get("subscription", PLATFORM, from, "from_subscription");
  if (subscription.schedule)
    throw invalidRequest("You cannot migrate a subscription that is already attached to a schedule.");
  const schedule = {
    id: standIn.newId("sub_sched"),
    object: "subscription_schedule" as const,
    created: standIn.now(),
    customer: subscription.customer,
    end_behavior: "release",
    metadata: {},
    phases: [],
    released_subscription: null,
    status: "active",
    subscription: subscription.id,
  };
  subscription.schedule = schedule.id;
  return standIn.add("subscription_schedule", PLATFORM, schedule as never);
};

const updateSchedule: ApiAction = (standIn, { id, params }) => {
  params.allow("end_behavior", "metadata", "phases");
  const schedule = standIn.get("subscription_schedule", PLATFORM, id, "schedule");
  const phases = params.children("phases").map((phase) => {
    phase.allow("start_date", "end_date", "items", "proration_behavior", "duration");
    const items = phase.children("items").map((item) => {
      const price = item.allow("price", "quantity").requiredText("price");
      standIn.get("price", PLATFORM, price, "price");
      return { price, quantity: item.integer("quantity") ?? 1 };
    });
    return { start_date: phase.integer("start_date"), end_date: phase.integer("end_date"), items };
  });
  Object.assign(schedule, { phases, metadata: params.hash("metadata") });
  standIn.emit(PLATFORM, "subscription_schedule.updated", schedule);
  const subscription = standIn.get("subscription", PLATFORM, referenceId(schedule.subscription));
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription);
  return schedule;
};

const releaseSchedule: ApiAction = (standIn, { id, params }) => {
  params.allow();
  const schedule = standIn.get("subscription_schedule", PLATFORM, id, "schedule");
  const subscription = standIn.get("subscription", PLATFORM, referenceId(schedule.subscription));
  Object.assign(schedule, {
    status: "released",
    released_subscription: subscription.id,
    subscription: null,
  });
  subscription.schedule = null;
  standIn.emit(PLATFORM, "customer.subscription.updated", subscription);
  return schedule;
};

export const subscriptionRoutes: ApiRoutes = {
  "GET /v1/subscriptions": list,
  "GET /v1/subscriptions/:id": (standIn, { id }) => standIn.get("subscription", PLATFORM, id, "subscription"),
  "POST /v1/subscriptions/:id": update,
  "POST /v1/subscription_schedules": createSchedule,
  "GET /v1/subscription_schedules/:id": (standIn, { id }) =>
    standIn.get("subscription_schedule", PLATFORM, id, "schedule"),
  "POST /v1/subscription_schedules/:id": updateSchedule,
  "POST /v1/subscription_schedules/:id/release": releaseSchedule,
};
