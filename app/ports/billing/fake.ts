import { prorateChange } from "~/people/domain/billing/proration";

import type { CallResult } from "../payments/port";
import { cycleEnd, FakeBillingBook, newCustomer, toHeld, totalOf } from "./fake-book";
import type { BillingPort, CustomerSnapshot, HeldPlan, PayingMethod, PlanItem } from "./port";

/** What firms pay the platform, in memory; `FakeBillingBook` is what payers and time do. */
export class FakeBilling extends FakeBillingBook implements BillingPort {
  createCustomer({ tenantId, key }: { tenantId: string; key: string }) {
    return this.answer(() => {
      const customerRef = `fake_cus_${key}`;
      if (!this.customers.has(customerRef))
        this.customers.set(customerRef, newCustomer(tenantId, customerRef));
      return { customerRef };
    });
  }

  fetchCustomer({ customerRef }: { customerRef: string }): Promise<CallResult<CustomerSnapshot>> {
    return this.answer(() => {
      const { subscription, invoices, charged } = this.customer(customerRef);
      const method = charged && toMethod(charged);
      const next = this.nextInvoice(customerRef);
      const copy = subscription && { ...subscription };
      return { customerRef, subscription: copy, method, next, invoices: invoices.map((one) => ({ ...one })) };
    });
  }

  openCheckout({ customerRef, items }: { customerRef: string; items: PlanItem[] }) {
    return this.answer(() => this.openPage({ customerRef, items }));
  }

  openMethodPage({ customerRef }: { customerRef: string }) {
    return this.answer(() => this.openPage({ customerRef, items: null }));
  }

  openPortal({ customerRef }: { customerRef: string }) {
    return this.answer(() => ({ url: `https://fake.test/portal/${customerRef}` }));
  }

  adoptMethod({ customerRef }: { customerRef: string }) {
    return this.answer(() => {
      const customer = this.customer(customerRef);
      customer.charged = customer.kept ?? customer.charged;
      const open = customer.invoices.filter(({ status }) => status === "open");
      if (customer.kept) for (const invoice of open) this.collect(customer, invoice);
      return { paid: open.filter(({ status }) => status === "paid").length };
    });
  }

  changeItems(request: {
    subscriptionRef: string;
    items: PlanItem[];
    charge: "now" | "never";
    at: Date;
    key: string;
  }) {
    const { subscriptionRef, items, charge, at, key } = request;
    return this.once(key, () => {
      const customer = this.bySubscription(subscriptionRef);
      const { subscription, items: before } = customer;
      const held = toHeld(items);
      if (!subscription || same(subscription.held, held)) return null;
      const period = { from: subscription.periodStart, to: subscription.periodEnd };
      const turned = subscription.held?.cycle !== held.cycle;
      const due = turned
        ? totalOf(items) + prorateChange(chargesOf(before), [], period, at)
        : prorateChange(changed(before, items), changed(items, before), period, at);
      Object.assign(customer, { items, nextItems: null });
      Object.assign(subscription, { held, next: null });
      if (turned) Object.assign(subscription, { periodStart: at, periodEnd: cycleEnd(at, held.cycle) });
      if (charge === "now") this.bill(customer, due);
      return null;
    });
  }

  scheduleItems({
    subscriptionRef,
    items,
    key,
  }: {
    subscriptionRef: string;
    items: PlanItem[] | null;
    key: string;
  }) {
    return this.once(key, () => {
      const customer = this.bySubscription(subscriptionRef);
      customer.nextItems = items;
      if (customer.subscription) customer.subscription.next = items && toHeld(items);
      return null;
    });
  }

  setEnding({ subscriptionRef, ending, key }: { subscriptionRef: string; ending: boolean; key: string }) {
    return this.once(key, () => {
      const customer = this.bySubscription(subscriptionRef);
      if (ending) customer.nextItems = null;
      if (customer.subscription)
        Object.assign(customer.subscription, { ending, ...(ending ? { next: null } : {}) });
      return null;
    });
  }

  discount({
    subscriptionRef,
    percentOff,
    key,
  }: {
    subscriptionRef: string;
    percentOff: number;
    key: string;
  }) {
    return this.once(key, () => {
      const { subscription } = this.bySubscription(subscriptionRef);
      if (subscription) subscription.percentOff = percentOff;
      return null;
    });
  }
}

function toMethod({ kind, brand, last4, expires }: PayingMethod): PayingMethod {
  return { kind, brand, last4, expires };
}

function chargesOf(items: readonly PlanItem[]) {
  return items.map(({ unit, quantity }) => ({ unit: unit.minor, quantity }));
}

/** The items that the other list does not have as they are. */
function changed(items: readonly PlanItem[], others: readonly PlanItem[]) {
  const isThere = (item: PlanItem) =>
    others.some(
      (other) =>
        other.part === item.part && other.unit.minor === item.unit.minor && other.quantity === item.quantity,
    );
  return chargesOf(items.filter((item) => !isThere(item)));
}

function same(one: HeldPlan | null, other: HeldPlan): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
