import { afterAll, beforeAll, expect, it } from "vitest";

import { handlers } from "~/jobs/handlers";
import { addDays, civilDateIn } from "~/office/domain/calendar-date";
import { ageTenant } from "~/people/commands/tenant/age-tenant.server";
import { moveTenant } from "~/people/commands/tenant/move-tenant.server";
import { recordCustomer } from "~/people/commands/billing/record-customer.server";
import { recordSubscription } from "~/people/commands/billing/record-subscription.server";
import { refreshBilling } from "~/people/commands/billing/refresh-billing.server";
import { remindFirm } from "~/people/commands/billing/remind-firm.server";
import { listInvoices } from "~/people/data/billing/billing-invoices.server";

import { eventsOf, failFee, heldBy, keepCard, stateOf, subscribe, tell, work } from "./subscribed";
import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { enablePayments, payByCard } from "../../../support/paying";
import { placeDebts } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const mails = (subject: RegExp, firm: Firm) =>
  world.host.ports.email.outbox.filter(
    (mail) => subject.test(mail.subject) && mail.from.name === firm.tenant.displayName,
  );
const invoices = (firm: Firm) => firm.system.read(({ db }) => listInvoices(db, 10), undefined);

/** The fee has been open for so many days. */
async function unpaidFor(firm: Firm, days: number): Promise<void> {
  const since = addDays(civilDateIn("UTC", new Date()), -days);
  await ownerRows(world, "UPDATE subscription SET unpaid_since = $2 WHERE tenant_id = $1", [
    firm.tenant.id,
    since,
  ]);
}

it("a paid plan opens the firm, with one receipt", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm);
  expect(await stateOf(world, firm)).toBe("active");
  expect(await heldBy(firm)).toMatchObject({
    status: "active",
    planCode: "growth",
    planVersion: 1,
    cycle: "month",
    method: { last4: "4242" },
    nextInvoice: { total: { minor: "39900", currency: "USD" } },
  });
  expect(await invoices(firm)).toMatchObject([{ status: "paid", total: 39_900n, due: 0n }]);
  expect(mails(/Receipt/, firm).map(({ subject }) => subject)).toEqual([expect.stringContaining("$399.00")]);
});

it("P2-1: invoice.paid twice and before subscription.updated is one change of state and one receipt", async () => {
  const firm = await openFirm(world);
  const customerRef = await subscribe(world, firm);
  await failFee(world, firm);
  expect(await stateOf(world, firm)).toBe("past_due");
  const changes = async () => (await eventsOf(world, firm, "tenant.state_changed")).length;
  const before = await changes();
  const receipts = mails(/Receipt/, firm).length;
  const customer = world.host.ports.billing.customers.get(customerRef)!;
  customer.kept = { ...customer.kept!, declines: false };
  await world.host.ports.billing.adoptMethod({ customerRef });
  expect(await tell(firm, "invoice.paid", "evt_paid_once")).toBe("stored");
  expect(await tell(firm, "invoice.paid", "evt_paid_once")).toBe("known");
  await work(world);
  await tell(firm, "customer.subscription.updated");
  await work(world);
  expect(await stateOf(world, firm)).toBe("active");
  expect((await changes()) - before).toBe(1);
  expect(mails(/Receipt/, firm).length - receipts).toBe(1);
});

it("P2-3: a debtor of a suspended firm pays in the portal; the payment is posted and the receipt sent", async () => {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const [account] = await placeDebts(world, firm, [{ email: "dana@debtor.test" }]);
  await subscribe(world, firm);
  await failFee(world, firm);
  await unpaidFor(firm, 31);
  await tell(firm, "customer.subscription.updated");
  await work(world);
  expect(await stateOf(world, firm)).toBe("suspended");
  const payment = await payByCard(world, firm, account!, "25.00");
  expect(payment.state).toBe("succeeded");
  await work(world);
  expect(world.host.ports.email.sentTo("dana@debtor.test").map(({ subject }) => subject)).toEqual([
    `Your payment to ${firm.tenant.displayName}`,
  ]);
});

it("an unpaid fee is told on its days, restricts on day 14 and suspends on day 30; paid, everything is open again", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm);
  await failFee(world, firm);
  expect(mails(/overdue/, firm)).toHaveLength(1);
  const told: string[][] = [];
  for (const day of [0, 3, 4, 7, 12]) {
    await unpaidFor(firm, day);
    told.push(yes(await firm.system.change(remindFirm, {})).told.map((key) => key.split(":").at(-1) ?? ""));
  }
  expect(told).toEqual([[], ["3"], ["3"], ["7"], ["12"]]);
  for (const [day, state] of [
    [14, "restricted"],
    [30, "suspended"],
    [90, "closing"],
  ] as const) {
    await unpaidFor(firm, day);
    await tell(firm, "customer.subscription.updated");
    await work(world);
    expect(await stateOf(world, firm)).toBe(state);
  }
  const started = Date.now();
  await keepCardOf(firm);
  expect(await stateOf(world, firm)).toBe("active");
  expect(Date.now() - started).toBeLessThan(60_000);
  expect((await heldBy(firm)).unpaidSince).toBeNull();
  const reasons = await ownerRows(world, "SELECT reason FROM event WHERE tenant_id = $1 AND type = 'tenant.state_changed' ORDER BY id", [firm.tenant.id]); // prettier-ignore
  expect(reasons.at(-1)).toEqual({ reason: "fee_paid" });
  expect(reasons[1]).toEqual({ reason: "fee_unpaid" });
});

/** In a closing firm nobody opens a page any more: the provider's own pages still take a card. */
async function keepCardOf(firm: Firm): Promise<void> {
  const { customerRef } = await heldBy(firm);
  const customer = world.host.ports.billing.customers.get(customerRef ?? "")!;
  customer.kept = { ...customer.kept!, declines: false };
  await tell(firm, "checkout.session.completed");
  await work(world);
}

it("what an operator closed or called overdue is not opened by the provider's news", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm);
  await stateOf(world, firm);
  yes(
    await firm.system.change(moveTenant, {
      to: "closing",
      reason: "owner's letter",
      contact: "estate@law.test",
    }),
  );
  await tell(firm, "customer.subscription.updated");
  await work(world);
  expect(await stateOf(world, firm)).toBe("closing");
});

it("a trial's end is told seven, three and one day before, each once, and restricts a firm without a plan", async () => {
  const firm = await openFirm(world);
  const ends = (days: number) =>
    ownerRows(world, "UPDATE tenant SET trial_ends_on = CURRENT_DATE + $2::int WHERE id = $1", [
      firm.tenant.id,
      days,
    ]);
  await ends(7);
  expect(yes(await firm.system.change(remindFirm, {})).told).toHaveLength(1);
  expect(yes(await firm.system.change(remindFirm, {})).told).toEqual([]);
  await work(world);
  expect(mails(/trial/, firm)).toHaveLength(1);
  await ends(-1);
  yes(await firm.system.change(ageTenant, {}));
  expect(await stateOf(world, firm)).toBe("restricted");
  await subscribe(world, firm, "starter");
  expect(await stateOf(world, firm)).toBe("active");
});

it("the nightly comparison tells what stood otherwise, and puts it right", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm);
  const compare = async () => {
    await handlers["read-billing"](world.host, { tenantId: firm.tenant.id, compare: true });
    return eventsOf(world, firm, "billing.mismatch_found");
  };
  expect(await compare()).toEqual([]);
  await ownerRows(world, "UPDATE subscription SET seats = 4, seats_wanted = 4 WHERE tenant_id = $1", [
    firm.tenant.id,
  ]);
  expect(await compare()).toEqual([{ found: ["seats"] }]);
  expect(await heldBy(firm)).toMatchObject({ seats: 0, seatsWanted: 0, mismatch: ["seats"] });
  expect(await compare()).toHaveLength(1);
});

it("news of a customer that no firm is belongs to nobody, and another firm's snapshot is not taken", async () => {
  const [firm, other] = [await openFirm(world), await openFirm(world)];
  const customerRef = await subscribe(world, firm);
  const snapshot = { customerRef, subscription: null, method: null, next: null, invoices: [] };
  expect(await other.system.change(recordSubscription, snapshot)).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  expect(await firm.admin.change(recordSubscription, snapshot)).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
  const again = yes(await firm.system.change(recordCustomer, { customerRef: "cus_other" }));
  expect(again.customerRef).toBe(customerRef);
  yes(await firm.admin.change(refreshBilling, {}));
  expect((await world.drain()).done).toContain("read-billing");
});

it("a provider that does not answer is asked again, and nothing is moved meanwhile", async () => {
  const firm = await openFirm(world);
  await subscribe(world, firm);
  world.host.ports.billing.fail(1, "TIMEOUT");
  await tell(firm, "customer.subscription.updated", "evt_slow");
  expect((await world.drain()).errors).toHaveLength(1);
  expect(await stateOf(world, firm)).toBe("active");
  await keepCard(world, firm, "ok");
  expect(await stateOf(world, firm)).toBe("active");
});
