import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startDebtorCheckout } from "~/collections/commands/payment/start-debtor-checkout.server";
import { takeProviderEvent } from "~/jobs/take-provider-event.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { closing, customerOf, enablePayments, nextKey, read, settle } from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const PAYMENTS = 24;
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

async function payMany(firm: Firm): Promise<{ paymentId: string; accountRef: string }[]> {
  const debts = await placeDebts(
    world,
    firm,
    Array.from({ length: PAYMENTS }, () => ({ amount: "300.00" })),
  );
  const opened = [];
  for (const debt of debts) {
    const debtor = await customerOf(firm, debt);
    const form = { accountId: debt.id, amount: "120.00" };
    opened.push(yes(await debtor.change(startDebtorCheckout, form, nextKey())).paymentId);
  }
  await settle(world);
  const payments = await Promise.all(opened.map((paymentId) => read(firm, paymentId)));
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
    for (let at = 0; at < storm.length; at += 40) {
      taken.push(...(await Promise.all(storm.slice(at, at + 40).map(deliver))));
      // the workers do not wait for the end of the storm
      if (at % 120 === 0) await Promise.all([settle(world), settle(world), settle(world)]);
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
  }, 60_000);
});
