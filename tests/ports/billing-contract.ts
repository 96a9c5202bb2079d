import { expect, it, describe, onTestFinished } from "vitest";

import { cycleTotal, priceOf } from "~/people/domain/billing/plan";
import { DEFAULT_PLANS } from "~/people/domain/billing/plans.table";
import { prorate } from "~/people/domain/billing/proration";
import type { BillingPort, CustomerSnapshot, PlanItem } from "~/ports/billing/port";

import { valueOf } from "./payments-contract";

/** A provider of subscriptions, and what happens on the other side of the port. */
export interface BillingWorld {
  port: BillingPort;
  /** the owner fills in a page */
  complete(url: string, outcome: "ok" | "declined" | "declines_later"): void;
  /** the next cycle begins now */
  renew(customerRef: string): void;
  stop(): Promise<void>;
}

/** Our items of a plan, as commands hand them to the port. */
export function itemsOf(code: string, seats: number, cycle: "month" | "year" = "month"): PlanItem[] {
  const plan = DEFAULT_PLANS.find((one) => one.code === code);
  const price = plan && priceOf(plan, "USD", cycle);
  if (!plan || !price) throw new Error(`${code} has no price`);
  const { currency, base, seat } = price;
  const item = { plan: code, version: plan.version, cycle };
  return [
    { ...item, part: "base", name: plan.name, unit: { minor: base, currency }, quantity: 1 },
    { ...item, part: "seat", name: `${plan.name} seat`, unit: { minor: seat, currency }, quantity: seats },
  ];
}

/** What every billing adapter and the fake promise. */
export function describeBillingContract(name: string, open: () => Promise<BillingWorld>): void {
  const pages = { successUrl: "https://agency.test/done", cancelUrl: "https://agency.test/back" };
  let count = 0;

  async function setUp() {
    const world = await open();
    onTestFinished(() => world.stop());
    count += 1;
    const tenantId = `tenant-${count}`;
    const { port } = world;
    const request = { tenantId, key: `customer ${count}`, name: "Agency", email: "ada@agency.test" };
    const { customerRef } = valueOf(await port.createCustomer(request));
    const place = { tenantId, customerRef };
    const fetch = async () => valueOf(await port.fetchCustomer(place));
    const begin = async (items: PlanItem[], outcome: "ok" | "declined" | "declines_later" = "ok") => {
      const page = await port.openCheckout({ ...place, key: `checkout ${count}`, items, ...pages });
      world.complete(valueOf(page).url, outcome);
      return fetch();
    };
    const keep = async (outcome: "ok" | "declines_later") => {
      const page = await port.openMethodPage({ ...place, key: `method ${outcome}`, ...pages });
      world.complete(valueOf(page).url, outcome);
      return valueOf(await port.adoptMethod(place));
    };
    return { world, port, tenantId, place, request, fetch, begin, keep };
  }

  const runs = ({ subscription }: CustomerSnapshot) => {
    if (!subscription) throw new Error("there is no subscription");
    return subscription;
  };
  const growth = priceOf(DEFAULT_PLANS[1]!, "USD", "month")!;

  describe(name, () => {
    it("makes a customer once for a key, with nothing to pay yet", async () => {
      const { port, place, request, fetch } = await setUp();
      expect(valueOf(await port.createCustomer(request))).toEqual({ customerRef: place.customerRef });
      expect(await fetch()).toEqual({ ...place, tenantId: undefined, subscription: null, method: null, next: null, invoices: [] }); // prettier-ignore
    });

    it("begins a subscription when the page is paid, and says what comes next", async () => {
      const { begin } = await setUp();
      const found = await begin(itemsOf("growth", 2));
      const subscription = runs(found);
      expect(subscription).toMatchObject({ status: "active", ending: false, next: null });
      expect(subscription.held).toEqual({ plan: "growth", version: 1, cycle: "month", seats: 2 });
      expect(found.method).toMatchObject({ kind: "card", last4: "4242" });
      const total = { minor: cycleTotal(growth, 2), currency: "USD" };
      expect(found.invoices).toMatchObject([{ status: "paid", total }]);
      expect(found.next).toMatchObject({ total, at: subscription.periodEnd });
      expect(found.next?.lines).toHaveLength(2);
    });

    it("begins nothing when the card is declined", async () => {
      const { begin } = await setUp();
      expect(await begin(itemsOf("growth", 0), "declined")).toMatchObject({
        subscription: null,
        invoices: [],
      });
    });

    it("charges added seats to the cent that our own reckoning says, and once however often it is asked", async () => {
      const { port, tenantId, begin, fetch } = await setUp();
      const { subscriptionRef, periodStart: from, periodEnd: to } = runs(await begin(itemsOf("growth", 0)));
      const third = Math.floor((from.getTime() + (to.getTime() - from.getTime()) / 3) / 1000);
      const at = new Date(third * 1000);
      const items = itemsOf("growth", 2);
      const change = { tenantId, subscriptionRef, key: "two seats", items, charge: "now" as const, at };
      valueOf(await port.changeItems(change));
      valueOf(await port.changeItems(change));
      const { invoices, subscription } = await fetch();
      const due = prorate({ unit: growth.seat, quantity: 2 }, { from, to }, at);
      expect(invoices.map(({ total }) => total.minor)).toEqual([due, cycleTotal(growth, 0)]);
      expect(subscription?.held?.seats).toBe(2);
    });

    it("changes the next cycle only, where nothing is to be charged", async () => {
      const { port, tenantId, begin, fetch } = await setUp();
      const { subscriptionRef } = runs(await begin(itemsOf("growth", 3)));
      const at = new Date();
      const items = itemsOf("growth", 1);
      valueOf(
        await port.changeItems({ tenantId, subscriptionRef, key: "fewer", items, charge: "never", at }),
      );
      const found = await fetch();
      expect(found.invoices).toHaveLength(1);
      expect(found.next?.total.minor).toBe(cycleTotal(growth, 1));
    });

    it("a smaller plan waits for the cycle's end, and can be taken back till then", async () => {
      const { world, port, tenantId, place, begin, fetch } = await setUp();
      const { subscriptionRef } = runs(await begin(itemsOf("growth", 0)));
      const items = itemsOf("starter", 1);
      const wanted = { tenantId, subscriptionRef };
      valueOf(await port.scheduleItems({ ...wanted, key: "down", items }));
      const held = { plan: "starter", version: 1, cycle: "month", seats: 1 };
      expect(runs(await fetch())).toMatchObject({ held: { plan: "growth" }, next: held });
      valueOf(await port.scheduleItems({ ...wanted, key: "back", items: null }));
      expect(runs(await fetch()).next).toBeNull();
      valueOf(await port.scheduleItems({ ...wanted, key: "down again", items }));
      expect((await fetch()).next?.total.minor).toBe(12_400n);
      world.renew(place.customerRef);
      expect(runs(await fetch())).toMatchObject({ held, next: null });
    });

    it("ends with the cycle, unless that is taken back", async () => {
      const { world, port, tenantId, place, begin, fetch } = await setUp();
      const { subscriptionRef } = runs(await begin(itemsOf("starter", 0)));
      const wanted = { tenantId, subscriptionRef };
      valueOf(await port.setEnding({ ...wanted, key: "end", ending: true }));
      expect(await fetch()).toMatchObject({ subscription: { ending: true, status: "active" }, next: null });
      valueOf(await port.setEnding({ ...wanted, key: "stay", ending: false }));
      expect(runs(await fetch()).ending).toBe(false);
      valueOf(await port.setEnding({ ...wanted, key: "end again", ending: true }));
      world.renew(place.customerRef);
      expect(runs(await fetch()).status).toBe("canceled");
    });

    it("a fee that is declined leaves it past due until another method pays what is open", async () => {
      const { world, place, begin, keep, fetch } = await setUp();
      await begin(itemsOf("starter", 0));
      expect(await keep("declines_later")).toEqual({ paid: 0 });
      world.renew(place.customerRef);
      const late = await fetch();
      expect(late).toMatchObject({
        subscription: { status: "past_due" },
        invoices: [{ status: "open" }, {}],
      });
      expect(late.invoices[0]?.due.minor).toBe(9_900n);
      expect(await keep("ok")).toEqual({ paid: 1 });
      expect(await fetch()).toMatchObject({
        subscription: { status: "active" },
        invoices: [{ status: "paid" }, {}],
      });
    });

    it("takes a part off what comes", async () => {
      const { port, tenantId, begin, fetch } = await setUp();
      const { subscriptionRef } = runs(await begin(itemsOf("starter", 0)));
      const off = { tenantId, subscriptionRef, key: "welcome", percentOff: 25, months: 3, name: "Welcome" };
      valueOf(await port.discount(off));
      expect(await fetch()).toMatchObject({
        subscription: { percentOff: 25 },
        next: { total: { minor: 7_425n } },
      });
    });

    it("opens the provider's own pages, and knows nobody it was not told of", async () => {
      const { port, tenantId, place } = await setUp();
      const opened = valueOf(await port.openPortal({ ...place, returnUrl: "https://agency.test/billing" }));
      expect(opened.url).toMatch(/^http/);
      const stranger = await port.fetchCustomer({ tenantId, customerRef: "cus_nobody" });
      expect(stranger).toMatchObject({ result: "failed", code: "NOT_FOUND" });
    });
  });
}
