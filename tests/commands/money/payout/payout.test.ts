import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { acceptBatch } from "~/money/commands/payout/accept-batch.server";
import { cancelPayout } from "~/money/commands/payout/cancel-payout.server";
import { draftPayout } from "~/money/commands/payout/draft-payout.server";
import { recordBatchExport } from "~/money/commands/payout/record-batch-export.server";
import { recordPayoutFailure } from "~/money/commands/payout/record-payout-failure.server";
import { redraftPayout } from "~/money/commands/payout/redraft-payout.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { setMoneyLimits } from "~/money/commands/payout/set-money-limits.server";
import { submitPayout } from "~/money/commands/payout/submit-payout.server";
import { payoutBatchCsv } from "~/money/letters/payout-batch-csv";
import { batchFile } from "~/money/queries/payout/batch-file.server";
import { payoutReference } from "~/money/domain/payout/payout-reference";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, nextKey } from "../../../support/paying";
import {
  approved,
  decide,
  drafted,
  overpaid,
  payeeOf,
  refundForm,
  released,
  stateOf,
  thirdPerson,
} from "../../../support/payout/payouts";
import { bankAccountOf } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const release = (hand: Pick<Firm["admin"], "change">, ...payoutIds: string[]) =>
  hand.change(releasePayouts, { payoutIds }, nextKey());

async function heldOf(firm: Firm): Promise<bigint> {
  const [row] = await ownerRows<{ held: string }>(
    world,
    "SELECT coalesce(sum(held), 0)::text AS held FROM ledger_balance b JOIN ledger_account a ON a.tenant_id = b.tenant_id AND a.id = b.account_id WHERE b.tenant_id = $1 AND a.code = '2110'",
    [firm.tenant.id],
  );
  return BigInt(row?.held ?? 0);
}

describe("a refund of money that was paid too much", () => {
  it("is set aside when it is approved and stands as payable when it is released", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const payoutId = await drafted(firm, refundForm(of));
    expect(await heldOf(firm)).toBe(0n);
    expect(await decide(world, firm.admin, payoutId)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await decide(world, firm.manager, payoutId));
    expect(await heldOf(firm)).toBe(3_000n);
    const { batchId } = yes(await release(firm.admin, payoutId));
    expect(await heldOf(firm)).toBe(0n);
    expect(await closing(firm)).toEqual({ "1020": 4_000n, "2100": 1_000n, "2310": 3_000n });
    yes(await firm.admin.change(recordBatchExport, { batchId }));
    const orders = await firm.admin.read(batchFile, { batchId });
    expect(
      payoutBatchCsv(orders ?? [])
        .split("\r\n")
        .slice(1, 3),
    ).toEqual([
      `${payoutReference(payoutId)},Angela Foster,021000021,000123456789,checking,30.00,USD,Paid too much`,
      "control total,1 orders,,,,30.00,USD,",
    ]);
    expect(yes(await firm.admin.change(acceptBatch, { batchId }))).toEqual({ sent: 1 });
    expect(await firm.admin.change(acceptBatch, { batchId })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await stateOf(world, payoutId)).toBe("in_transit");
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toEqual([]);
  });

  it("17.c the approver of a payout batch cannot release it", async () => {
    const firm = await openFirm(world);
    const payoutId = await approved(world, firm, refundForm(await overpaid(world, firm)));
    expect(await release(firm.manager, payoutId)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    yes(await release(firm.admin, payoutId));
  });

  it("4.b two releases at the same instant: one", async () => {
    const firm = await openFirm(world);
    const payoutId = await approved(world, firm, refundForm(await overpaid(world, firm)));
    const answers = await Promise.all(Array.from({ length: 6 }, () => release(firm.admin, payoutId)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await closing(firm)).toMatchObject({ "2310": 3_000n });
    const key = nextKey();
    const second = await approved(world, firm, refundForm(await overpaid(world, firm, "999888777")));
    const once = await firm.admin.change(releasePayouts, { payoutIds: [second] }, key);
    expect(yes(await firm.admin.change(releasePayouts, { payoutIds: [second] }, key))).toEqual(yes(once));
  });

  it("two approvals that together take more than is there: one", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const ids = [await drafted(firm, refundForm(of, "20.00")), await drafted(firm, refundForm(of, "20.00"))];
    const answers = await Promise.all(ids.map((id) => decide(world, firm.manager, id)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.find((answer) => !answer.ok)).toMatchObject({
      refusal: { code: "INSUFFICIENT_AVAILABLE" },
    });
    expect(await heldOf(firm)).toBe(2_000n);
  });

  it("goes back when the bank rejects it, is released again, and its next failure is a failure of its own", async () => {
    const firm = await openFirm(world);
    const { payoutId } = await released(world, firm, refundForm(await overpaid(world, firm)));
    for (const turn of [1, 2]) {
      const form = { payoutId, how: "reject", code: "R03", reason: `No such account, try ${turn}` };
      yes(await firm.admin.change(recordPayoutFailure, form));
      expect(await closing(firm)).toEqual({ "1020": 4_000n, "2100": 1_000n, "2110": 3_000n });
      expect(await heldOf(firm)).toBe(3_000n);
      expect(await firm.admin.change(recordPayoutFailure, form)).toMatchObject({
        refusal: { code: "PAYOUT_STATE" },
      });
      yes(await release(firm.admin, payoutId));
      expect(await closing(firm)).toEqual({ "1020": 4_000n, "2100": 1_000n, "2310": 3_000n });
    }
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toEqual([]);
  });

  it("is drafted anew for another bank account, or cancelled, and its money is free", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const { payoutId } = await released(world, firm, refundForm(of));
    yes(await firm.admin.change(recordPayoutFailure, { payoutId, how: "stop", reason: "Wrong person" }));
    const other = await payeeOf(firm, { type: "customer", id: of.customerId }, "555666777");
    const change = { payoutId, externalAccountId: other, reason: "Moved bank" };
    yes(await firm.admin.change(redraftPayout, change));
    expect(await stateOf(world, payoutId)).toBe("draft");
    expect(await heldOf(firm)).toBe(0n);
    yes(await firm.admin.change(cancelPayout, { payoutId, reason: "Debtor paid another debt" }));
    expect(await release(firm.admin, payoutId)).toMatchObject({ refusal: { code: "PAYOUT_STATE" } });
  });

  it("goes to the debtor alone, from client money alone", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const theirs = await payeeOf(firm, { type: "creditor", id: firm.creditorId }, "777000111");
    const operating = await bankAccountOf(world, firm);
    const draft = (change: object) =>
      firm.admin.change(draftPayout, { ...refundForm(of), ...change }, nextKey());
    expect(await draft({ externalAccountId: theirs })).toMatchObject({
      refusal: { fields: { externalAccountId: "PAYEE_NOT_THEIRS" } },
    });
    expect(await draft({ bankAccountId: operating })).toMatchObject({
      refusal: { fields: { bankAccountId: "WRONG_BANK_KIND" } },
    });
    expect(await draft({ amount: "0" })).toMatchObject({
      refusal: { fields: { amount: "AMOUNT_NOT_POSITIVE" } },
    });
  });
});

describe("an expense", () => {
  it("stands in transit from its release, and comes back whole", async () => {
    const firm = await openFirm(world);
    const payee = await payeeOf(firm, { type: "staff", id: firm.admin.actor.id ?? "" }, "111222333");
    const bankAccountId = await bankAccountOf(world, firm);
    const form = { purpose: "expense", expenseCode: "5420", externalAccountId: payee, bankAccountId, amount: "900", reason: "Rent" };
    const { payoutId } = await released(world, firm, form);
    expect(await closing(firm)).toEqual({ "2320": 90_000n, "5420": 90_000n });
    yes(await firm.admin.change(recordPayoutFailure, { payoutId, how: "reject", reason: "Bank is closed" }));
    expect(await closing(firm)).toEqual({});
    const of = await overpaid(world, firm);
    const refund = await approved(world, firm, refundForm(of));
    expect(await release(firm.admin, refund, payoutId)).toMatchObject({ refusal: { code: "BATCH_MIXED" } });
  }); // prettier-ignore
});

describe("payouts", () => {
  it("keep to the firm's limit, and ask again after a rejection", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const payoutId = await drafted(firm, refundForm(of));
    yes(await firm.admin.change(setMoneyLimits, { payout: "20.00", unmatch: "" }));
    expect(await firm.admin.change(draftPayout, refundForm(of), nextKey())).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED", facts: { limit: 2_000n } },
    });
    expect(await decide(world, firm.manager, payoutId)).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED" },
    });
    yes(await decide(world, firm.manager, payoutId, "reject"));
    yes(await firm.admin.change(setMoneyLimits, { payout: "", unmatch: "" }));
    yes(await firm.admin.change(submitPayout, { payoutId, reason: "Limit is lifted" }));
    yes(await decide(world, firm.manager, payoutId));
  });

  it("belong to their firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const of = await overpaid(world, firm);
    const { payoutId, batchId } = await released(world, firm, refundForm(of));
    const form = { payoutId, batchId, payoutIds: [payoutId], how: "stop", reason: "A test", externalAccountId: of.externalAccountId };
    const commands = [acceptBatch, cancelPayout, recordBatchExport, recordPayoutFailure, redraftPayout, releasePayouts, submitPayout];
    for (const command of commands as (typeof acceptBatch)[]) {
      expect(await other.admin.change(command, form, nextKey())).toMatchObject({ refusal: { code: "NOT_FOUND" } });
      for (const hand of [firm.viewer, await firm.collector()])
        expect(await hand.change(command, form, nextKey())).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
    const foreign = await other.admin.change(draftPayout, refundForm(of), nextKey());
    expect(foreign.ok).toBe(false);
  }); // prettier-ignore

  it("wait for a third person when a bank detail changed within 48 hours", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const fresh = await payeeOf(firm, { type: "customer", id: of.customerId }, "444555666");
    const payoutId = await drafted(firm, { ...refundForm(of), externalAccountId: fresh });
    yes(await decide(world, firm.manager, payoutId));
    expect(await stateOf(world, payoutId)).toBe("draft");
    expect(await heldOf(firm)).toBe(0n);
    for (const hand of [firm.manager, firm.admin])
      expect(await decide(world, hand, payoutId)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    yes(await decide(world, thirdPerson(world, firm), payoutId));
    expect(await stateOf(world, payoutId)).toBe("approved");
  });
});
