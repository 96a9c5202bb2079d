import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { createCreditor } from "~/collections/commands/placement/create-creditor.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { judgeBreak } from "~/money/commands/reconciliation/judge-break.server";
import { sealDays } from "~/money/commands/reconciliation/seal-days.server";
import { verifyReceipt } from "~/money/domain/proof/balance-receipt.server";
import { sealCheck } from "~/money/queries/reconciliation/seal-check.server";
import { sealReceipt } from "~/money/queries/reconciliation/seal-receipt.server";
import { addDays } from "~/office/domain/calendar-date";

import { closeAll, daysLater, stepsOf } from "../../support/closing";
import { type Firm, openFirm, yes } from "../../support/firm";
import { tamper } from "../../support/invariant-faults.table";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, enablePayments, nextKey, payByCard, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface SealRow {
  id: string;
  day: string;
  version: number;
  a: string | null;
  b: string;
  c: string;
  items: { differences: { field: string }[] };
}

const sealsOf = (firm: Firm, bankAccountId: string) =>
  ownerRows<SealRow>(
    world,
    `SELECT id, to_char(day, 'YYYY-MM-DD') AS day, seal_version AS version, a, b, c, items FROM seal WHERE tenant_id = $1 AND bank_account_id = $2
      ORDER BY seal_no`,
    [firm.tenant.id, bankAccountId],
  );
const breaksOf = (firm: Firm) =>
  ownerRows<{ id: string; type: string; key: string; amount: string; state: string }>(
    world,
    "SELECT id, type, break_key AS key, amount, state FROM reconciliation_break WHERE tenant_id = $1 ORDER BY type, id",
    [firm.tenant.id],
  );
const proved = { hashFits: true, chainFits: true, differences: [] };

/** A trust account with one bank line of today and client money in cash and on cards; its day is closed. */
async function sealedFirm() {
  const firm = await openFirm(world);
  const trustId = await bankAccountOf(world, firm, "trust");
  const account = await placeDebt(world, firm);
  yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
  const day = firm.tenant.businessDate;
  await takeIn(world, firm, table([[day, "Who is this", "25.00"]]), { bankAccountId: trustId });
  await closeAll(daysLater(world, 1), firm);
  return { firm, trustId, account, day };
}

describe("a seal", () => {
  it("holds A, B and C of the day with no break, and proves itself", async () => {
    const { firm, trustId, day } = await sealedFirm();
    const [seal, ...others] = await sealsOf(firm, trustId);
    expect(others).toEqual([]);
    expect(seal).toMatchObject({ day, version: 1, a: "2500", b: "2500", c: "3500" });
    expect(await breaksOf(firm)).toEqual([]);
    expect(await firm.viewer.read(sealCheck, { sealId: seal?.id ?? "" })).toEqual(proved);
  });

  it("closes a day without its statement unsealed, and is made when the statement comes", async () => {
    const firm = await openFirm(world);
    const day = firm.tenant.businessDate;
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    await closeAll(daysLater(world, 1), firm);
    expect((await stepsOf(world, firm))[9]).toMatchObject({
      state: "done",
      counts: { accounts: 2, sealed: 0, unsealed: 2 },
    });
    expect(await sealsOf(firm, bankAccountId)).toEqual([]);
    await takeIn(world, firm, table([[day, "Late paper", "5.00"]]), { bankAccountId });
    expect(await sealsOf(firm, bankAccountId)).toMatchObject([{ day, version: 1, a: "500", b: "500" }]);
    expect(yes(await firm.admin.change(sealDays, { bankAccountId }))).toEqual({
      sealed: 0,
      supplements: 0,
      refused: 0,
    });
    expect(await sealsOf(firm, bankAccountId)).toHaveLength(1);
  });

  it("11.c recomputed from what was known is byte-identical, 14.c whatever the books say by now", async () => {
    const { firm, trustId, account } = await sealedFirm();
    const sealId = (await sealsOf(firm, trustId))[0]?.id ?? "";
    yes(
      await firm.admin.change(recordDebtorPayment, { ...cashForm(firm, account), amount: "3.33" }, nextKey()),
    );
    expect(await firm.admin.read(sealCheck, { sealId })).toEqual(proved);
  });

  it("11.d a late line for a sealed date makes version 2 with what differs; version 1 still proves itself", async () => {
    const { firm, trustId, day } = await sealedFirm();
    await takeIn(
      world,
      firm,
      table([
        [day, "Who is this", "25.00"],
        [day, "Forgotten by the bank", "7.00"],
      ]),
      {
        bankAccountId: trustId,
        reason: "The bank sent the day again",
      },
    );
    const seals = await sealsOf(firm, trustId);
    expect(seals).toMatchObject([
      { version: 1, a: "2500", b: "2500" },
      { version: 2, day, a: "3200", b: "3200", c: "4200" },
    ]);
    expect(seals[1]?.items.differences.map(({ field }) => field)).toEqual([
      "2300",
      "a",
      "b",
      "c",
      "outstanding",
    ]);
    for (const { id } of seals) {
      expect(await firm.admin.read(sealCheck, { sealId: id })).toEqual(proved);
    }
    expect(await breaksOf(firm)).toMatchObject([{ type: "BK7", state: "resolved" }]);
  });

  it("an edited seal no longer leads to its hash", async () => {
    const { firm, trustId } = await sealedFirm();
    const sealId = (await sealsOf(firm, trustId))[0]?.id ?? "";
    await tamper(
      { world },
      `UPDATE seal SET items = jsonb_set(items, '{figures,b}', '"2501"') WHERE id = '${sealId}'`,
    );
    expect(await firm.admin.read(sealCheck, { sealId })).toMatchObject({
      hashFits: false,
      differences: [{ field: "b", before: "2501", after: "2500" }],
    });
  });

  it("gives a client the proof of a balance inside the total, and of nobody else's", async () => {
    const { firm, trustId, account } = await sealedFirm();
    const sealId = (await sealsOf(firm, trustId))[0]?.id ?? "";
    const args = { sealId, code: "2100", dimensionId: account.id };
    const receipt = await firm.admin.read(sealReceipt, args);
    expect(receipt && verifyReceipt(receipt)).toEqual({
      ok: true,
      minor: 1000n,
      total: 1000n,
      currency: "USD",
    });
    expect(await firm.admin.read(sealReceipt, { ...args, dimensionId: firm.creditorId })).toBeNull();
    const theirs = await openFirm(world);
    expect(await theirs.admin.read(sealReceipt, args)).toBeNull();
    expect(await theirs.admin.read(sealCheck, { sealId })).toBeNull();
  });
});

describe("breaks", () => {
  it("11.a one imported line changed by 0.01 is BK1 with that line within the same run", async () => {
    const { firm, trustId, day } = await sealedFirm();
    await takeIn(world, firm, table([[addDays(day, 1), "Tomorrow", "1.00"]]), { bankAccountId: trustId });
    const [line] = await ownerRows<{ id: string }>(
      world,
      "UPDATE statement_line SET amount = amount + 1 WHERE tenant_id = $1 AND amount = 2500 RETURNING id",
      [firm.tenant.id],
    );
    await closeAll(daysLater(world, 2), firm);
    expect(await breaksOf(firm)).toMatchObject([
      { type: "BK1", key: `line:${line?.id ?? ""}`, amount: "1", state: "open" },
    ]);
  });

  it("11.b two clients' postings of equal amount swapped: A = B = C, yet the standing check names both", async () => {
    const firm = await openFirm(world);
    const accounts: string[] = [];
    for (const name of ["North", "South"]) {
      const { creditorId } = yes(await firm.admin.change(createCreditor, { name }));
      const account = await placeDebt(world, { ...firm, creditorId });
      yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
      accounts.push(`account:${account.id}`);
    }
    const mine = `tenant_id = '${firm.tenant.id}' AND code = '2100' AND dimension_id IS NOT NULL`;
    await tamper(
      { world },
      `UPDATE posting p SET account_id = x.other FROM (SELECT a.id, (SELECT b.id FROM ledger_account b WHERE b.${mine} AND b.id <> a.id) AS other
        FROM ledger_account a WHERE a.${mine}) x WHERE p.account_id = x.id AND p.line_no = (SELECT max(line_no) FROM posting q WHERE q.account_id = x.id)`,
    );
    const trustId = await bankAccountOf(world, firm, "trust");
    await takeIn(world, firm, table([[firm.tenant.businessDate, "Something", "1.00"]]), {
      bankAccountId: trustId,
    });
    await closeAll(daysLater(world, 1), firm);
    const [seal] = await sealsOf(firm, trustId);
    expect(seal).toMatchObject({ a: "100", b: "100", c: "2100" });
    expect((await breaksOf(firm)).filter(({ type }) => type === "BK3")).toEqual([]);
    const { failed } = yes(await firm.system.change(checkInvariants, { trigger: "asked" }));
    expect(failed).toEqual(["I08"]);
    const frozen = await ownerRows<{ place: string }>(
      world,
      "SELECT scope_type || ':' || scope_id AS place FROM payout_freeze WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(frozen.map(({ place }) => place).sort()).toEqual(accounts.sort());
  });

  it("a card fee's cover that has not arrived is BK5 once it is due; explained, then resolved, by people with the right", async () => {
    const firm = await openFirm(world);
    await enablePayments(world, firm);
    await payByCard(world, firm, await placeDebt(world, firm), "100.00");
    await settle(world);
    await closeAll(daysLater(world, 5), firm);
    const [found, ...others] = (await breaksOf(firm)).filter(({ type }) => type !== "BK2");
    expect(others).toEqual([]);
    expect(found).toMatchObject({ type: "BK5", key: "cover", state: "open" });
    const judge = { breakId: found?.id, to: "resolved", cause: "timing", note: "The transfer is on its way" };
    expect(await firm.admin.change(judgeBreak, judge)).toMatchObject({
      refusal: { code: "BREAK_NOT_EXPLAINED" },
    });
    expect(yes(await firm.admin.change(judgeBreak, { ...judge, to: "explained" }))).toEqual({
      state: "explained",
    });
    yes(await firm.admin.change(judgeBreak, judge));
    expect(await firm.admin.change(judgeBreak, judge)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    const theirs = await openFirm(world);
    expect(await theirs.admin.change(judgeBreak, judge)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    expect(await theirs.admin.change(sealDays, { bankAccountId })).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    for (const command of [judgeBreak, sealDays])
      expect(await firm.viewer.change<unknown, unknown>(command as never, judge)).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
  });
});
