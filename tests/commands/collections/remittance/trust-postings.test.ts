// Source: spec 02 §10.5: card 1,000.00, provider cost 29.30 borne by the agency, fee 25 %.
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { readPayout } from "~/jobs/money/read-payout.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { recordRefundRefused } from "~/money/commands/payment/record-refund-refused.server";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { processorAccount } from "~/money/queries/processor-account.server";
import { newId } from "~/platform/ids/new-id";

import { closeAll, daysLater, todayOf } from "../../../support/closing";
import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { absorb, closing, enablePayments, nextKey, payByCard } from "../../../support/paying";
import { lineOf } from "../../../support/payout/payouts";
import {
  agree,
  debtOf,
  failedChecks,
  payByLine,
  remit,
  runOf,
  showOnStatement,
} from "../../../support/payout/remitting";
import { bankAccountOf, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The bank shows the processor's payout of everything so far. */
async function payOut(firm: Firm, amount: string): Promise<string> {
  const account = await firm.system.read(processorAccount, undefined);
  const ref = world.host.ports.paymentEvents.payOut(account?.accountRef ?? "");
  await readPayout(world.host, await world.system(firm.tenant.id), ref);
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  await takeIn(world, firm, table([[firm.tenant.businessDate, `STRIPE ${ref}`.toUpperCase(), amount]]), {
    bankAccountId,
    reason: "A statement",
  });
  const line = await lineOf(world, firm, `STRIPE ${ref}`.toUpperCase());
  const [payout] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM provider_payout WHERE tenant_id = $1 AND provider_ref = $2",
    [firm.tenant.id, ref],
  );
  const parts = [{ targetType: "provider_payout", targetId: payout?.id, amount }];
  const form = { lineId: line.id, version: line.version, parts };
  return yes(await firm.admin.change(confirmMatch, form, nextKey())).matchId;
}

/** Every cover and sweep that was ordered moves at the bank. */
async function moveTransfers(firm: Firm): Promise<string[]> {
  const ordered = await ownerRows<{ id: string; kind: string; amount: string }>(
    world,
    "SELECT id, kind, to_char(amount / 100.0, 'FM999990.00') AS amount FROM transfer WHERE tenant_id = $1 AND state = 'ordered' ORDER BY id",
    [firm.tenant.id],
  );
  for (const { id, kind, amount } of ordered) {
    const [from, to] =
      kind === "cover" ? (["operating", "trust"] as const) : (["trust", "operating"] as const);
    await showOnStatement(world, firm, { type: "transfer", id, bank: from, amount: `-${amount}` });
    await showOnStatement(world, firm, { type: "transfer", id, bank: to, amount });
  }
  return ordered.map(({ kind, amount }) => `${kind} ${amount}`);
}

async function endDay(firm: Firm, days: number): Promise<void> {
  await closeAll(daysLater(world, days), firm, newId());
  firm.tenant.businessDate = await todayOf(world, firm);
}

describe("10.5 a card payment through trust, step by step", () => {
  it("each step posts what the table says, and client money stays where it is owed", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    await agree(firm);
    const debt = await debtOf(world, firm);
    // 1 and 2: success, and the provider's cost that the firm covers
    const payment = await payByCard(world, firm, debt, "1000.00");
    expect(await closing(firm)).toMatchObject({
      "1040": 97_070n,
      "2100": 100_000n,
      "5010": 2_930n,
      "1060": 2_930n,
    });
    expect(await moveTransfers(firm)).toEqual(["cover 29.30"]);
    // 3 and 4: the payout on the trust bank line clears it, and the fee is earned
    await payOut(firm, "970.70");
    expect(await closing(firm)).toMatchObject({
      "1020": 100_000n,
      "1220": 25_000n,
      "2100": 75_000n,
      "2330": 25_000n,
      "4100": 25_000n,
    });
    expect(await failedChecks(firm)).toEqual([]);
    // 5: remitted net
    const first = await remit(world, firm);
    const { payment_id: payoutId } = await runOf(world, first);
    await showOnStatement(world, firm, {
      type: "payout",
      id: payoutId ?? "",
      bank: "trust",
      amount: "-750.00",
    });
    expect(await closing(firm)).toMatchObject({ "1020": 25_000n, "2330": 25_000n });
    expect(await closing(firm)).not.toHaveProperty("2100");
    // 6: the close orders the fee out of trust, and the bank moves it
    await endDay(firm, 1);
    expect(await moveTransfers(firm)).toEqual(["sweep 250.00"]);
    for (const code of ["1020", "1220", "2330"]) expect(await closing(firm)).not.toHaveProperty(code);
    expect(await failedChecks(firm)).toEqual([]);
    // 8: disputed
    const { payments } = world.host.ports;
    payments.openDispute(payment.processorRef ?? "");
    yes(await absorb(world, firm, payment));
    expect(await closing(firm)).toMatchObject({ "1045": 100_000n, "5030": 1_500n });
    expect(await failedChecks(firm)).toEqual([]);
    // 9: lost after it was remitted
    payments.closeDispute(payment.processorRef ?? "", "lost");
    yes(await absorb(world, firm, payment));
    expect(await closing(firm)).toMatchObject({ "1220": 75_000n, "1060": 101_500n });
    for (const code of ["1045", "2100", "4100"]) expect(await closing(firm)).not.toHaveProperty(code);
    expect(await failedChecks(firm)).toEqual([]);
    expect((await moveTransfers(firm)).sort()).toEqual(["cover 1000.00", "cover 15.00"]);
    // 10: the next run keeps 750.00 of the client's money, which is swept like a fee
    await payByLine(world, firm, await debtOf(world, firm), "2000.00");
    const second = await remit(world, firm);
    expect(await runOf(world, second)).toMatchObject({
      gross: "100000",
      fees: "25000",
      net: "75000",
      recovered: "75000",
    });
    expect(await failedChecks(firm)).toEqual([]);
    await endDay(firm, 2);
    expect(await moveTransfers(firm)).toEqual(["sweep 1250.00"]);
    expect(await closing(firm)).not.toHaveProperty("1220");
    expect(await closing(firm)).not.toHaveProperty("2330");
    expect(await failedChecks(firm)).toEqual([]);
  });
});

describe("a fee follows its payment", () => {
  it("is given up for what is to be refunded, and earned again when the refund fails", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    await agree(firm);
    const payment = await payByCard(world, firm, await debtOf(world, firm), "1000.00");
    await payOut(firm, "970.70");
    const form = { paymentId: payment.id, amount: "400.00", reason: "Paid by mistake" };
    const { refundId } = yes(await firm.admin.change(requestRefund, form, nextKey()));
    expect(await closing(firm)).toMatchObject({ "4100": 15_000n });
    expect(await failedChecks(firm)).toEqual([]);
    const refused = { paymentId: payment.id, refundId, code: "expired_or_canceled_card" };
    yes(await firm.system.change(recordRefundRefused, refused));
    expect(await closing(firm)).toMatchObject({ "4100": 25_000n });
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("money that is not cleared any more after it was remitted is put in by the firm, and claimed until it clears again", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    await agree(firm);
    await payByCard(world, firm, await debtOf(world, firm), "1000.00");
    const matchId = await payOut(firm, "970.70");
    await remit(world, firm);
    yes(await firm.admin.change(unmatchLine, { matchId, reason: "It was another one" }, nextKey()));
    expect(await closing(firm)).toMatchObject({ "2100": 100_000n, "1220": 100_000n });
    expect(await failedChecks(firm)).toEqual([]);
    const [line] = await ownerRows<{ id: string; version: number }>(
      world,
      "SELECT id, version FROM statement_line WHERE tenant_id = $1 AND narrative LIKE 'STRIPE %'",
      [firm.tenant.id],
    );
    const [payout] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM provider_payout WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    const parts = [{ targetType: "provider_payout", targetId: payout?.id, amount: "970.70" }];
    yes(
      await firm.admin.change(confirmMatch, { lineId: line?.id, version: line?.version, parts }, nextKey()),
    );
    // what the firm put in stands due to it, and the client's run is as it was
    expect(await closing(firm)).toMatchObject({ "2330": 125_000n, "1220": 125_000n, "4100": 25_000n });
    expect(await closing(firm)).not.toHaveProperty("2100");
    expect(await failedChecks(firm)).toEqual([]);
  });
});
