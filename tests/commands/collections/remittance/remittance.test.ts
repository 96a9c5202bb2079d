import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { calculateRemittance } from "~/collections/commands/remittance/calculate-remittance.server";
import { payRemittances } from "~/collections/commands/remittance/pay-remittances.server";
import { setContractTerms } from "~/collections/commands/remittance/set-contract-terms.server";
import { withdrawRemittance } from "~/collections/commands/remittance/withdraw-remittance.server";
import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { recordPayoutFailure } from "~/money/commands/payout/record-payout-failure.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { cashForm, closing, nextKey } from "../../../support/paying";
import { decide, thirdPerson } from "../../../support/payout/payouts";
import {
  agree,
  calculate,
  debtOf,
  failedChecks,
  freshPayee,
  payByLine,
  remit,
  runOf,
  showOnStatement,
  termsOf,
} from "../../../support/payout/remitting";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const itemsOf = (remittanceId: string) =>
  ownerRows<{ payment_id: string; amount: string; fee: string; net: string }>(
    world,
    "SELECT payment_id, amount::text, fee::text, net::text FROM remittance_item WHERE remittance_id = $1 ORDER BY payment_id",
    [remittanceId],
  );

const approvedRun = async (firm: Firm) => {
  const { remittanceId } = yes(await calculate(firm));
  yes(await decide(world, firm.manager, remittanceId));
  return { remittanceId, payoutId: (await runOf(world, remittanceId)).payment_id ?? "" };
};

describe("a remittance run", () => {
  it("keeps the fee when money clears, sends the rest, and is closed by the bank's line", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "1000.00");
    expect(await closing(firm)).toEqual({
      "1020": 100_000n,
      "1220": 25_000n,
      "2100": 75_000n,
      "2330": 25_000n,
      "4100": 25_000n,
    });
    const { remittanceId, payoutId } = await approvedRun(firm);
    expect(await runOf(world, remittanceId)).toMatchObject({
      state: "approved",
      gross: "100000",
      fees: "25000",
      net: "75000",
    });
    const paid = await firm.admin.change(payRemittances, { remittanceIds: [remittanceId] }, nextKey());
    expect(yes(paid).batchId).toBeTruthy();
    expect(await closing(firm)).toMatchObject({ "2120": 75_000n, "1020": 100_000n });
    expect(await runOf(world, remittanceId)).toMatchObject({ state: "paid" });
    await showOnStatement(world, firm, { type: "payout", id: payoutId, bank: "trust", amount: "-750.00" });
    expect(await runOf(world, remittanceId)).toMatchObject({ state: "closed" });
    expect(await closing(firm)).toEqual({
      "1020": 25_000n,
      "1220": 25_000n,
      "2330": 25_000n,
      "4100": 25_000n,
    });
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("AX-10.1 a payment whose hold is not over, or that the bank has not shown, is absent", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    const debt = await debtOf(world, firm);
    const form = { ...cashForm(firm, debt), amount: "50.00", method: "cheque", reference: "CHQ 100200" };
    yes(await firm.admin.change(recordDebtorPayment, form, nextKey()));
    expect(await calculate(firm)).toMatchObject({ refusal: { code: "NOTHING_TO_REMIT" } });
    const cleared = await payByLine(world, firm, debt, "20.00");
    const { remittanceId } = yes(await calculate(firm));
    expect((await itemsOf(remittanceId)).map((item) => item.payment_id)).toEqual([cleared]);
  });

  it("AX-10.2 a payment that was remitted and returned is a negative line of the next statement, by its own id", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    const debt = await debtOf(world, firm);
    const paymentId = await payByLine(world, firm, debt, "1000.00");
    await remit(world, firm);
    const [match] = await ownerRows<{ id: string }>(
      world,
      "SELECT m.id FROM match m JOIN match_part p ON p.match_id = m.id WHERE p.payment_id = $1",
      [paymentId],
    );
    yes(
      await firm.admin.change(
        unmatchLine,
        { matchId: match?.id, reason: "It was another firm's" },
        nextKey(),
      ),
    );
    expect(await failedChecks(firm)).toEqual([]);
    expect(await closing(firm)).toMatchObject({ "1220": 100_000n, "2330": 25_000n });
    const second = await payByLine(world, firm, await debtOf(world, firm), "2000.00");
    const { remittanceId } = yes(await calculate(firm));
    expect(await itemsOf(remittanceId)).toEqual([
      { payment_id: paymentId, amount: "-100000", fee: "-25000", net: "-75000" },
      { payment_id: second, amount: "200000", fee: "50000", net: "150000" },
    ]);
    expect(await runOf(world, remittanceId)).toMatchObject({ net: "75000", recovered: "75000" });
    yes(await decide(world, firm.manager, remittanceId));
    yes(await firm.admin.change(payRemittances, { remittanceIds: [remittanceId] }, nextKey()));
    // what the client owes stands in trust for the firm, like its fees
    expect(await closing(firm)).toMatchObject({ "2330": 150_000n, "1220": 150_000n });
    expect(await closing(firm)).not.toHaveProperty("2100");
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("AX-10.3 whoever calculated it does not approve it, and fresh bank details wait 48 hours", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    const { remittanceId } = yes(await calculate(firm));
    expect(await decide(world, firm.admin, remittanceId)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    const payeeId = await freshPayee(world, firm);
    yes(await firm.admin.change(setContractTerms, termsOf(firm, { payeeId })));
    expect(await decide(world, firm.manager, remittanceId)).toMatchObject({
      refusal: { code: "PAYEE_COOLING" },
    });
    await ownerRows(world, "UPDATE external_account SET usable_from = now() WHERE id = $1 RETURNING id", [
      payeeId,
    ]);
    yes(await decide(world, firm.manager, remittanceId));
    expect(await runOf(world, remittanceId)).toMatchObject({ state: "approved" });
  });

  it("below the minimum it is carried, and the next run has its payments", async () => {
    const firm = await openFirm(world);
    await agree(firm, { minimum: "50.00" });
    const debt = await debtOf(world, firm);
    await payByLine(world, firm, debt, "40.00");
    const first = yes(await calculate(firm));
    expect(first.carried).toBe(true);
    expect(await runOf(world, first.remittanceId)).toMatchObject({
      state: "closed",
      carried: true,
      net: "3000",
    });
    await payByLine(world, firm, debt, "60.00");
    const second = yes(await calculate(firm));
    expect(await runOf(world, second.remittanceId)).toMatchObject({ state: "calculated", net: "7500" });
    expect(await itemsOf(second.remittanceId)).toHaveLength(2);
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("sends all and invoices its fee where that is agreed", async () => {
    const firm = await openFirm(world);
    await agree(firm, { type: "gross", taxCode: "GST18", taxRate: "18" });
    await payByLine(world, firm, await debtOf(world, firm), "1000.00");
    expect(await closing(firm)).toMatchObject({
      "1220": 29_500n,
      "2100": 100_000n,
      "2500": 4_500n,
      "4100": 25_000n,
    });
    const remittanceId = await remit(world, firm);
    expect(await runOf(world, remittanceId)).toMatchObject({ net: "100000", invoice: "29500" });
    expect(await failedChecks(firm)).toEqual([]);
  });
});

describe("both sides of its commands", () => {
  it("a calculation with one key is one run, another waits for it, and withdrawn it is free again", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    const key = nextKey();
    const once = yes(await calculate(firm, firm.admin, key));
    expect(yes(await calculate(firm, firm.admin, key))).toEqual(once);
    expect(await calculate(firm)).toMatchObject({ refusal: { code: "REMITTANCE_OPEN" } });
    expect(await calculate(firm, firm.viewer)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const later = { creditorId: firm.creditorId, cutOff: "2999-01-01" };
    expect(await firm.admin.change(calculateRemittance, later, nextKey())).toMatchObject({
      refusal: { fields: { cutOff: "DATE_IN_FUTURE" } },
    });
    yes(await firm.admin.change(withdrawRemittance, once));
    expect(await firm.admin.change(withdrawRemittance, once)).toMatchObject({
      refusal: { code: "REMITTANCE_STATE" },
    });
    const again = yes(await calculate(firm));
    expect(again.remittanceId).toBe(once.remittanceId);
    const other = await openFirm(world);
    expect(await other.admin.change(withdrawRemittance, once)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const form = { creditorId: firm.creditorId, cutOff: other.tenant.businessDate };
    expect(await other.admin.change(calculateRemittance, form, nextKey())).toMatchObject({ ok: false });
    expect(
      await other.admin.change(payRemittances, { remittanceIds: [once.remittanceId] }, nextKey()),
    ).toMatchObject({
      refusal: { code: "REMITTANCE_STATE" },
    });
  });

  it("what changed after the calculation is not approved, nor a run whose client is frozen", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    const debt = await debtOf(world, firm);
    await payByLine(world, firm, debt, "100.00");
    const { remittanceId } = yes(await calculate(firm));
    await payByLine(world, firm, debt, "10.00");
    expect(await decide(world, firm.manager, remittanceId)).toMatchObject({
      refusal: { code: "REMITTANCE_STALE" },
    });
    yes(await firm.admin.change(withdrawRemittance, { remittanceId }));
    yes(await calculate(firm));
    await ownerRows(
      world,
      "INSERT INTO payout_freeze (tenant_id, id, invariant, scope_type, scope_id) VALUES ($1, uuidv7(), 'I07', 'creditor', $2) RETURNING id",
      [firm.tenant.id, firm.creditorId],
    );
    expect(await decide(world, firm.manager, remittanceId)).toMatchObject({
      refusal: { code: "FROZEN_BY_INVARIANT" },
    });
  });

  it("its approver does not let it go, it comes back and goes out again, and called off it starts anew", async () => {
    const firm = await openFirm(world);
    await agree(firm);
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    const first = await approvedRun(firm);
    const pay = (hand: Pick<Firm["admin"], "change">) =>
      hand.change(payRemittances, { remittanceIds: [first.remittanceId] }, nextKey());
    expect(await pay(firm.manager)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    yes(await firm.admin.change(cancelPayout, { payoutId: first.payoutId, reason: "Wrong month" }));
    expect(await runOf(world, first.remittanceId)).toMatchObject({ state: "draft" });
    const { remittanceId, payoutId } = await approvedRun(firm);
    expect(remittanceId).toBe(first.remittanceId);
    yes(await pay(thirdPerson(world, firm)));
    const back = { payoutId, how: "reject", code: "R03", reason: "No such account" };
    yes(await firm.admin.change(recordPayoutFailure, back));
    expect(await runOf(world, remittanceId)).toMatchObject({ state: "approved" });
    expect(await closing(firm)).toMatchObject({ "2100": 7_500n });
    expect(await failedChecks(firm)).toEqual([]);
    expect(await firm.admin.change(cancelPayout, { payoutId, reason: "Give up" })).toMatchObject({
      refusal: { code: "REMITTANCE_STATE" },
    });
    yes(await firm.admin.change(releasePayouts, { payoutIds: [payoutId] }, nextKey()));
    expect(await runOf(world, remittanceId)).toMatchObject({ state: "paid" });
    expect(await failedChecks(firm)).toEqual([]);
  });

  it("terms are read whole or not at all, and a debt keeps the ones it was placed under", async () => {
    const firm = await openFirm(world);
    const debt = await debtOf(world, firm);
    const set = (more: object) => firm.admin.change(setContractTerms, termsOf(firm, more));
    expect(await set({ bands: [{ rate: "25", upToDays: "180" }] })).toMatchObject({
      refusal: { fields: { bands: "BANDS_OPEN" } },
    });
    expect(await set({ bands: [{ rate: "quarter" }] })).toMatchObject({
      refusal: { fields: { bands: "RATE_FORM" } },
    });
    expect(await set({ effectiveFrom: "2020-01-01" })).toMatchObject({
      refusal: { fields: { effectiveFrom: "DATE_IN_PAST" } },
    });
    expect(await set({ payeeId: firm.creditorId })).toMatchObject({
      refusal: { fields: { payeeId: "PAYEE_NOT_THEIRS" } },
    });
    expect(await firm.viewer.change(setContractTerms, termsOf(firm))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(setContractTerms, termsOf(firm))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    // AX-2.4
    expect(yes(await set({})).accounts).toBe(1);
    expect(yes(await set({ bands: [{ rate: "20" }], applyToExisting: undefined })).accounts).toBe(0);
    await payByLine(world, firm, debt, "100.00");
    expect(await closing(firm)).toMatchObject({ "4100": 2_500n });
    await payByLine(world, firm, await debtOf(world, firm), "100.00");
    expect(await closing(firm)).toMatchObject({ "4100": 4_500n });
  });
});
