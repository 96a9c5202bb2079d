import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { describeBankAccount } from "~/money/commands/bank/describe-bank-account.server";
import { forgetStatementProfile } from "~/money/commands/bank/forget-statement-profile.server";
import { openBankAccount } from "~/money/commands/bank/open-bank-account.server";
import { judgeDuplicate } from "~/money/commands/statement/judge-duplicate.server";
import { proposeIgnoring } from "~/money/commands/statement/propose-ignoring.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { bankAccounts } from "~/money/queries/bank/bank-accounts.server";
import { bankAccountPage } from "~/money/queries/bank/bank-account-page.server";
import { linePage } from "~/money/queries/statement/line-page.server";
import { lineFilter, lineList } from "~/money/queries/statement/line-list.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing } from "../../../support/paying";
import { linesOf, mt940, suspenseFaults, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** One payment told by a table and by MT940: the same day, amount and narrative under two fingerprints. */
async function toldTwice(): Promise<{ firm: Firm; suspect: string }> {
  const firm = await openFirm(world, { currency: "EUR", country: "DE" });
  await takeIn(world, firm, table([["2026-01-10", "From A", "70.00"]]));
  const file = mt940("1", "C260101EUR70,00", "C260131EUR140,00", [
    { day: "260110", side: "C", amount: "70,00", text: "From A " },
  ]).replace("NONREF", "NONREF//BANK77");
  await takeIn(world, firm, file, { reason: "No opening is known" });
  const line = (await linesOf(world, firm)).find((one) => one.state === "duplicate_suspect");
  return { firm, suspect: line?.id ?? "" };
}

describe("a suspected duplicate", () => {
  it("that is money twice stays and waits for its match", async () => {
    const { firm, suspect } = await toldTwice();
    expect(suspect).not.toBe("");
    yes(await firm.admin.change(judgeDuplicate, { lineId: suspect, verdict: "true_duplicate" }));
    expect((await linesOf(world, firm)).map((line) => line.state)).toEqual(["unmatched", "unmatched"]);
    expect(await closing(firm)).toMatchObject({ "2300": 14000n });
    expect(
      await firm.admin.change(judgeDuplicate, { lineId: suspect, verdict: "repeat", reason: "told twice" }),
    ).toMatchObject({ refusal: { code: "STALE_JOB" } });
  });

  it("that is the same money is excluded with a reason, and its suspense reversed", async () => {
    const { firm, suspect } = await toldTwice();
    expect(await firm.admin.change(judgeDuplicate, { lineId: suspect, verdict: "repeat" })).toMatchObject({
      refusal: { fields: { reason: "REQUIRED" } },
    });
    yes(
      await firm.admin.change(judgeDuplicate, { lineId: suspect, verdict: "repeat", reason: "Told twice" }),
    );
    expect(await closing(firm)).toMatchObject({ "1010": 7000n, "2300": 7000n });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    const page = await firm.viewer.read(linePage, { lineId: suspect });
    expect(page).toMatchObject({ line: { state: "ignored", reason: "Told twice" } });
    expect(page?.entries).toHaveLength(2);
  });
});

describe("a memo line without money", () => {
  it("is ignored when a second person agrees; a line with money never is", async () => {
    const firm = await openFirm(world);
    await takeIn(world, firm, table([["2026-01-10", "Rates change in March", "0.00"], ["2026-01-11", "Paid", "1.00"]])); // prettier-ignore
    const [memo, money] = await linesOf(world, firm);
    const ask = (lineId?: string) => firm.admin.change(proposeIgnoring, { lineId, reason: "Only a notice" });
    expect(await ask(money?.id)).toMatchObject({ refusal: { code: "LINE_HAS_MONEY" } });
    const { approvalId } = yes(await ask(memo?.id));
    const decision = { approvalId, decision: "approve" };
    expect(await firm.admin.change(decideApproval, decision)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(decideApproval, decision));
    expect((await linesOf(world, firm))[0]).toMatchObject({ state: "ignored", reason: "Only a notice" });
  });
});

describe("bank accounts", () => {
  it("a further one gets its own ledger account, and its number is sealed", async () => {
    const firm = await openFirm(world);
    const form = {
      name: "Second trust",
      kind: "trust",
      bank: "Harbour Bank",
      number: "0012-3456 7890",
      openingBalance: "-12.50",
      openingOn: "2026-01-01",
    };
    const { bankAccountId } = yes(await firm.admin.change(openBankAccount, form));
    const page = await firm.viewer.read(bankAccountPage, { bankAccountId });
    expect(page).toMatchObject({ name: "Second trust", last4: "7890", code: "1020", openingBalance: -1250n });
    const [row] = await ownerRows<{ number: Buffer; ledger: string }>(
      world,
      "SELECT b.number, a.dimension_id AS ledger FROM bank_account b JOIN ledger_account a ON a.id = b.ledger_account_id WHERE b.id = $1",
      [bankAccountId],
    );
    expect(row?.number.toString()).not.toContain("1234567890");
    expect(row?.ledger).toBe(bankAccountId);
    expect(await firm.admin.change(openBankAccount, { ...form, name: "Again" })).toMatchObject({
      refusal: { fields: { number: "BANK_ACCOUNT_KNOWN" } },
    });
    expect(await firm.manager.change(openBankAccount, form)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });

  it("an edit keeps the number that was not typed, and a stale one is refused", async () => {
    const firm = await openFirm(world);
    const [account] = await firm.admin.read(bankAccounts, undefined);
    const bankAccountId = account?.id ?? "";
    const form = { bankAccountId, name: "Main", bank: "", number: "12345678" };
    yes(await firm.admin.change(describeBankAccount, { ...form, version: 1 }));
    expect(await firm.admin.change(describeBankAccount, { ...form, version: 1 })).toMatchObject({
      refusal: { code: "VERSION_CONFLICT" },
    });
    yes(await firm.admin.change(describeBankAccount, { ...form, number: "", version: 2 }));
    expect(await firm.admin.read(bankAccountPage, { bankAccountId })).toMatchObject({ last4: "5678" });
    expect(await firm.admin.change(describeBankAccount, { ...form, number: "x", version: 3 })).toMatchObject({
      refusal: { fields: { number: "ACCOUNT_NUMBER_FORMAT" } },
    });
  });

  it("the list says book balance, last closing, difference and what waits; a profile can be forgotten", async () => {
    const firm = await openFirm(world);
    await takeIn(
      world,
      firm,
      "Date,Details,Amount,Balance\n2026-01-10,Paid,70.00,170.00\n2026-01-11,More,5.00,175.00\n",
    );
    const account = (await firm.viewer.read(bankAccounts, undefined)).find((one) => one.kind === "operating");
    expect(account).toMatchObject({ book: 7500n, closing: 17500n, closingOn: "2026-01-11", waiting: 2 });
    const bankAccountId = account?.id ?? "";
    yes(await firm.admin.change(forgetStatementProfile, { bankAccountId }));
    expect(await firm.admin.change(forgetStatementProfile, { bankAccountId })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
  });
});

describe("the statement desk", () => {
  it("finds lines by state, side, age, amount and words, page by page", async () => {
    const firm = await openFirm(world);
    const rows = Array.from({ length: 60 }, (_, at): [string, string, string] => [
      `2026-03-${String((at % 28) + 1).padStart(2, "0")}`,
      `Payment ${at} LN-${at}`,
      at % 3 === 0 ? `-${at + 1}.00` : `${at + 1}.00`,
    ]);
    await takeIn(world, firm, table(rows));
    const find = (more: object) => firm.viewer.read(lineList, lineFilter.parse(more));
    const first = await find({});
    expect(first.rows).toHaveLength(50);
    const second = await find({ after: first.next ?? undefined });
    expect(second.rows).toHaveLength(10);
    expect(new Set([...first.rows, ...second.rows].map((row) => row.id)).size).toBe(60);
    const back = await find({ before: second.previous ?? undefined });
    expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
    expect((await find({ side: "D" })).rows).toHaveLength(20);
    expect((await find({ q: "ln-59" })).rows).toMatchObject([{ narrative: "Payment 59 LN-59", age: "31" }]);
    expect((await find({ q: "60.00" })).rows).toMatchObject([{ amount: 6000n }]);
    expect((await find({ age: "0-1" })).rows).toEqual([]);
    expect((await find({ view: "matched" })).rows).toEqual([]);
    const other = await openFirm(world);
    expect((await other.viewer.read(lineList, lineFilter.parse({}))).rows).toEqual([]);
    expect(await other.viewer.read(linePage, { lineId: first.rows[0]?.id ?? "" })).toBeNull();
  });
});
