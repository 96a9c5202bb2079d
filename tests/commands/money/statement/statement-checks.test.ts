import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeBankAccount } from "~/money/commands/bank/describe-bank-account.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { commitStatement } from "~/money/commands/statement/commit-statement.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, settle } from "../../../support/paying";
import {
  bankAccountOf,
  linesOf,
  mt940,
  readFile,
  statementOf,
  suspenseFaults,
  table,
  takeIn,
} from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NUMBER = "DE89370400440532013000";

/** A firm in euro whose operating account has a number. */
async function euroFirm(): Promise<Firm> {
  const firm = await openFirm(world, { currency: "EUR", country: "DE" });
  const bankAccountId = await bankAccountOf(world, firm);
  const form = { bankAccountId, version: 1, name: "Hausbank", bank: "Hausbank AG", number: NUMBER };
  yes(await firm.admin.change(describeBankAccount, form));
  return firm;
}

const JANUARY = mt940(NUMBER, "C260101EUR100,00", "C260131EUR150,00", [
  { day: "260110", side: "C", amount: "70,00", text: "From A" },
  { day: "260120", side: "D", amount: "20,00", text: "To B" },
]);

const failures = (file: Awaited<ReturnType<typeof readFile>>) =>
  file.findings.checks.filter((one) => one.level === "failed").map((one) => one.reason);

describe("checks before commit", () => {
  it("a file whose balances hold passes, keeps them, and the next must go on from it", async () => {
    const firm = await euroFirm();
    const january = await takeIn(world, firm, JANUARY);
    expect(january).toMatchObject({ opening: 10000n, sumLines: 5000n, closing: 15000n, format: "mt940" });
    const march = await readFile(
      world,
      firm,
      mt940(NUMBER, "C260301EUR999,00", "C260331EUR1000,00", [
        { day: "260310", side: "C", amount: "1,00", text: "x" },
      ]),
    );
    expect(failures(march)).toEqual(["gap"]);
    const february = await takeIn(
      world,
      firm,
      mt940(NUMBER, "C260201EUR150,00", "C260228EUR151,00", [
        { day: "260210", side: "C", amount: "1,00", text: "x" },
      ]),
    );
    expect(february.closing).toBe(15100n);
    // what was looked at before is out of date
    const commit = { fileId: march.id, reason: "The bank lost a page" };
    expect(await firm.admin.change(commitStatement, commit)).toMatchObject({
      refusal: { code: "STATEMENT_STALE" },
    });
  });

  it("one amount edited by 0.01 is refused without a reason, and leaves an open break with one (9.d)", async () => {
    const firm = await euroFirm();
    const file = await readFile(world, firm, JANUARY.replace("70,00", "70,01"));
    expect(failures(file)).toEqual(["lines_do_not_reach_closing"]);
    const fileId = file.id;
    expect(await firm.admin.change(commitStatement, { fileId })).toMatchObject({
      refusal: { fields: { reason: "STATEMENT_REASON" } },
    });
    expect(await linesOf(world, firm)).toEqual([]);
    yes(await firm.admin.change(commitStatement, { fileId, reason: "Confirmed by the bank by telephone" }));
    await settle(world);
    expect(await statementOf(firm, fileId)).toMatchObject({
      state: "committed",
      overrideReason: "Confirmed by the bank by telephone",
    });
    const breaks = await ownerRows(
      world,
      "SELECT type, state, amount, note FROM reconciliation_break WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(breaks).toEqual([
      { type: "BK1", state: "open", amount: "-1", note: "Confirmed by the bank by telephone" },
    ]);
    // a difference with a name is a break, no broken invariant: nothing freezes
    const { failed } = yes(await firm.system.change(checkInvariants, { trigger: "asked" }));
    expect(failed).not.toContain("I15");
  });

  it("a file of another account asks for a reason, and one of another currency is never taken", async () => {
    const firm = await euroFirm();
    const other = await readFile(world, firm, JANUARY.replace(NUMBER, "FR7630006000011234567890189"));
    expect(failures(other)).toEqual(["other_account"]);
    const foreign = await readFile(world, firm, JANUARY.replaceAll("EUR", "USD"));
    expect(failures(foreign)).toEqual(["other_currency"]);
    const commit = { fileId: foreign.id, reason: "Please" };
    expect(await firm.admin.change(commitStatement, commit)).toMatchObject({
      refusal: { code: "CURRENCY_MIX" },
    });
  });

  it("of a file with several accounts only the chosen one's lines are taken", async () => {
    const firm = await euroFirm();
    const both = `${JANUARY}\n${JANUARY.replace(NUMBER, "FR7630006000011234567890189").replace("From A", "Of others")}`;
    const file = await takeIn(world, firm, both);
    expect(file.findings.otherAccounts).toEqual([{ account: "FR7630006000011234567890189", lines: 2 }]);
    expect((await linesOf(world, firm)).map((line) => line.narrative)).toEqual(["From A", "To B"]);
  });

  it("a line of a day that has not come is never taken", async () => {
    const firm = await openFirm(world);
    const file = await readFile(world, firm, table([["2099-01-01", "Tomorrow", "1.00"]]));
    expect(failures(file)).toEqual(["booked_in_future"]);
    const commit = { fileId: file.id, reason: "Please" };
    expect(await firm.admin.change(commitStatement, commit)).toMatchObject({
      refusal: { code: "ROW_INVALID" },
    });
  });

  it("an overlap that leads to the closing balance passes and adds only what is new", async () => {
    const firm = await euroFirm();
    await takeIn(world, firm, JANUARY);
    const overlapping = mt940(NUMBER, "C260115EUR170,00", "C260210EUR155,00", [
      { day: "260120", side: "D", amount: "20,00", text: "To B" },
      { day: "260205", side: "C", amount: "5,00", text: "From C" },
    ]);
    const file = await takeIn(world, firm, overlapping);
    expect(file).toMatchObject({ opening: 15000n, sumLines: 500n, closing: 15500n });
    expect(await linesOf(world, firm)).toHaveLength(3);
  });

  it("a line that seems repeated and that the balance lacks is offered, and taken when accepted", async () => {
    const firm = await euroFirm();
    await takeIn(world, firm, JANUARY);
    const twin = mt940(NUMBER, "C260120EUR150,00", "C260120EUR130,00", [
      { day: "260120", side: "D", amount: "20,00", text: "To B" },
    ]);
    const file = await readFile(world, firm, twin);
    expect(file.findings.counts).toMatchObject({ fresh: 0, known: 1 });
    const [offer] = file.findings.offers;
    expect(offer).toMatchObject({ minor: "2000", side: "D" });
    const commit = { fileId: file.id, accepted: [offer?.row], reason: "Paid twice" };
    expect(await firm.admin.change(commitStatement, { ...commit, accepted: [999] })).toMatchObject({
      refusal: { code: "STATEMENT_OFFER" },
    });
    yes(await firm.admin.change(commitStatement, commit));
    await settle(world);
    const found = await linesOf(world, firm);
    expect(found.map((line) => `${line.narrative} ${line.occurrence} ${line.state}`).sort()).toEqual([
      "From A 1 unmatched",
      "To B 1 unmatched",
      "To B 2 unmatched",
    ]);
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect(await closing(firm)).toMatchObject({ "1010": 3000n });
  });
});
