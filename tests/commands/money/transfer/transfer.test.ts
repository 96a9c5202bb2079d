import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { openBankAccount } from "~/money/commands/bank/open-bank-account.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { confirmTwins } from "~/money/commands/match/confirm-twins.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { callOffTransfer } from "~/money/commands/transfer/call-off-transfer.server";
import { orderOwnTransfer } from "~/money/commands/transfer/order-own-transfer.server";
import { orderSweep } from "~/money/commands/transfer/order-sweep.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { lineMatches } from "~/collections/queries/payment/line-matches.server";
import { sweepOptions } from "~/money/queries/transfer/sweep-options.server";
import { transferList } from "~/money/queries/transfer/transfer-list.server";
import { applyRule } from "~/money/domain/ledger/apply-rule";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { postProper } from "../../../support/invariant-faults.table";
import { ownerRows } from "../../../support/owner-rows";
import { cashForm, closing, enablePayments, nextKey, payByCard, read } from "../../../support/paying";
import { lineOf } from "../../../support/payout/payouts";
import { placeDebt } from "../../../support/placed";
import { bankAccountOf, suspenseFaults, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function line(firm: Firm, bankAccountId: string, text: string, amount: string) {
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, amount]]), { bankAccountId });
  return lineOf(world, firm, text);
}

async function match(
  firm: Firm,
  of: { id: string; version: number },
  targetType: string,
  targetId: string,
  amount: string,
) {
  const form = { lineId: of.id, version: of.version, parts: [{ targetType, targetId, amount }] };
  return firm.admin.change(confirmMatch, form, nextKey());
}

const transfers = (firm: Firm) =>
  ownerRows<{ id: string; kind: string; state: string; amount: string; cause_event_id: string }>(
    world,
    "SELECT id, kind, state, amount::text, cause_event_id FROM transfer WHERE tenant_id = $1 ORDER BY id",
    [firm.tenant.id],
  );

async function matchOf(lineId: string): Promise<string> {
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT m.id FROM match m JOIN match_part p ON p.match_id = m.id WHERE p.line_id = $1 AND m.state = 'confirmed'",
    [lineId],
  );
  return row?.id ?? "";
}

async function secondOperating(firm: Firm): Promise<string> {
  const form = {
    name: "Payroll",
    kind: "operating",
    bank: "",
    number: "",
    openingBalance: "",
    openingOn: "",
  };
  return yes(await firm.admin.change(openBankAccount, form)).bankAccountId;
}

describe("a cover", () => {
  it("is ordered with the fee that caused it, and done with its two lines", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    await payByCard(world, firm, await placeDebt(world, firm), "100.00");
    const [cover] = await transfers(firm);
    expect(cover).toMatchObject({ kind: "cover", state: "ordered" });
    const [cause] = await ownerRows<{ type: string }>(world, "SELECT type FROM event WHERE id = $1", [
      cover?.cause_event_id,
    ]);
    expect(cause?.type).toBe("payment.fee_known");
    const amount = (Number(cover?.amount) / 100).toFixed(2);
    const sent = await line(firm, await bankAccountOf(world, firm), "COVER OUT", `-${amount}`);
    expect(sent.state).toBe("proposed");
    yes(await match(firm, sent, "transfer", cover?.id ?? "", amount));
    expect(await transfers(firm)).toMatchObject([{ state: "in_transit" }]);
    const arrived = await line(firm, await bankAccountOf(world, firm, "trust"), "COVER IN", amount);
    yes(await match(firm, arrived, "transfer", cover?.id ?? "", amount));
    expect(await transfers(firm)).toMatchObject([{ state: "done" }]);
    const books = await closing(firm);
    expect([books["1060"], books["2320"], books["1900"], books["2300"]]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(books["1020"]! + books["1040"]!).toBe(10_000n);
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toEqual([]);
    const off = { transferId: cover?.id, reason: "No money" };
    expect(await firm.admin.change(callOffTransfer, off)).toMatchObject({
      refusal: { code: "COVER_IS_OWED" },
    });
  });

  it.each([
    ["the debit line first", ["sent", "arrived"]],
    ["the credit line first", ["arrived", "sent"]],
  ] as const)("%s, it is done with both and the books are the same", async (_what, order) => {
    const firm = await openFirm(world);
    const [operating, trust] = [await bankAccountOf(world, firm), await bankAccountOf(world, firm, "trust")];
    const fee = await line(firm, trust, "FEE", "-4.50");
    yes(await match(firm, fee, "bank_charge", trust, "4.50"));
    const [cover] = await transfers(firm);
    const [due] = (await firm.admin.read(transferList, { view: "open" })).rows;
    expect(due).toMatchObject({ dueToday: true, late: false, sourceId: operating, destinationId: trust });
    for (const leg of order) {
      const own =
        leg === "sent" ? await line(firm, operating, "OUT", "-4.50") : await line(firm, trust, "IN", "4.50");
      const found = await firm.admin.read(lineMatches, { lineId: own.id });
      expect(found?.proposed[0]).toMatchObject({ type: "transfer", id: cover?.id });
      yes(await match(firm, own, "transfer", cover?.id ?? "", "4.50"));
    }
    expect(await transfers(firm)).toMatchObject([{ state: "done" }]);
    expect(await closing(firm)).toEqual({ "1010": -450n, "5020": 450n });
    expect((await firm.admin.read(transferList, { view: "open" })).rows).toEqual([]);
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });

  it("of a bank charge on client money comes and goes with its line", async () => {
    const firm = await openFirm(world);
    const trust = await bankAccountOf(world, firm, "trust");
    const charge = await line(firm, trust, "ACCOUNT FEE", "-4.50");
    const before = await closing(firm);
    yes(await match(firm, charge, "bank_charge", trust, "4.50"));
    expect(await closing(firm)).toEqual({ "1020": -450n, "1060": 450n, "2320": 450n, "5020": 450n });
    expect(await transfers(firm)).toMatchObject([{ kind: "cover", state: "ordered", amount: "450" }]);
    yes(
      await firm.admin.change(
        unmatchLine,
        { matchId: await matchOf(charge.id), reason: "Not a fee" },
        nextKey(),
      ),
    );
    expect(await closing(firm)).toEqual(before);
    expect(await transfers(firm)).toMatchObject([{ state: "failed" }]);
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });
});

describe("a sweep", () => {
  it("is never more than what is due, and moves no bank account without a line", async () => {
    const firm = await openFirm(world);
    const [trustId, operatingId] = [
      await bankAccountOf(world, firm, "trust"),
      await bankAccountOf(world, firm),
    ];
    const commission = applyRule("PC06", {
      amounts: { fee: 2_500n, tax: 0n },
      parties: { creditor: firm.creditorId, account: trustId, trust: trustId },
    });
    const lines = commission.lines.filter(({ code }) => code !== "2100");
    await postProper({ world, firm }, [...lines, { code: "1020", dimensionId: trustId, dr: 2_500n, cr: 0n }]);
    const form = { trustId, operatingId, amount: "25.00", receivable: "1220", partyId: firm.creditorId };
    expect(await firm.admin.read(sweepOptions, undefined)).toMatchObject({
      trusts: [{ id: trustId, due: 2_500n }],
      claims: [{ code: "1220", partyId: firm.creditorId, owed: 2_500n }],
    });
    const key = nextKey();
    const answers = await Promise.all([1, 2, 3].map(() => firm.admin.change(orderSweep, form, nextKey())));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await firm.admin.change(orderSweep, form, key)).toMatchObject({
      refusal: { code: "INSUFFICIENT_AVAILABLE" },
    });
    expect((await firm.admin.read(sweepOptions, undefined)).trusts).toEqual([]);
    const before = await closing(firm);
    expect(before).toMatchObject({ "1020": 2_500n, "1220": 2_500n, "2330": 2_500n, "4100": 2_500n });
    const [sweep] = await transfers(firm);
    const sent = await line(firm, trustId, "SWEEP OUT", "-25.00");
    yes(await match(firm, sent, "transfer", sweep?.id ?? "", "25.00"));
    const arrived = await line(firm, operatingId, "SWEEP IN", "25.00");
    yes(await match(firm, arrived, "transfer", sweep?.id ?? "", "25.00"));
    expect(await closing(firm)).toEqual({ "1010": 2_500n, "4100": 2_500n });
    expect(await transfers(firm)).toMatchObject([{ kind: "sweep", state: "done" }]);
  });
});

describe("a transfer between own accounts", () => {
  it("that was ordered waits for both lines, can be called off before, and not after", async () => {
    const firm = await openFirm(world);
    const [sourceId, destinationId] = [await bankAccountOf(world, firm), await secondOperating(firm)];
    const form = { sourceId, destinationId, amount: "70.00" };
    const first = yes(await firm.admin.change(orderOwnTransfer, form, nextKey())).transferId;
    yes(await firm.admin.change(callOffTransfer, { transferId: first, reason: "Not needed" }));
    const { transferId } = yes(await firm.admin.change(orderOwnTransfer, form, nextKey()));
    const sent = await line(firm, sourceId, "TO PAYROLL", "-70.00");
    expect(await match(firm, sent, "transfer", first, "70.00")).toMatchObject({
      refusal: { code: "TARGET_CLOSED" },
    });
    yes(await match(firm, sent, "transfer", transferId, "70.00"));
    expect(await closing(firm)).toEqual({ "1010": -7_000n, "1060": 7_000n });
    const off = { transferId, reason: "Too late" };
    expect(await firm.admin.change(callOffTransfer, off)).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    const trust = await bankAccountOf(world, firm, "trust");
    const mixed = await firm.admin.change(orderOwnTransfer, { ...form, destinationId: trust }, nextKey());
    expect(mixed).toMatchObject({ refusal: { fields: { destinationId: "WRONG_BANK_KIND" } } });
  });

  it("that nobody ordered is found by its twin lines, both matched or none", async () => {
    const firm = await openFirm(world);
    const [source, destination] = [await bankAccountOf(world, firm), await secondOperating(firm)];
    const sent = await line(firm, source, "OUT", "-12.00");
    const arrived = await line(firm, destination, "IN", "12.00");
    const other = await line(firm, destination, "IN TOO", "13.00");
    const form = { lineId: sent.id, version: sent.version, twinId: arrived.id };
    expect(await firm.admin.change(confirmTwins, { ...form, twinId: other.id }, nextKey())).toMatchObject({
      refusal: { code: "NOT_TWINS" },
    });
    const mirrored = { lineId: arrived.id, version: arrived.version, twinId: sent.id };
    const answers = await Promise.all(
      [form, mirrored, form, mirrored].map((one) => firm.admin.change(confirmTwins, one, nextKey())),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await transfers(firm)).toMatchObject([{ kind: "own", state: "done" }]);
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect((await closing(firm))["1060"]).toBeUndefined();
    yes(
      await firm.admin.change(
        unmatchLine,
        { matchId: await matchOf(arrived.id), reason: "Wrong" },
        nextKey(),
      ),
    );
    expect(await transfers(firm)).toMatchObject([{ state: "in_transit" }]);
  });
});

describe("several lines for one recorded payment", () => {
  it("clear it with the last of them, and each is taken back by itself", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const trust = await bankAccountOf(world, firm, "trust");
    const form = {
      ...cashForm(firm, account),
      amount: "100.00",
      method: "bank_transfer",
      reference: "MANYTOONE77",
    };
    const { paymentId } = yes(await firm.admin.change(recordDebtorPayment, form, nextKey()));
    const first = await line(firm, trust, "PART ONE", "60.00");
    yes(await match(firm, first, "payment", paymentId, "60.00"));
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
    const over = await line(firm, trust, "TOO MUCH", "41.00");
    expect(await match(firm, over, "payment", paymentId, "41.00")).toMatchObject({
      refusal: { code: "TARGET_AMOUNT" },
    });
    yes(await match(firm, over, "payment", paymentId, "40.00"));
    expect(await read(firm, paymentId)).toMatchObject({ state: "cleared" });
    yes(
      await firm.admin.change(
        unmatchLine,
        { matchId: await matchOf(first.id), reason: "Wrong line" },
        nextKey(),
      ),
    );
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    const again = await lineOf(world, firm, "PART ONE");
    yes(await match(firm, again, "payment", paymentId, "60.00"));
    expect(await closing(firm)).toEqual({ "1020": 10_100n, "2100": 10_000n, "2300": 100n });
  });
});

describe("transfers", () => {
  it("belong to their firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const [sourceId, destinationId] = [await bankAccountOf(world, firm), await secondOperating(firm)];
    const { transferId } = yes(
      await firm.admin.change(orderOwnTransfer, { sourceId, destinationId, amount: "1.00" }, nextKey()),
    );
    const trustId = await bankAccountOf(world, firm, "trust");
    const form = {
      sourceId, destinationId, amount: "1.00", transferId, reason: "A test", trustId, operatingId: sourceId, receivable: "1220",
      partyId: firm.creditorId, lineId: transferId, twinId: transferId, version: 1,
    }; // prettier-ignore
    for (const command of [
      orderOwnTransfer,
      orderSweep,
      callOffTransfer,
      confirmTwins,
    ] as (typeof callOffTransfer)[]) {
      expect(await other.admin.change(command, form, nextKey())).toMatchObject({
        refusal: { code: "NOT_FOUND" },
      });
      expect(await firm.viewer.change(command, form, nextKey())).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
    }
  });
});
