import type { Money } from "~/money/domain/amount/money";

import type { CallResult } from "../payments/port";
import type {
  CustomerSnapshot,
  HeldPlan,
  InvoiceSnapshot,
  PayingMethod,
  PlanItem,
  SubscriptionSnapshot,
} from "./port";

export interface FakeCustomer extends CustomerSnapshot {
  tenantId: string;
  items: PlanItem[];
  nextItems: PlanItem[] | null;
  /** the newest kept method, which is not the one charged before it is adopted */
  kept: (PayingMethod & { declines: boolean }) | null;
  charged: (PayingMethod & { declines: boolean }) | null;
}

interface FakePage {
  customerRef: string;
  items: PlanItem[] | null;
}

const VISA = { kind: "card", brand: "visa", last4: "4242", expires: "12/34" };

/** What a provider of subscriptions in memory keeps, and what payers and time do to it. */
export class FakeBillingBook {
  readonly customers = new Map<string, FakeCustomer>();
  private readonly pages = new Map<string, FakePage>();
  private readonly done = new Set<string>();
  private failing: { times: number; code: string } = { times: 0, code: "" };
  private count = 0;

  constructor(private readonly now: () => Date = () => new Date()) {}

  /** The owner fills in the page behind an address. */
  complete(url: string, outcome: "ok" | "declined" | "declines_later" = "ok"): void {
    const page = this.pages.get(url);
    if (!page || outcome === "declined") return;
    this.pages.delete(url);
    const customer = this.customer(page.customerRef);
    customer.kept = { ...VISA, declines: outcome === "declines_later" };
    if (!page.items) return;
    customer.charged = customer.kept;
    this.begin(customer, page.items);
  }

  /** The next cycle begins now; an ending subscription ends. */
  renew(customerRef: string): void {
    const customer = this.customer(customerRef);
    const { subscription } = customer;
    if (!subscription) throw new Error(`${customerRef} has no subscription`);
    if (subscription.ending) {
      subscription.status = "canceled";
      return;
    }
    customer.items = customer.nextItems ?? customer.items;
    customer.nextItems = null;
    const held = toHeld(customer.items);
    const periodStart = subscription.periodEnd;
    const periodEnd = cycleEnd(periodStart, held.cycle);
    Object.assign(subscription, { held, next: null, periodStart, periodEnd });
    this.bill(customer, totalOf(customer.items));
  }

  /** The next calls say that nobody knows, or are refused. */
  fail(times: number, code: string): void {
    this.failing = { times, code };
  }

  private begin(customer: FakeCustomer, items: PlanItem[]): void {
    const at = this.now();
    const held = toHeld(items);
    const subscription: SubscriptionSnapshot = {
      subscriptionRef: this.name("fake_sub"),
      status: "active",
      held,
      periodStart: at,
      periodEnd: cycleEnd(at, held.cycle),
      ending: false,
      next: null,
      percentOff: null,
    };
    Object.assign(customer, { subscription, items, nextItems: null });
    this.bill(customer, totalOf(items));
  }

  protected bill(customer: FakeCustomer, minor: bigint): void {
    const currency = customer.items[0]?.unit.currency ?? "USD";
    const off = BigInt(customer.subscription?.percentOff ?? 0);
    const total: Money = { minor: minor - (minor > 0n ? (minor * off) / 100n : 0n), currency };
    const invoiceRef = this.name("fake_in");
    const invoice: InvoiceSnapshot = {
      invoiceRef,
      number: invoiceRef.toUpperCase(),
      status: "open",
      total,
      due: { minor: total.minor > 0n ? total.minor : 0n, currency },
      issuedAt: this.now(),
      paidAt: null,
      pageUrl: `https://fake.test/invoices/${invoiceRef}`,
      pdfUrl: `https://fake.test/invoices/${invoiceRef}.pdf`,
    };
    customer.invoices.unshift(invoice);
    this.collect(customer, invoice);
  }

  protected collect({ subscription, charged, invoices }: FakeCustomer, invoice: InvoiceSnapshot): void {
    const paid = invoice.due.minor === 0n || (charged !== null && !charged.declines);
    if (paid) {
      const due = { ...invoice.due, minor: 0n };
      Object.assign(invoice, { status: "paid", due, paidAt: this.now() });
    }
    if (!subscription || subscription.status === "canceled") return;
    subscription.status = invoices.some(({ status }) => status === "open") ? "past_due" : "active";
  }

  protected nextInvoice(customerRef: string): CustomerSnapshot["next"] {
    const { subscription, items, nextItems } = this.customer(customerRef);
    if (!subscription || subscription.ending || subscription.status === "canceled") return null;
    const coming = (nextItems ?? items).filter(({ quantity }) => quantity > 0);
    const currency = coming[0]?.unit.currency ?? "USD";
    const whole = totalOf(coming);
    const minor = whole - (whole * BigInt(subscription.percentOff ?? 0)) / 100n;
    const lines = coming.map(({ name, unit, quantity }) => ({
      text: `${quantity} × ${name}`,
      amount: { minor: unit.minor * BigInt(quantity), currency },
    }));
    return { total: { minor, currency }, at: subscription.periodEnd, lines };
  }

  protected openPage(page: FakePage): { url: string } {
    this.customer(page.customerRef);
    const url = `https://fake.test/pages/${this.name("page")}`;
    this.pages.set(url, page);
    return { url };
  }

  protected customer(customerRef: string): FakeCustomer {
    const customer = this.customers.get(customerRef);
    if (!customer) throw new NotThere();
    return customer;
  }

  protected bySubscription(subscriptionRef: string): FakeCustomer {
    const found = [...this.customers.values()].find(
      ({ subscription }) => subscription?.subscriptionRef === subscriptionRef,
    );
    if (!found) throw new NotThere();
    return found;
  }

  protected once(key: string, work: () => null): Promise<CallResult<null>> {
    return this.answer(() => {
      if (this.done.has(key)) return null;
      const value = work();
      this.done.add(key);
      return value;
    });
  }

  protected answer<T>(work: () => T): Promise<CallResult<T>> {
    if (this.failing.times > 0) {
      const { code } = this.failing;
      this.failing.times -= 1;
      const unknown = { result: "unknown", code: "TIMEOUT", message: "no answer" } as const;
      return Promise.resolve(code === "TIMEOUT" ? unknown : { result: "failed", code, message: "refused" });
    }
    try {
      return Promise.resolve({ result: "succeeded", value: work() });
    } catch (error) {
      if (!(error instanceof NotThere)) throw error;
      return Promise.resolve({ result: "failed", code: "NOT_FOUND", message: "No such object" });
    }
  }

  private name(prefix: string): string {
    this.count += 1;
    return `${prefix}_${this.count}`;
  }
}

class NotThere extends Error {}

export function newCustomer(tenantId: string, customerRef: string): FakeCustomer {
  const nothing = {
    subscription: null,
    method: null,
    next: null,
    nextItems: null,
    kept: null,
    charged: null,
  };
  return { tenantId, customerRef, ...nothing, invoices: [], items: [] };
}

export function totalOf(items: readonly PlanItem[]): bigint {
  return items.reduce((sum, { unit, quantity }) => sum + unit.minor * BigInt(quantity), 0n);
}

export function toHeld(items: readonly PlanItem[]): HeldPlan {
  const base = items.find(({ part }) => part === "base");
  if (!base) throw new TypeError("a plan has a base price");
  const seats = items.find(({ part }) => part === "seat")?.quantity ?? 0;
  return { plan: base.plan, version: base.version, cycle: base.cycle, seats };
}

export function cycleEnd(from: Date, cycle: string): Date {
  const end = new Date(from);
  end.setUTCMonth(from.getUTCMonth() + (cycle === "year" ? 12 : 1));
  if (end.getUTCDate() !== from.getUTCDate()) end.setUTCDate(0);
  return end;
}
