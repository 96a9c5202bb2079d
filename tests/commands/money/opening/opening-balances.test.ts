import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { bringBalances } from "~/money/commands/opening/bring-balances.server";
import { proposeOpening } from "~/money/commands/opening/propose-opening.server";
import { setMigrationDone } from "~/money/commands/opening/set-migration-done.server";
import { credit, debit } from "~/money/domain/ledger/journal-entry";
import { moneyInvariants } from "~/money/queries/invariant/money-invariants.server";
import { openingDesk } from "~/money/queries/opening/opening-desk.server";
import { openingPage } from "~/money/queries/opening/opening-page.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { postProper } from "../../../support/invariant-faults.table";
import { ownerRows } from "../../../support/owner-rows";
import { closing } from "../../../support/paying";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function bankName(firm: Firm): Promise<string> {
  const [row] = await ownerRows<{ name: string }>(
    world,
    "SELECT name FROM bank_account WHERE tenant_id = $1 AND kind = 'operating'",
    [firm.tenant.id],
  );
  return row?.name ?? "";
}

async function post(firm: Firm, text: string) {
  const { batchId } = yes(await firm.admin.change(bringBalances, { text }));
  const { approvalId } = yes(
    await firm.admin.change(proposeOpening, { batchId, reason: "From the old books" }),
  );
  return { batchId, approvalId, vote: { approvalId, decision: "approve" } };
}

async function faults(firm: Firm): Promise<string[]> {
  const found = await firm.system.read(moneyInvariants, { codes: null });
  return found.filter(({ offenders }) => offenders.length > 0).map(({ code }) => code);
}

describe("opening balances", () => {
  it("PS21 are posted against 3090 by two people, dated the day before the first open month, in several batches", async () => {
    const firm = await openFirm(world);
    const bank = await bankName(firm);
    const first = await post(firm, `account,for,debit,credit,currency\n1010,${bank},"1,200.00",,USD`);
    expect(await closing(firm)).toEqual({});
    expect(await firm.admin.change(decideApproval, first.vote)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(decideApproval, first.vote));
    expect(await closing(firm)).toEqual({ "1010": 120_000n, "3090": 120_000n });
    expect((await firm.admin.read(openingDesk, undefined)).rest).toBe(120_000n);
    const second = await post(firm, "3020;;;1000.00;USD\n2800;;;200.00;USD");
    yes(await firm.manager.change(decideApproval, second.vote));
    expect(await closing(firm)).toEqual({ "1010": 120_000n, "2800": 20_000n, "3020": 100_000n });
    const desk = await firm.admin.read(openingDesk, undefined);
    expect(desk).toMatchObject({ rest: 0n, done: false });
    expect(desk.batches.map(({ state }) => state)).toEqual(["posted", "posted"]);
    const dates = await ownerRows<{ day: string }>(
      world,
      "SELECT DISTINCT effective_date::text AS day FROM journal_entry WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(dates).toEqual([{ day: desk.datedOn }]);
    expect(desk.datedOn < firm.tenant.businessDate.slice(0, 8)).toBe(true);
    expect(await faults(firm)).toEqual([]);
  });

  it("the same rows twice add nothing, however they are written; posted once by voters at once", async () => {
    const firm = await openFirm(world);
    const { batchId, vote } = await post(firm, "3020,,,50.00,USD");
    expect(
      await firm.admin.change(bringBalances, { text: "code\tname\tdr\tcr\n3020\t\t\t50\tusd" }),
    ).toMatchObject({
      refusal: { code: "DUPLICATE_FILE", facts: { batchId } },
    });
    const votes = await Promise.all([1, 2, 3].map(() => firm.manager.change(decideApproval, vote)));
    expect(votes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await closing(firm)).toMatchObject({ "3020": 5_000n });
    expect(await firm.admin.change(proposeOpening, { batchId, reason: "Again" })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    const both = await Promise.all(
      [1, 2].map(() => firm.admin.change(bringBalances, { text: "2800,,,7.00,USD" })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it("rows at fault say why, stop their batch, and may be brought again when what they lacked is there", async () => {
    const firm = await openFirm(world);
    const text = "3020,,,1.00,USD\n1010,Nowhere,5.00,,USD\n2100,ACC-1,,3.00,USD";
    const { batchId } = yes(await firm.admin.change(bringBalances, { text }));
    const page = await firm.admin.read(openingPage, { batchId });
    expect(page?.batch.rows.map(({ fault }) => fault)).toEqual([
      null,
      "REFERENCE_UNKNOWN",
      "DIMENSION_NOT_OFFERED",
    ]);
    expect(await firm.admin.change(proposeOpening, { batchId, reason: "Try it" })).toMatchObject({
      refusal: { code: "ROWS_AT_FAULT" },
    });
    yes(await firm.admin.change(bringBalances, { text }));
    const long = Array.from({ length: 501 }, () => "3020,,,1.00,USD").join("\n");
    expect(await firm.admin.change(bringBalances, { text: long })).toMatchObject({
      refusal: { code: "TOO_MANY_ROWS" },
    });
  });

  it("I32 counts from when somebody says that everything is in, which needs 3090 at zero", async () => {
    const firm = await openFirm(world);
    const { vote } = await post(firm, "3020,,,50.00,USD");
    yes(await firm.manager.change(decideApproval, vote));
    expect(await firm.admin.change(setMigrationDone, { done: "yes" })).toMatchObject({
      refusal: { code: "OPENING_REST", facts: { rest: -5_000n } },
    });
    expect(await faults(firm)).toEqual([]);
    const rest = await post(firm, "1010," + (await bankName(firm)) + ",50.00,,USD");
    yes(await firm.manager.change(decideApproval, rest.vote));
    yes(await firm.admin.change(setMigrationDone, { done: "yes" }));
    expect(await firm.admin.change(setMigrationDone, { done: "yes" })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await firm.admin.change(bringBalances, { text: "2800,,,1.00,USD" })).toMatchObject({
      refusal: { code: "MIGRATION_DONE" },
    });
    await postProper({ world, firm }, [debit("3090", undefined, 100n), credit("4900", undefined, 100n)]);
    expect(await faults(firm)).toEqual(["I32"]);
    yes(await firm.admin.change(setMigrationDone, { done: "no" }));
    expect(await faults(firm)).toEqual([]);
  });

  it("are for those who make and check journals, in their own firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const { batchId } = yes(await firm.admin.change(bringBalances, { text: "3020,,,50.00,USD" }));
    expect(await other.admin.change(proposeOpening, { batchId, reason: "Theirs" })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await other.admin.read(openingPage, { batchId })).toBeNull();
    for (const command of [bringBalances, proposeOpening, setMigrationDone])
      expect(await firm.viewer.change(command as typeof bringBalances, {})).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
  });
});
