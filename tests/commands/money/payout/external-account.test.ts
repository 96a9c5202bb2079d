import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { rejectExternalAccount } from "~/money/commands/payee/reject-external-account.server";
import { verifyExternalAccount } from "~/money/commands/payee/verify-external-account.server";
import { newId } from "~/platform/ids/new-id";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { decide, drafted, overpaid, refundForm } from "../../../support/payout/payouts";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const form = (firm: Firm, more = {}) => ({
  holderType: "creditor",
  holderId: firm.creditorId,
  holderName: "Meridian Portfolio Services",
  bankCode: "021000021",
  number: "0001 2345 6789",
  kind: "checking",
  ...more,
});

describe("a party's bank account", () => {
  it("is kept sealed, shows its last four and is known once", async () => {
    const firm = await openFirm(world);
    const { externalAccountId, nameMatch } = yes(await firm.admin.change(addExternalAccount, form(firm)));
    expect(nameMatch).toBe(true);
    const [row] = await ownerRows<{ whole: string; last4: string }>(
      world,
      "SELECT x::text AS whole, token_last4 AS last4 FROM external_account x WHERE id = $1",
      [externalAccountId],
    );
    expect(row?.last4).toBe("6789");
    expect(row?.whole).not.toContain("000123456789");
    expect(row?.whole).not.toContain(Buffer.from("000123456789").toString("hex"));
    const again = await firm.admin.change(addExternalAccount, form(firm, { number: "000123456789" }));
    expect(again).toMatchObject({ refusal: { fields: { number: "BANK_ACCOUNT_KNOWN" } } });
  });

  it("is verified by a second person, once", async () => {
    const firm = await openFirm(world);
    const { externalAccountId } = yes(await firm.admin.change(addExternalAccount, form(firm)));
    const id = { externalAccountId };
    expect(await firm.admin.change(verifyExternalAccount, id)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(verifyExternalAccount, id));
    expect(await firm.manager.change(verifyExternalAccount, id)).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
  });

  it("that was closed or never verified is not paid to", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const holder = {
      holderType: "customer",
      holderId: of.customerId,
      holderName: "Somebody Else",
      number: "98765432",
    };
    const draft = yes(await firm.admin.change(addExternalAccount, form(firm, holder)));
    expect(draft.nameMatch).toBe(false);
    const payoutId = await drafted(firm, { ...refundForm(of), externalAccountId: draft.externalAccountId });
    expect(await decide(world, firm.manager, payoutId)).toMatchObject({
      refusal: { code: "PAYEE_UNVERIFIED" },
    });
    const second = await drafted(firm, refundForm(of));
    const closing = { externalAccountId: of.externalAccountId, reason: "Account was taken over" };
    expect(yes(await firm.manager.change(rejectExternalAccount, closing))).toEqual({ state: "closed" });
    expect(await decide(world, firm.manager, second)).toMatchObject({
      refusal: { code: "PAYEE_UNVERIFIED" },
    });
  });

  it("that changed is told to the old contact", async () => {
    const firm = await openFirm(world);
    const of = await overpaid(world, firm);
    const holder = {
      holderType: "customer",
      holderId: of.customerId,
      holderName: "Angela Foster",
      number: "11112468",
    };
    yes(await firm.admin.change(addExternalAccount, form(firm, holder)));
    await world.drain();
    const sent = world.host.ports.email.outbox.filter((mail) =>
      JSON.stringify(mail).includes("ends in 2468"),
    );
    expect(sent.map((mail) => mail.to.address)).toEqual(["angela.foster@example.com"]);
  });

  it("belongs to its firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const { externalAccountId } = yes(await firm.admin.change(addExternalAccount, form(firm)));
    const input = { ...form(firm), externalAccountId, reason: "A test" };
    for (const command of [verifyExternalAccount, rejectExternalAccount] as (typeof verifyExternalAccount)[])
      expect(await other.admin.change(command, input)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await other.admin.change(addExternalAccount, input)).toMatchObject({
      refusal: { fields: { holderId: "NOT_FOUND" } },
    });
    const nobody = { ...input, holderId: newId() };
    expect(await firm.admin.change(addExternalAccount, nobody)).toMatchObject({
      refusal: { fields: { holderId: "NOT_FOUND" } },
    });
    for (const command of [addExternalAccount, verifyExternalAccount, rejectExternalAccount])
      expect(await firm.viewer.change(command as typeof verifyExternalAccount, input)).toMatchObject({
        refusal: { code: "FORBIDDEN" },
      });
  });
});
