import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordBankMandate } from "~/collections/commands/mandate/record-bank-mandate.server";
import { workDrafts } from "~/jobs/money/work-drafts.server";
import { makeDebitFile } from "~/money/commands/ach/make-debit-file.server";
import { recordDebitExport } from "~/money/commands/ach/record-debit-export.server";
import { setOriginator } from "~/money/commands/ach/set-originator.server";
import { takeDebitFile } from "~/money/commands/ach/take-debit-file.server";
import { pauseMandate } from "~/money/commands/mandate/pause-mandate.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { readNachaFile } from "~/money/domain/ach/read-nacha-file";
import { achFileText } from "~/money/queries/ach/ach-file-text.server";

import { bankDraft, madeFile, ORIGINATOR, settlesToday, signed } from "../../../support/bank-drafts";
import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { balanceOf, closing, nextKey, read, settle } from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { bankAccountOf, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function textOf(firm: Firm, fileId: string): Promise<string> {
  const file = await firm.admin.read(achFileText, { fileId });
  return file?.text ?? "";
}

describe("a mandate on paper", () => {
  it("is in force at once; its account is kept sealed and shown by its last four", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const { mandateId } = yes(
      await firm.admin.change(recordBankMandate, signed(firm, account.id), nextKey()),
    );
    const [row] = await ownerRows<{ state: string; account_label: string; plain: boolean }>(
      world,
      "SELECT state, account_label, position('123456789'::bytea in account_token) > 0 AS plain FROM mandate WHERE id = $1",
      [mandateId],
    );
    expect(row).toEqual({ state: "active", account_label: "ACH •••• 6789", plain: false });
  });

  it.each([
    [{ routing: "091012985" }, "routing", "CHECK_DIGIT"],
    [{ account: "!" }, "account", "INVALID"],
    [{ maxAmount: "0" }, "maxAmount", "AMOUNT_NOT_POSITIVE"],
    [{ signedOn: "2099-01-01" }, "signedOn", "DATE_IN_FUTURE"],
    [{ signedOn: "2020-01-01" }, "signedOn", "MANDATE_ENDED"],
  ])("%o is refused at %s with %s", async (more, field, code) => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const answer = await firm.admin.change(recordBankMandate, signed(firm, account.id, more), nextKey());
    expect(answer).toMatchObject({ refusal: { fields: { [field]: code } } });
  });

  it("is for those who keep mandates, in their own firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const account = await placeDebt(world, firm);
    const form = signed(firm, account.id);
    expect(await firm.viewer.change(recordBankMandate, form, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(recordBankMandate, form, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});

describe("a debit file", () => {
  it("holds every due debit once; made again it is the same, and the bytes never change", async () => {
    const firm = await openFirm(world);
    const drafts = [await bankDraft(world, firm), await bankDraft(world, firm)];
    await workDrafts(world.host, { tenantId: firm.tenant.id });
    await settle(world);
    expect(await read(firm, drafts[0]?.paymentId ?? "")).toMatchObject({ state: "created" });
    yes(await firm.admin.change(setOriginator, ORIGINATOR));
    const key = nextKey();
    const made = yes(await firm.admin.change(makeDebitFile, {}, key));
    expect(made).toMatchObject({ debits: 2, stopped: 0, waiting: 0 });
    expect(yes(await firm.admin.change(makeDebitFile, {}, key))).toEqual(made);
    expect(await firm.admin.change(makeDebitFile, {}, nextKey())).toMatchObject({
      refusal: { code: "NOTHING_DUE" },
    });
    const text = await textOf(firm, made.fileId ?? "");
    expect(await textOf(firm, made.fileId ?? "")).toBe(text);
    const file = readNachaFile(text);
    expect(file.faults).toEqual([]);
    expect(file.totals).toMatchObject({ totalDebit: 20_000n, totalCredit: 0n });
    const [kept] = await ownerRows<{ same: boolean; plain: boolean }>(
      world,
      "SELECT sha256 = sha256($2::bytea) AS same, position('123456789'::bytea in content) > 0 AS plain FROM ach_file WHERE id = $1",
      [made.fileId, Buffer.from(text)],
    );
    expect(kept).toEqual({ same: true, plain: false });
    expect(await closing(firm)).toEqual({});
  });

  it("of two makers at once one holds the debit, and the other nothing", async () => {
    const firm = await openFirm(world);
    await bankDraft(world, firm);
    yes(await firm.admin.change(setOriginator, ORIGINATOR));
    const answers = await Promise.all([1, 2, 3].map(() => firm.admin.change(makeDebitFile, {}, nextKey())));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    const entries = await ownerRows(world, "SELECT 1 FROM ach_entry WHERE tenant_id = $1", [firm.tenant.id]);
    expect(entries).toHaveLength(1);
  });

  it("calls off what may not be drawn any more", async () => {
    const firm = await openFirm(world);
    const { mandateId, paymentId } = await bankDraft(world, firm);
    yes(await firm.admin.change(pauseMandate, { mandateId, reason: "Asked to wait" }));
    yes(await firm.admin.change(setOriginator, ORIGINATOR));
    expect(yes(await firm.admin.change(makeDebitFile, {}, nextKey()))).toEqual({
      fileId: null,
      debits: 0,
      stopped: 1,
      waiting: 0,
    });
    expect(await read(firm, paymentId)).toMatchObject({ state: "cancelled" });
  });

  it("is money on its way once the bank took it, and in the bank with its one line", async () => {
    const firm = await openFirm(world);
    const { account, paymentId } = await bankDraft(world, firm);
    const fileId = await madeFile(firm);
    expect(await firm.admin.change(takeDebitFile, { fileId })).toMatchObject({
      refusal: { code: "DAY_NOT_HERE" },
    });
    await settlesToday(world, firm, fileId);
    expect(yes(await firm.admin.change(takeDebitFile, { fileId }))).toEqual({ drawn: 1 });
    expect(await firm.admin.change(takeDebitFile, { fileId })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
    expect(await balanceOf(firm, account)).toBe(20_000n);
    expect(await closing(firm)).toEqual({ "1060": 10_000n, "2100": 10_000n });
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    await takeIn(world, firm, table([[firm.tenant.businessDate, "ACH SETTLEMENT", "100.00"]]), {
      bankAccountId,
    });
    const [line] = await ownerRows<{ id: string; version: number }>(
      world,
      "SELECT id, version FROM statement_line WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    const parts = [{ targetType: "ach_file", targetId: fileId, amount: "100.00" }];
    yes(
      await firm.admin.change(confirmMatch, { lineId: line?.id, version: line?.version, parts }, nextKey()),
    );
    expect(await closing(firm)).toEqual({ "1020": 10_000n, "2100": 10_000n });
    const [match] = await ownerRows<{ id: string }>(
      world,
      "SELECT match_id AS id FROM match_part WHERE line_id = $1 AND live",
      [line?.id],
    );
    yes(await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Other money" }, nextKey()));
    expect(await closing(firm)).toEqual({
      "1020": 10_000n,
      "1060": 10_000n,
      "2100": 10_000n,
      "2300": 10_000n,
    });
  });

  it("needs the bank's registration, the right, and belongs to its firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    await bankDraft(world, firm);
    expect(await firm.admin.change(makeDebitFile, {}, nextKey())).toMatchObject({
      refusal: { code: "ORIGINATOR_MISSING" },
    });
    expect(await firm.admin.change(setOriginator, { ...ORIGINATOR, odfi: "091000018" })).toMatchObject({
      refusal: { fields: { odfi: "CHECK_DIGIT" } },
    });
    expect(await firm.viewer.change(setOriginator, ORIGINATOR)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await firm.viewer.change(makeDebitFile, {}, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const fileId = await madeFile(firm);
    expect(await other.admin.change(takeDebitFile, { fileId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await other.admin.change(recordDebitExport, { fileId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    yes(await firm.admin.change(recordDebitExport, { fileId }));
    const [taken] = await ownerRows<{ type: string }>(
      world,
      "SELECT type FROM event WHERE subject_id = $1 AND category = 'access'",
      [fileId],
    );
    expect(taken).toEqual({ type: "ach_file.exported" });
    expect(await other.admin.read(achFileText, { fileId })).toBeNull();
  });
});
