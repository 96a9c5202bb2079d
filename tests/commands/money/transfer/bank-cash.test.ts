import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { proposePaymentReversal } from "~/money/commands/reversal/propose-payment-reversal.server";
import { bankCash } from "~/money/commands/transfer/bank-cash.server";
import { callOffTransfer } from "~/money/commands/transfer/call-off-transfer.server";
import { knownNow } from "~/money/data/reconciliation/known.server";
import { findTrustDue } from "~/money/data/reconciliation/trust-side.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { cashBoxes } from "~/money/queries/transfer/cash-boxes.server";
import { transferList } from "~/money/queries/transfer/transfer-list.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { withTenant } from "~/platform/db/tenant-db.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { postProper } from "../../../support/invariant-faults.table";
import { ownerRows } from "../../../support/owner-rows";
import { cashForm, closing, nextKey } from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { bankAccountOf, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Ten of a debtor in the box. */
async function withCash(firm: Firm) {
  const account = await placeDebt(world, firm);
  const { paymentId } = yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  const [box] = await firm.admin.read(cashBoxes, undefined);
  return { paymentId, branchId: box?.branchId ?? "", trust: await bankAccountOf(world, firm, "trust") };
}

async function faults(firm: Firm): Promise<string[]> {
  const found = await firm.system.read(moneyInvariants, { codes: null });
  return found.filter(({ offenders }) => offenders.length > 0).map(({ code }) => code);
}

const clientCash = (firm: Firm) =>
  withTenant(world.host.database, firm.tenant.id, "read", async (db) =>
    findTrustDue(db, "USD", firm.tenant.businessDate, await knownNow(db)),
  ).then(({ cash }) => cash);

describe("cash taken to the bank", () => {
  it("PS16 of clients is clearing until it is banked, and done with the bank's one line", async () => {
    const firm = await openFirm(world);
    const { branchId, trust } = await withCash(firm);
    expect(await clientCash(firm)).toBe(1_000n);
    expect(await faults(firm)).toEqual([]);
    const form = { branchId, destinationId: trust, amount: "10.00" };
    const key = nextKey();
    const { transferId } = yes(await firm.admin.change(bankCash, form, key));
    expect(yes(await firm.admin.change(bankCash, form, key))).toEqual({ transferId });
    expect(await closing(firm)).toEqual({ "1060": 1_000n, "2100": 1_000n });
    expect(await clientCash(firm)).toBe(0n);
    expect(await faults(firm)).toEqual([]);
    const list = await firm.admin.read(transferList, { view: "open" });
    expect(list.rows).toMatchObject([{ kind: "cash", state: "in_transit", sourceName: null }]);
    await takeIn(world, firm, table([[firm.tenant.businessDate, "CASH DEPOSIT", "10.00"]]), {
      bankAccountId: trust,
    });
    const [line] = await ownerRows<{ id: string; version: number }>(
      world,
      "SELECT id, version FROM statement_line WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    const parts = [{ targetType: "transfer", targetId: transferId, amount: "10.00" }];
    yes(
      await firm.admin.change(confirmMatch, { lineId: line?.id, version: line?.version, parts }, nextKey()),
    );
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "2100": 1_000n });
    expect((await firm.admin.read(transferList, { view: "all" })).rows[0]).toMatchObject({ state: "done" });
    const [match] = await ownerRows<{ id: string }>(
      world,
      "SELECT match_id AS id FROM match_part WHERE line_id = $1 AND live",
      [line?.id],
    );
    yes(await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Other cash" }, nextKey()));
    expect((await firm.admin.read(transferList, { view: "all" })).rows[0]).toMatchObject({
      state: "in_transit",
    });
    expect(await faults(firm)).toEqual([]);
  });

  it("goes where it belongs: clients' to trust, the firm's own to operating, never more than is in the box", async () => {
    const firm = await openFirm(world);
    const { branchId, trust } = await withCash(firm);
    const operating = await bankAccountOf(world, firm);
    await postProper({ world, firm }, [debit("1000", branchId, 300n), credit("4900", undefined, 300n)]);
    const bank = (destinationId: string, amount: string) =>
      firm.admin.change(bankCash, { branchId, destinationId, amount }, nextKey());
    expect(await bank(operating, "3.01")).toMatchObject({ refusal: { code: "CASH_IS_CLIENTS" } });
    expect(await bank(trust, "10.01")).toMatchObject({ refusal: { code: "CASH_IS_FIRMS" } });
    expect(await bank(trust, "13.01")).toMatchObject({ refusal: { code: "NOT_IN_BOX" } });
    yes(await bank(operating, "3.00"));
    yes(await bank(trust, "10.00"));
    expect(await closing(firm)).toEqual({ "1060": 1_300n, "2100": 1_000n, "4900": 300n });
    expect(await faults(firm)).toEqual([]);
  });

  it("of ten people at the same box at once exactly one takes what is in it", async () => {
    const firm = await openFirm(world);
    const { branchId, trust } = await withCash(firm);
    const form = { branchId, destinationId: trust, amount: "10.00" };
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => firm.admin.change(bankCash, form, nextKey())),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await closing(firm)).toEqual({ "1060": 1_000n, "2100": 1_000n });
  });

  it("called off, lies in its box again; a payment whose cash is at the bank is not reversed", async () => {
    const firm = await openFirm(world);
    const { branchId, trust, paymentId } = await withCash(firm);
    const { transferId } = yes(
      await firm.admin.change(bankCash, { branchId, destinationId: trust, amount: "10.00" }, nextKey()),
    );
    const { approvalId } = yes(
      await firm.admin.change(proposePaymentReversal, { paymentId, reason: "Wrong debtor" }),
    );
    const vote = { approvalId, decision: "approve" };
    expect(await firm.manager.change(decideApproval, vote)).toMatchObject({
      refusal: { code: "PAYMENT_NOT_REVERSIBLE", reasons: ["cash_banked"] },
    });
    yes(await firm.admin.change(callOffTransfer, { transferId, reason: "Bank was closed" }));
    expect(await closing(firm)).toEqual({ "1000": 1_000n, "2100": 1_000n });
    expect(await faults(firm)).toEqual([]);
    expect(await firm.admin.change(callOffTransfer, { transferId, reason: "Again" })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    yes(await firm.manager.change(decideApproval, vote));
    expect(await closing(firm)).toEqual({});
  });

  it("is for those who may, in their own firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const { branchId, trust } = await withCash(firm);
    const form = { branchId, destinationId: trust, amount: "10.00" };
    expect(await firm.viewer.change(bankCash, form, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(bankCash, form, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});
