import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { absorbProviderEvent } from "~/jobs/money/absorb-provider-event.server";
import { pollProcessor } from "~/jobs/money/poll-processor.server";
import { readPayout } from "~/jobs/money/read-payout.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { holdSuspected } from "~/money/commands/payment/hold-suspected.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { notificationList } from "~/office/queries/notification-list.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import {
  absorb,
  balanceOf,
  closing,
  enablePayments,
  nextKey,
  payByCard,
  read,
  settle,
} from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const processor = () => world.host.ports.payments;

async function paid() {
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm, { amount: "300.00" });
  const payment = await payByCard(world, firm, account, "100.00");
  return { account, payment, intent: payment.processorRef ?? "" };
}

const failing = async () => yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed;

async function held(owner: string): Promise<Record<string, string>> {
  const found = await ownerRows<{ kind: string; left: string }>(
    world,
    `SELECT kind, sum(amount - captured)::text AS left FROM hold WHERE owner_id = $1 AND state IN ('active', 'part_captured') GROUP BY 1`,
    [owner],
  );
  return Object.fromEntries(found.map(({ kind, left }) => [kind, left]));
}

/** The processor pays everything out and the bank shows it; answers the matched line. */
async function paidOut(accountRef: string, amount: string) {
  const payoutRef = world.host.ports.paymentEvents.payOut(accountRef);
  await readPayout(world.host, await world.system(firm.tenant.id), payoutRef);
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  await takeIn(world, firm, table([[firm.tenant.businessDate, `STRIPE ${payoutRef}`, amount]]), {
    bankAccountId,
  });
  const [line] = await ownerRows<{ id: string; version: number }>(
    world,
    "SELECT id, version FROM statement_line WHERE tenant_id = $1",
    [firm.tenant.id],
  );
  const [payout] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM provider_payout WHERE tenant_id = $1",
    [firm.tenant.id],
  );
  const parts = [{ targetType: "provider_payout", targetId: payout?.id, amount }];
  const form = { lineId: line?.id, version: line?.version, parts };
  return yes(await firm.admin.change(confirmMatch, form, nextKey()));
}

describe("a refund that comes back after it had gone out", () => {
  it("restores the payment, the debt and the books, once", async () => {
    const { account, payment } = await paid();
    yes(
      await firm.admin.change(
        requestRefund,
        { paymentId: payment.id, amount: "100.00", reason: "paid twice" },
        nextKey(),
      ),
    );
    await settle(world);
    expect(await read(firm, payment.id)).toMatchObject({ state: "refunded", refunded: 10_000n });
    const [refund] = await ownerRows<{ provider_ref: string }>(
      world,
      "SELECT provider_ref FROM refund WHERE payment_id = $1",
      [payment.id],
    );
    processor().returnRefund(refund?.provider_ref ?? "");
    for (let times = 0; times < 3; times += 1) yes(await absorb(world, firm, payment));
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded", refunded: 0n });
    expect(await balanceOf(firm, account)).toBe(20_000n);
    expect(await closing(firm)).toMatchObject({ "1040": 9_680n, "2100": 10_000n });
    expect(await held(payment.id)).toEqual({ uncleared: "10000" });
    await pollProcessor(world.host, { tenantId: firm.tenant.id, book: true });
    expect(await failing()).toEqual([]);
  });
});

describe("a card payment's money", () => {
  it("is cleared when its payout is on the bank statement, and waits again when that match is undone", async () => {
    const { payment } = await paid();
    const { matchId } = await paidOut(payment.processorAccountRef ?? "", "96.80");
    expect(await read(firm, payment.id)).toMatchObject({ state: "cleared" });
    expect(await held(payment.id)).toEqual({});
    yes(await firm.admin.change(unmatchLine, { matchId, reason: "another payout" }, nextKey()));
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    expect(await held(payment.id)).toEqual({ uncleared: "10000" });
  });

  it("under a warning of fraud is held 48 hours, payout or not, and who may answer is told once", async () => {
    const { payment, intent } = await paid();
    processor().warnOfFraud(intent);
    await pollProcessor(world.host, { tenantId: firm.tenant.id });
    await settle(world);
    expect(yes(await firm.system.change(holdSuspected, { paymentId: payment.id }))).toEqual({ held: false });
    const bell = await firm.admin.read(notificationList, { limit: 20 });
    expect(bell.entries.filter(({ type }) => type === "fraud_warned")).toHaveLength(1);
    await paidOut(payment.processorAccountRef ?? "", "96.80");
    expect(await read(firm, payment.id)).toMatchObject({ state: "succeeded" });
    expect(await held(payment.id)).toEqual({ uncleared: "10000" });
    const [hold] = await ownerRows<{ hours: number }>(
      world,
      "SELECT round(extract(epoch FROM expires_at - now()) / 3600)::int AS hours FROM hold WHERE owner_id = $1 AND state = 'active'",
      [payment.id],
    );
    expect(hold?.hours).toBe(48);
    const other = await openFirm(world);
    expect(await other.system.change(holdSuspected, { paymentId: payment.id })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    await absorbProviderEvent(world.host, { tenantId: firm.tenant.id, providerEventId: payment.id });
  });

  it("cleared before the warning is set aside all the same", async () => {
    const { payment } = await paid();
    await paidOut(payment.processorAccountRef ?? "", "96.80");
    expect(yes(await firm.system.change(holdSuspected, { paymentId: payment.id }))).toEqual({ held: true });
    expect(await held(payment.id)).toEqual({ dispute: "10000" });
  });
});

describe("the fee of a won dispute", () => {
  it("that the processor gives back is the firm's own again, once, and waits to be swept", async () => {
    const { payment, intent } = await paid();
    processor().openDispute(intent);
    yes(await absorb(world, firm, payment));
    processor().closeDispute(intent, "won");
    yes(await absorb(world, firm, payment));
    processor().returnDisputeFee(intent);
    for (let times = 0; times < 2; times += 1) yes(await absorb(world, firm, payment));
    const books = await closing(firm);
    expect(books).toMatchObject({ "1040": 9_680n, "1140": 1_500n, "2330": 1_500n });
    expect(books).not.toHaveProperty("5030");
    const [dispute] = await ownerRows<{ fee: string }>(
      world,
      "SELECT fee FROM payment_dispute WHERE payment_id = $1",
      [payment.id],
    );
    expect(dispute?.fee).toBe("0");
  });
});
