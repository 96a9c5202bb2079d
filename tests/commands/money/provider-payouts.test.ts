import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { pollProcessor } from "~/jobs/money/poll-processor.server";
import { readPayout } from "~/jobs/money/read-payout.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { absorbBalanceItems } from "~/money/commands/provider/absorb-balance-items.server";
import { absorbPayout } from "~/money/commands/provider/absorb-payout.server";
import { recordEventsRead } from "~/money/commands/provider/record-events-read.server";
import { processorAccount } from "~/money/queries/processor-account.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import {
  absorb,
  closing,
  enablePayments,
  nextKey,
  openCheckoutFor,
  payByCard,
  read,
  settle,
} from "../../support/paying";
import { placeDebts } from "../../support/placed";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const stripe = () => world.host.ports;

async function firmWith(debts: number) {
  const firm = await openFirm(world);
  await enablePayments(world, firm);
  const accounts = await placeDebts(
    world,
    firm,
    Array.from({ length: debts }, () => ({ amount: "300.00" })),
  );
  const account = await firm.system.read(processorAccount, undefined);
  return { firm, accounts, accountRef: account?.accountRef ?? "" };
}

interface Payout {
  id: string;
  state: string;
  amount: string;
  items_net: string | null;
  matched_on: string | null;
}

const rowsOf = <Row>(firm: Firm, sql: string) => ownerRows<Row>(world, sql, [firm.tenant.id]);
const payoutOf = async (firm: Firm) =>
  (await rowsOf<Payout>(firm, "SELECT * FROM provider_payout WHERE tenant_id = $1"))[0];
const breaksOf = (firm: Firm) =>
  rowsOf<{ type: string; state: string; amount: string; break_key: string }>(
    firm,
    "SELECT type, state, amount, break_key FROM reconciliation_break WHERE tenant_id = $1 ORDER BY id",
  );
const failing = async (firm: Firm) =>
  yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed;

/** Five charges of 100.00, one half refunded, one disputed, and the payout of it all: 5 × 96.80 − 50.00 − 115.00. */
async function paidOut() {
  const { firm, accounts, accountRef } = await firmWith(5);
  const payments = [];
  for (const account of accounts) payments.push(await payByCard(world, firm, account, "100.00"));
  const form = { paymentId: payments[0]?.id, amount: "50.00", reason: "half too much" };
  yes(await firm.admin.change(requestRefund, form, nextKey()));
  await settle(world);
  const disputed = payments[1];
  if (!disputed) throw new Error("nothing was paid");
  stripe().payments.openDispute(disputed.processorRef ?? "");
  yes(await absorb(world, firm, disputed));
  const payoutRef = stripe().paymentEvents.payOut(accountRef);
  expect(await readPayout(world.host, await world.system(firm.tenant.id), payoutRef)).toBe(true);
  return { firm, accountRef, payoutRef, payments };
}

async function lineOf(firm: Firm) {
  const [line] = await rowsOf<{ id: string; version: number; state: string }>(
    firm,
    "SELECT id, version, state FROM statement_line WHERE tenant_id = $1",
  );
  return line ?? { id: "", version: 0, state: "missing" };
}

describe("a payout of the processor", () => {
  it("8.d of 5 charges, 1 refund and 1 dispute balances to the cent, and its bank line empties the clearing", async () => {
    const { firm, payoutRef } = await paidOut();
    expect(await payoutOf(firm)).toMatchObject({ state: "reconciled", amount: "31900", items_net: "31900" });
    const items = await rowsOf<{ rule_code: string; n: number }>(
      firm,
      "SELECT rule_code, count(*)::int AS n FROM provider_item WHERE tenant_id = $1 GROUP BY 1 ORDER BY 1",
    );
    expect(items).toEqual([
      { rule_code: "PS01", n: 5 },
      { rule_code: "PS03", n: 1 },
      { rule_code: "PS04", n: 1 },
      { rule_code: "PS05", n: 1 },
    ]);
    expect(await closing(firm)).toMatchObject({ "1040": 31_900n });
    expect(await breaksOf(firm)).toEqual([]);
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    const day = firm.tenant.businessDate;
    await takeIn(world, firm, table([[day, `STRIPE ${payoutRef}`, "319.00"]]), { bankAccountId });
    const line = await lineOf(firm);
    expect(line.state).toBe("proposed");
    const { id: targetId = "" } = (await payoutOf(firm)) ?? {};
    const part = { targetType: "provider_payout", targetId, amount: "319.00" };
    const form = { lineId: line.id, version: line.version, parts: [part] };
    const { matchId } = yes(await firm.admin.change(confirmMatch, form, nextKey()));
    expect(await closing(firm)).not.toHaveProperty("1040");
    expect(await closing(firm)).toMatchObject({ "1020": 31_900n, "1045": 10_000n });
    await pollProcessor(world.host, { tenantId: firm.tenant.id });
    expect(await failing(firm)).toEqual([]);
    yes(await firm.admin.change(unmatchLine, { matchId, reason: "another payout" }, nextKey()));
    expect(await closing(firm)).toMatchObject({ "1040": 31_900n, "2300": 31_900n });
    expect(await payoutOf(firm)).toMatchObject({ matched_on: null });
  });

  it("read twice, or after its items were, is kept once", async () => {
    const { firm, payoutRef } = await paidOut();
    await pollProcessor(world.host, { tenantId: firm.tenant.id });
    await readPayout(world.host, await world.system(firm.tenant.id), payoutRef);
    const [kept] = await rowsOf<{ n: number }>(
      firm,
      "SELECT count(*)::int AS n FROM provider_item WHERE tenant_id = $1 AND payout_id IS NOT NULL",
    );
    expect(kept).toEqual({ n: 8 });
    expect(await payoutOf(firm)).toMatchObject({ state: "reconciled" });
  });

  it("goes to its own bank account, whole and once", async () => {
    const { firm } = await paidOut();
    const day = firm.tenant.businessDate;
    await takeIn(world, firm, table([[day, "STRIPE", "319.00"]]), {
      bankAccountId: await bankAccountOf(world, firm),
    });
    const line = await lineOf(firm);
    const { id: targetId = "" } = (await payoutOf(firm)) ?? {};
    const form = (amount: string) => ({
      lineId: line.id,
      version: line.version,
      parts: [{ targetType: "provider_payout", targetId, amount }],
    });
    expect(await firm.admin.change(confirmMatch, form("319.00"), nextKey())).toMatchObject({
      refusal: { code: "PAYOUT_OTHER_BANK" },
    });
  });

  it("that the bank sends back is told to those who set up payments", async () => {
    const { firm, payoutRef } = await paidOut();
    stripe().paymentEvents.failPayout(payoutRef);
    await readPayout(world.host, await world.system(firm.tenant.id), payoutRef);
    expect(await payoutOf(firm)).toMatchObject({ state: "failed" });
    const told = await rowsOf<{ type: string }>(
      firm,
      "SELECT type FROM notification WHERE tenant_id = $1 AND type = 'provider_payout_failed'",
    );
    expect(told).toHaveLength(1);
  });

  it("whose items are not its amount, and a line nobody knows, are breaks by name until they are explained", async () => {
    const { firm, accountRef } = await firmWith(1);
    stripe().paymentEvents.bookStranger(accountRef, -700n);
    for (let times = 0; times < 2; times += 1)
      await pollProcessor(world.host, { tenantId: firm.tenant.id, book: true });
    expect(await breaksOf(firm)).toMatchObject([{ type: "BK4", state: "open", amount: "-700" }]);
    const arrivesOn = firm.tenant.businessDate;
    const payout = { payoutRef: "po_odd", amount: 500n, currency: "USD", arrivesOn, state: "paid" as const };
    yes(await firm.system.change(absorbPayout, { payout, items: [] }));
    expect(await payoutOf(firm)).toMatchObject({ state: "paid", items_net: "0" });
    expect((await breaksOf(firm)).at(-1)).toMatchObject({ break_key: "po_odd", amount: "500" });
  });

  it("is the system's matter: people and other firms do not write the processor's book", async () => {
    const { firm } = await firmWith(1);
    const commands = [
      firm.admin.change(absorbBalanceItems, { items: [], readUntil: null }),
      firm.admin.change(recordEventsRead, { at: new Date() }),
    ];
    for (const answer of await Promise.all(commands))
      expect(answer).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });
});

describe("news that never arrived", () => {
  it("8.c the worker is down for two hours: the poll posts the missed payment once", async () => {
    const { firm, accounts } = await firmWith(1);
    const [account] = accounts;
    if (!account) throw new Error("nothing was placed");
    const payment = await openCheckoutFor(world, firm, account, "100.00");
    stripe().payments.pay(payment.checkoutRef ?? "", "ok");
    expect(await read(firm, payment.id)).toMatchObject({ state: "submitted" });
    for (let times = 0; times < 2; times += 1) {
      await pollProcessor(world.host, { tenantId: firm.tenant.id, book: true });
      await settle(world);
    }
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    const posted = await rowsOf<{ rule_code: string }>(
      firm,
      "SELECT rule_code FROM journal_entry WHERE tenant_id = $1 AND rule_code = 'PC01'",
    );
    expect(posted).toHaveLength(1);
    expect(await failing(firm)).toEqual([]);
  });
});
