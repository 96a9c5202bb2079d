import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { addExternalAccount } from "~/money/commands/payee/add-external-account.server";
import { revealPayeeNumber } from "~/money/commands/payee/reveal-payee-number.server";
import { changeSetting } from "~/people/commands/setting/change-setting.server";
import { acrossTenantsTenantById } from "~/people/data/session/sessions.server";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const NUMBER = "000123456789";

async function payee(firm: Firm): Promise<string> {
  const form = {
    holderType: "creditor",
    holderId: firm.creditorId,
    holderName: "Meridian Portfolio Services",
    bankCode: "021000021",
    number: NUMBER,
    kind: "checking",
  };
  return yes(await firm.admin.change(addExternalAccount, form)).externalAccountId;
}

const asked = (externalAccountId: string, more = {}) => ({
  externalAccountId,
  purpose: "verification",
  reason: "Called back on the number we know",
  ...more,
});

describe("the whole number of a payee's account", () => {
  it("is shown for a purpose and a reason, and the log has all but the number", async () => {
    const firm = await openFirm(world);
    const id = await payee(firm);
    const shown = yes(await firm.admin.change(revealPayeeNumber, asked(id)));
    expect(shown).toMatchObject({ number: NUMBER, bankCode: "021000021", seconds: 60 });
    const [event] = await ownerRows<{ category: string; reason: string; after: object; whole: string }>(
      world,
      "SELECT category, reason, after, e::text AS whole FROM event e WHERE tenant_id = $1 AND type = 'external_account.revealed'",
      [firm.tenant.id],
    );
    expect(event).toMatchObject({
      category: "access",
      reason: "Called back on the number we know",
      after: { fields: ["number"], purpose: "verification" },
    });
    expect(event?.whole).not.toContain(NUMBER);
    const kept = await ownerRows(
      world,
      "SELECT 1 FROM idempotency_record r WHERE r::text LIKE '%' || $1 || '%'",
      [NUMBER],
    );
    expect(kept).toEqual([]);
  });

  it("is refused without a purpose or a reason, each at its field", async () => {
    const firm = await openFirm(world);
    const id = await payee(firm);
    expect(await firm.admin.change(revealPayeeNumber, asked(id, { purpose: "curiosity" }))).toMatchObject({
      refusal: { fields: { purpose: "REVEAL_PURPOSE_REQUIRED" } },
    });
    expect(await firm.admin.change(revealPayeeNumber, asked(id, { reason: "because" }))).toMatchObject({
      refusal: { fields: { reason: "REVEAL_REASON_REQUIRED" } },
    });
  });

  it("is shown twenty times a day to one person, and then no more", async () => {
    const firm = await openFirm(world);
    const id = await payee(firm);
    for (let time = 0; time < 20; time += 1) yes(await firm.admin.change(revealPayeeNumber, asked(id)));
    expect(await firm.admin.change(revealPayeeNumber, asked(id))).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED" },
    });
    yes(await firm.manager.change(revealPayeeNumber, asked(id)));
  });

  it("is shown as often and as long as the firm says", async () => {
    const firm = await openFirm(world);
    const id = await payee(firm);
    const say = async (key: string, value: number) =>
      yes(await firm.admin.change(changeSetting, { key, value, reason: "Less is safer" }));
    await say("reveals_per_day", 1);
    await say("reveal_seconds", 15);
    Object.assign(firm.tenant, await acrossTenantsTenantById(world.host.database, firm.tenant.id));
    expect(yes(await firm.manager.change(revealPayeeNumber, asked(id)))).toMatchObject({ seconds: 15 });
    expect(await firm.manager.change(revealPayeeNumber, asked(id))).toMatchObject({
      refusal: { code: "LIMIT_EXCEEDED", facts: { most: 1 } },
    });
  });

  it("is for those who check payees: not a viewer, not another firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const id = await payee(firm);
    expect(await firm.viewer.change(revealPayeeNumber, asked(id))).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await other.admin.change(revealPayeeNumber, asked(id))).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });
});
