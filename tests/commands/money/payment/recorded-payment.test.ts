import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { assignAccounts } from "~/collections/commands/worklist/assign-accounts.server";

import { openFirm, yes } from "../../../support/firm";
import { balanceOf, cashForm, closing, nextKey } from "../../../support/paying";
import { placeDebt } from "../../../support/placed";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe("recorded payment", () => {
  it("AX-9.1 of fifty simultaneous 10.00 payments on 300.00 exactly thirty succeed", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = cashForm(firm, account);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => firm.admin.change(recordDebtorPayment, form, nextKey())),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(30);
    expect(new Set(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.code])))).toEqual(
      new Set(["OVER_BALANCE"]),
    );
    expect(await balanceOf(firm, account)).toBe(0n);
    expect(await closing(firm)).toEqual({ "1000": 30_000n, "2100": 30_000n });
  });

  it("5.a the same payment posted fifty times in parallel with one key is one payment with fifty equal answers", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = cashForm(firm, account);
    const key = nextKey();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => firm.admin.change(recordDebtorPayment, form, key)),
    );
    expect(
      new Set(answers.map((answer) => (answer.ok ? answer.value.paymentId : answer.refusal.code))).size,
    ).toBe(1);
    expect(await balanceOf(firm, account)).toBe(29_000n);
  });

  it("6.a a bank reference counts once however it is written", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = { ...cashForm(firm, account), method: "bank_transfer" };
    yes(await firm.admin.change(recordDebtorPayment, { ...form, reference: "hdfc n52025 0612" }, nextKey()));
    const again = await firm.admin.change(
      recordDebtorPayment,
      { ...form, reference: "HDFCN520250612" },
      nextKey(),
    );
    expect(again).toMatchObject({ ok: false, refusal: { code: "DUPLICATE_REFERENCE" } });
  });

  it.each([
    [{ amount: "0" }, "amount", "AMOUNT_NOT_POSITIVE"],
    [{ amount: "1e3" }, "amount", "AMOUNT_NOT_NUMBER"],
    [{ amount: "12.345" }, "amount", "AMOUNT_PRECISION"],
    [{ amount: "300.01" }, "amount", "OVER_BALANCE"],
    [{ effectiveDate: "2026-02-30" }, "effectiveDate", "DATE_FORMAT"],
    [{ effectiveDate: "2099-01-01" }, "effectiveDate", "DATE_IN_FUTURE"],
    [{ effectiveDate: "2001-01-01" }, "effectiveDate", "BEFORE_PLACEMENT"],
    [{ method: "cheque" }, "reference", "REQUIRED"],
  ])("%o is refused at %s with %s", async (change, field, code) => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = { ...cashForm(firm, account), ...change };
    const answer = await firm.admin.change(recordDebtorPayment, form, nextKey());
    expect(answer).toMatchObject({ ok: false, refusal: { fields: { [field]: code } } });
  });

  it("a collector records on assigned accounts only, a viewer nowhere, another firm not at all", async () => {
    const firm = await openFirm(world);
    const other = await openFirm(world);
    const collector = await firm.collector();
    const account = await placeDebt(world, firm);
    const form = cashForm(firm, account);
    const codeOf = async (answer: Promise<{ ok: boolean; refusal?: { code: string } }>) =>
      (await answer).refusal?.code ?? "ok";
    expect(await codeOf(collector.change(recordDebtorPayment, form, nextKey()))).toBe("NOT_FOUND");
    yes(await firm.admin.change(assignAccounts, { accountIds: [account.id], staffId: collector.staffId }));
    expect(await codeOf(collector.change(recordDebtorPayment, form, nextKey()))).toBe("ok");
    expect(await codeOf(firm.viewer.change(recordDebtorPayment, form, nextKey()))).toBe("FORBIDDEN");
    expect(await codeOf(other.admin.change(recordDebtorPayment, form, nextKey()))).toBe("NOT_FOUND");
  });
});
