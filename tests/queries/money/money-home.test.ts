import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { setMoneyLimits } from "~/money/commands/payout/set-money-limits.server";
import { moneyHome } from "~/money/queries/home/money-home.server";
import { moneyLimits } from "~/money/queries/payout/money-limits.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { nextKey } from "../../support/paying";
import { approved, lineOf, overpaid, refundForm, released } from "../../support/payout/payouts";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let other: Firm;
beforeAll(async () => {
  world = await openWorld();
  [firm, other] = [await openFirm(world), await openFirm(world)];
});
afterAll(() => world.close());

describe("the money home", () => {
  it("says of each bank account what bank and books say and what waits there", async () => {
    const of = await overpaid(world, firm);
    await approved(world, firm, refundForm(of, "10.00"));
    await released(world, firm, refundForm(of, "15.00"));
    const day = firm.tenant.businessDate;
    await takeIn(world, firm, table([[day, "ACCOUNT FEE", "-1.00"], [day, "WHO IS THIS", "3.00"]]), {
      bankAccountId: of.trustId,
    }); // prettier-ignore
    const fee = await lineOf(world, firm, "ACCOUNT FEE");
    const parts = [{ targetType: "bank_charge", targetId: of.trustId, amount: "1.00" }];
    yes(await firm.admin.change(confirmMatch, { lineId: fee.id, version: fee.version, parts }, nextKey()));
    const home = await firm.admin.read(moneyHome, undefined);
    const trust = home.accounts.find((account) => account.id === of.trustId);
    expect(trust).toMatchObject({ book: 4_200n, unmatched: 1, breaks: 0, waiting: 2, sealedDay: null });
    const operating = await bankAccountOf(world, firm);
    expect(home.accounts.find((account) => account.id === operating)).toMatchObject({ waiting: 0 });
    expect(home).toMatchObject({
      drafts: 0, ready: 1, moving: 1, returned: 0, chargedBack: 0, payoutsBack: 0, disputes: 0, transfers: 1, transfersLate: 0, frozenBy: [],
    }); // prettier-ignore
  });

  it("another firm sees none of it", async () => {
    const home = await other.admin.read(moneyHome, undefined);
    expect(home).toMatchObject({ ready: 0, moving: 0, transfers: 0 });
    expect(home.accounts.every((account) => account.book === 0n && account.waiting === 0)).toBe(true);
  });
});

describe("what a person typed", () => {
  it("limits are kept from the day they were set, and an empty field is none", async () => {
    yes(await firm.admin.change(setMoneyLimits, { payout: "1,000.00", unmatch: "" }));
    expect(await firm.admin.read(moneyLimits, undefined)).toEqual({ payout: 100_000n, unmatch: null });
    expect(await other.admin.read(moneyLimits, undefined)).toEqual({ payout: null, unmatch: null });
  });

  it("a third person who paid stands on the payment with what they are to the debtor", async () => {
    const debt = await placeDebt(world, firm);
    const trustId = await bankAccountOf(world, firm, "trust");
    await takeIn(world, firm, table([[firm.tenant.businessDate, "FROM HIS SISTER", "5.00"]]), {
      bankAccountId: trustId,
    });
    const line = await lineOf(world, firm, "FROM HIS SISTER");
    const part = { targetType: "account", targetId: debt.id, amount: "5.00", payerName: "Rosa Foster" };
    const form = { lineId: line.id, version: line.version, parts: [part] };
    expect(await firm.admin.change(confirmMatch, form, nextKey())).toMatchObject({
      refusal: { fields: { "parts.0.relation": "REQUIRED" } },
    });
    const whole = { ...form, parts: [{ ...part, relation: "sister" }] };
    const { paymentIds } = yes(await firm.admin.change(confirmMatch, whole, nextKey()));
    const [row] = await ownerRows(
      world,
      "SELECT metadata->'third_party' AS payer FROM payment WHERE id = $1",
      paymentIds,
    );
    expect(row).toEqual({ payer: { name: "Rosa Foster", relation: "sister" } });
  });
});
