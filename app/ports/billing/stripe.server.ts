import type Stripe from "stripe";

import { mapValue } from "../payments/map-value";
import { createStripeClient, StripeCaller, type StripeConfig } from "../payments/stripe-client.server";
import type { StripeLine } from "../payments/stripe-answer.server";
import { referenceOf } from "../payments/stripe-snapshot.server";
import type { BillingPort, PlanItem } from "./port";
import { currentOf, readCustomer } from "./stripe-customer.server";
import { pricesOf, toHeldPlan, toNote } from "./stripe-prices.server";

/** Stripe Billing on the platform's own account. */
export function stripeBilling(config: StripeConfig): BillingPort {
  const line: StripeLine = { stripe: createStripeClient(config), caller: new StripeCaller(config) };
  return { ...customerCalls(line), ...pageCalls(line), ...subscriptionCalls(line) };
}

function customerCalls({
  stripe,
  caller,
}: StripeLine): Pick<BillingPort, "createCustomer" | "fetchCustomer" | "adoptMethod"> {
  return {
    async createCustomer({ tenantId, key, name, email }) {
      const made = await caller.run(tenantId, () =>
        stripe.customers.create({ name, email, metadata: { tenant: tenantId } }, { idempotencyKey: key }),
      );
      return mapValue(made, ({ id }) => ({ customerRef: id }));
    },

    fetchCustomer: ({ tenantId, customerRef }) =>
      caller.run(tenantId, () => readCustomer(stripe, customerRef)),

    adoptMethod: ({ tenantId, customerRef }) =>
      caller.run(tenantId, async () => {
        const { data: methods } = await stripe.customers.listPaymentMethods(customerRef, { limit: 1 });
        const [newest] = methods;
        if (!newest) return { paid: 0 };
        await stripe.customers.update(customerRef, {
          invoice_settings: { default_payment_method: newest.id },
        });
        const { data } = await stripe.subscriptions.list({ customer: customerRef, limit: 10 });
        const current = currentOf(data);
        if (current) await stripe.subscriptions.update(current.id, { default_payment_method: newest.id });
        return { paid: await payOpen(stripe, customerRef) };
      }),
  };
}

/** A method that is declined again is Stripe's news, not our failure. */
async function payOpen(stripe: Stripe, customer: string): Promise<number> {
  const { data: open } = await stripe.invoices.list({ customer, status: "open", limit: 20 });
  let paid = 0;
  for (const { id } of open) {
    const tried = await stripe.invoices.pay(id).catch((error: unknown) => {
      if (isDecline(error)) return null;
      throw error;
    });
    if (tried?.status === "paid") paid += 1;
  }
  return paid;
}

function isDecline(error: unknown): boolean {
  return error instanceof Error && "rawType" in error && error.rawType === "card_error";
}

function pageCalls({
  stripe,
  caller,
}: StripeLine): Pick<BillingPort, "openCheckout" | "openMethodPage" | "openPortal"> {
  return {
    async openCheckout({ tenantId, customerRef, key, items, successUrl, cancelUrl }) {
      const made = await caller.run(tenantId, async () => {
        const lines = await pricesOf(stripe, items);
        return stripe.checkout.sessions.create(
          {
            mode: "subscription",
            customer: customerRef,
            client_reference_id: tenantId,
            line_items: lines.map(({ price, quantity }) => ({ price, quantity })),
            subscription_data: { metadata: { tenant: tenantId } },
            automatic_tax: { enabled: true },
            tax_id_collection: { enabled: true },
            customer_update: { address: "auto", name: "auto" },
            success_url: successUrl,
            cancel_url: cancelUrl,
          },
          { idempotencyKey: key },
        );
      });
      return mapValue(made, ({ url }) => ({ url: url ?? cancelUrl }));
    },

    async openMethodPage({ tenantId, customerRef, key, successUrl, cancelUrl }) {
      const made = await caller.run(tenantId, () =>
        stripe.checkout.sessions.create(
          {
            mode: "setup",
            customer: customerRef,
            currency: "usd",
            client_reference_id: tenantId,
            success_url: successUrl,
            cancel_url: cancelUrl,
          },
          { idempotencyKey: key },
        ),
      );
      return mapValue(made, ({ url }) => ({ url: url ?? cancelUrl }));
    },

    async openPortal({ tenantId, customerRef, returnUrl }) {
      const made = await caller.run(tenantId, () =>
        stripe.billingPortal.sessions.create({ customer: customerRef, return_url: returnUrl }),
      );
      return mapValue(made, ({ url }) => ({ url }));
    },
  };
}

function subscriptionCalls({
  stripe,
  caller,
}: StripeLine): Pick<BillingPort, "changeItems" | "scheduleItems" | "setEnding" | "discount"> {
  return {
    changeItems: ({ tenantId, subscriptionRef, key, items, charge, at }) =>
      caller.run(tenantId, async () => {
        const now = await stripe.subscriptions.retrieve(subscriptionRef);
        // asked again after an answer that was lost: what is there already is not charged twice
        if (sameAs(now, items)) return null;
        await releaseSchedule(stripe, now);
        await stripe.subscriptions.update(
          subscriptionRef,
          {
            items: await itemsOf(stripe, now, items),
            ...(charge === "now"
              ? {
                  proration_behavior: "always_invoice" as const,
                  proration_date: Math.floor(at.getTime() / 1000),
                }
              : { proration_behavior: "none" as const }),
          },
          { idempotencyKey: key },
        );
        return null;
      }),

    scheduleItems: ({ tenantId, subscriptionRef, key, items }) =>
      caller.run(tenantId, async () => {
        const now = await stripe.subscriptions.retrieve(subscriptionRef);
        await releaseSchedule(stripe, now);
        if (items) await schedule(stripe, now, items, key);
        return null;
      }),

    setEnding: ({ tenantId, subscriptionRef, key, ending }) =>
      caller.run(tenantId, async () => {
        const now = await stripe.subscriptions.retrieve(subscriptionRef);
        if (ending) await releaseSchedule(stripe, now);
        await stripe.subscriptions.update(
          subscriptionRef,
          { cancel_at_period_end: ending },
          { idempotencyKey: key },
        );
        return null;
      }),

    discount: ({ tenantId, subscriptionRef, key, percentOff, months, name }) =>
      caller.run(tenantId, async () => {
        const coupon = await stripe.coupons.create(
          { percent_off: percentOff, duration: "repeating", duration_in_months: months, name },
          { idempotencyKey: `${key}:coupon` },
        );
        await stripe.subscriptions.update(
          subscriptionRef,
          { discounts: [{ coupon: coupon.id }] },
          { idempotencyKey: key },
        );
        return null;
      }),
  };
}

function sameAs({ items }: Stripe.Subscription, wanted: readonly PlanItem[]): boolean {
  const held = toHeldPlan(items.data);
  return held !== null && toNote(wanted) === [held.plan, held.version, held.cycle, held.seats].join(":");
}

/** Items that go on keep their name; the others are ended. */
async function itemsOf(
  stripe: Stripe,
  { items }: Stripe.Subscription,
  wanted: readonly PlanItem[],
): Promise<Stripe.SubscriptionUpdateParams.Item[]> {
  const lines = await pricesOf(stripe, wanted);
  const heldAs = (part: string) => items.data.find(({ price }) => price.metadata.part === part);
  const kept = lines.map(({ part, price, quantity }) => ({ id: heldAs(part)?.id, price, quantity }));
  const ended = items.data.filter(({ id }) => !kept.some((line) => line.id === id));
  return [...kept, ...ended.map(({ id }) => ({ id, deleted: true }))];
}

/** A subscription that waits for a change takes no other. */
async function releaseSchedule(stripe: Stripe, { schedule: held }: Stripe.Subscription): Promise<void> {
  const waiting = referenceOf(held);
  if (!waiting) return;
  const { status } = await stripe.subscriptionSchedules.retrieve(waiting);
  if (status === "active" || status === "not_started") await stripe.subscriptionSchedules.release(waiting);
}

async function schedule(
  stripe: Stripe,
  now: Stripe.Subscription,
  items: readonly PlanItem[],
  key: string,
): Promise<void> {
  const made = await stripe.subscriptionSchedules.create(
    { from_subscription: now.id },
    { idempotencyKey: `${key}:schedule` },
  );
  const [first] = now.items.data;
  const [cycle = "month"] = items.map((item) => item.cycle);
  const lines = await pricesOf(stripe, items);
  await stripe.subscriptionSchedules.update(
    made.id,
    {
      end_behavior: "release",
      metadata: { next: toNote(items) },
      phases: [
        {
          start_date: first?.current_period_start,
          end_date: first?.current_period_end,
          items: now.items.data.map(({ price, quantity }) => ({ price: price.id, quantity })),
        },
        {
          proration_behavior: "none",
          duration: { interval: cycle, interval_count: 1 },
          items: lines.map(({ price, quantity }) => ({ price, quantity })),
        },
      ],
    },
    { idempotencyKey: key },
  );
}
