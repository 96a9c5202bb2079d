import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { takeProviderEvent } from "~/jobs/take-provider-event.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../support/firm";
import { ownerRows } from "../support/owner-rows";
import { closing, enablePayments, nextKey, read, settle } from "../support/paying";
import { HEADER, importFile } from "../support/placed";
import { openWorld, type World } from "../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Spec 05, bad input: 10,000 events, each told three times. */
const PAYMENTS = 2000;
const AT_ONCE = 16;
/** What the heap may grow from a third of the storm to its end: a leak of one small object a delivery is more. */
const FLAT_MB = 64;
/** of each payment, in the order in which they happened */
const TOLD = [
  "payment_intent.processing", "checkout.session.completed", "payment_intent.succeeded", "charge.succeeded", "charge.updated",
]; // prettier-ignore

interface News {
  eventId: string;
  type: string;
  paymentId: string;
  accountRef: string;
}

/** Works a list with a few hands. */
async function each<T, R>(list: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (let at = 0; at < list.length; at += AT_ONCE)
    results.push(...(await Promise.all(list.slice(at, at + AT_ONCE).map(work))));
  return results;
}

async function payMany(firm: Firm): Promise<{ paymentId: string; accountRef: string }[]> {
  const rows = Array.from(
    { length: PAYMENTS },
    (_, n) =>
      `S-${n},Angela Foster,7823,angela@example.com,+12145551234,300.00,2026-01-15,National,credit_card`,
  );
  await importFile(world, firm, "storm.csv", [HEADER, ...rows].join("\n"));
  const debts = await ownerRows<{ id: string; customer_id: string }>(
    world,
    "SELECT id, customer_id FROM account WHERE tenant_id = $1",
    [firm.tenant.id],
  );
  const opened = await each(debts, async ({ id, customer_id: customerId }) => {
    const form = { accountId: id, amount: "120.00" };
    return yes(await firm.customer(customerId).change(startDebtorCheckout, form, nextKey())).paymentId;
  });
  await settle(world);
  const payments = await each(opened, (paymentId) => read(firm, paymentId));
  for (const payment of payments) world.host.ports.payments.pay(payment.checkoutRef ?? "", "ok");
  await ownerRows(world, "UPDATE processor_account SET provider = 'fake' WHERE tenant_id = $1 RETURNING id", [
    firm.tenant.id,
  ]);
  return payments.map((payment) => ({
    paymentId: payment.id,
    accountRef: payment.processorAccountRef ?? "",
  }));
}

/** A fixed shuffle: the same storm at every run. */
function shuffled<T>(list: T[]): T[] {
  let seed = 20261121;
  const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return list
    .map((one) => ({ one, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

const deliver = ({ eventId, type, paymentId, accountRef }: News) =>
  takeProviderEvent(
    {
      provider: "fake",
      eventId,
      accountRef,
      type,
      subject: "payment",
      createdAt: new Date(),
      objectRef: "pi",
      paymentId,
    },
    "{}",
  );

describe("a storm of news", () => {
  it("shuffled, tripled and worked by several workers at once ends where calm news ends", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    const payments = await payMany(firm);
    const told = payments.flatMap((payment) => TOLD.map((type) => ({ ...payment, type, eventId: newId() })));
    const storm = shuffled([...told, ...told, ...told]);
    const taken: string[] = [];
    const heap: number[] = [];
    for (let at = 0; at < storm.length; at += 100) {
      taken.push(...(await Promise.all(storm.slice(at, at + 100).map(deliver))));
      // the workers do not wait for the end of the storm
      if (at % 1000 === 0) await Promise.all([settle(world), settle(world), settle(world)]);
      heap.push(process.memoryUsage().heapUsed / 1024 ** 2);
    }
    await Promise.all([settle(world), settle(world)]);
    expect(taken.filter((one) => one === "stored")).toHaveLength(told.length);
    const [inbox] = await ownerRows(
      world,
      `SELECT count(*)::int AS all, count(*) FILTER (WHERE state IN ('done', 'skipped'))::int AS worked FROM provider_event
        WHERE tenant_id = $1`,
      [firm.tenant.id],
    );
    expect(inbox).toEqual({ all: told.length, worked: told.length });
    const [posted] = await ownerRows(
      world,
      `SELECT count(*) FILTER (WHERE rule_code = 'PC01')::int AS received, count(DISTINCT subject_id)::int AS payments FROM journal_entry
        WHERE tenant_id = $1 AND subject_type = 'payment'`,
      [firm.tenant.id],
    );
    expect(posted).toEqual({ received: PAYMENTS, payments: PAYMENTS });
    expect(await closing(firm)).toMatchObject({ "2100": BigInt(PAYMENTS) * 12_000n });
    const [debts] = await ownerRows(
      world,
      "SELECT sum(balance)::text AS owed, count(DISTINCT version)::int AS versions FROM account WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(debts).toMatchObject({ owed: String(PAYMENTS * 18_000) });
    const third = heap.slice(0, heap.length / 3);
    const end = heap.slice(-heap.length / 3);
    expect(Math.min(...end) - Math.min(...third)).toBeLessThan(FLAT_MB);
  }, 600_000);
});
