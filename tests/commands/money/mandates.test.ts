import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { startDebtorMandate } from "~/collections/commands/mandate/start-debtor-mandate.server";
import { absorbMandateSetup } from "~/money/commands/mandate/absorb-mandate-setup.server";
import { askMandate } from "~/money/commands/mandate/ask-mandate.server";
import { pauseMandate } from "~/money/commands/mandate/pause-mandate.server";
import { recordMandateSetup } from "~/money/commands/mandate/record-mandate-setup.server";
import { resumeMandate } from "~/money/commands/mandate/resume-mandate.server";
import { revokeMandate, revokeOwnMandate } from "~/money/commands/mandate/revoke-mandate.server";
import { draftWork } from "~/money/queries/mandate-work.server";
import { addDays } from "~/office/domain/calendar-date";

import { closeAll, daysLater } from "../../support/closing";
import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { customerOf, enablePayments, nextKey, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { agree, draftsOf, draw, mandated, mandateOf, news, WORDING } from "../../support/saving";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const standing = () => world.host.ports.standing;

async function asked(more: { rail?: "card" | "ach"; maxAmount?: string } = {}) {
  firm = await openFirm(world);
  await enablePayments(world, firm);
  const account = await placeDebt(world, firm, { amount: "300.00" });
  return { account, mandate: await agree(world, firm, account, more) };
}

describe("a debtor saves a card or account", () => {
  it("what they agreed to is kept with time, address and browser, and the method only sealed", async () => {
    const { mandate } = await asked();
    expect(mandate).toMatchObject({ state: "sent", wording: WORDING, accepted_ip: "203.0.113.7" });
    expect(mandate.accepted_agent).toBe("test");
    standing().save(mandate.setup_ref ?? "");
    for (let times = 0; times < 3; times += 1) await news(world, firm, mandate.id);
    const kept = await mandateOf(world, mandate.id);
    expect(kept).toMatchObject({ state: "active", account_label: "visa •••• 4242", hold: null });
    expect(kept.reference).toBeTruthy();
    expect(kept.account_token?.toString("utf8")).not.toContain("fake_pm");
  });

  it("a bank account is kept under the bank's own permission", async () => {
    const { mandate } = await asked({ rail: "ach" });
    standing().save(mandate.setup_ref ?? "");
    await news(world, firm, mandate.id);
    expect((await mandateOf(world, mandate.id)).reference).toMatch(/^fake_mandate/);
  });

  it("asking twice for the same goes on with the open page; another maximum is another agreement", async () => {
    const { account, mandate } = await asked();
    expect((await agree(world, firm, account)).id).toBe(mandate.id);
    const other = await agree(world, firm, account, { maxAmount: "50.00" });
    expect(other.id).not.toBe(mandate.id);
    expect((await mandateOf(world, mandate.id)).state).toBe("cancelled");
    // the page given up may still be filled in: nothing comes of it
    standing().save(mandate.setup_ref ?? "");
    await news(world, firm, mandate.id);
    expect((await mandateOf(world, mandate.id)).state).toBe("cancelled");
  });

  it("a page that is never filled in fails, and a refused card leaves it open", async () => {
    const { mandate } = await asked();
    standing().save(mandate.setup_ref ?? "", "CARD_DECLINED");
    await news(world, firm, mandate.id);
    expect((await mandateOf(world, mandate.id)).state).toBe("sent");
    standing().expire(mandate.setup_ref ?? "");
    await news(world, firm, mandate.id);
    expect(await mandateOf(world, mandate.id)).toMatchObject({ state: "failed" });
  });

  it("what cannot be agreed to is refused", async () => {
    const { account } = await asked();
    const debtor = await customerOf(firm, account);
    const form = { accountId: account.id, rail: "card", maxAmount: "300.01", wording: WORDING };
    const start = (more: object, who = debtor) =>
      who.change(startDebtorMandate, { ...form, ...more }, nextKey());
    expect(await start({})).toMatchObject({ refusal: { fields: { maxAmount: "OVER_BALANCE" } } });
    expect(await start({ maxAmount: "ten" })).toMatchObject({
      refusal: { fields: { maxAmount: "AMOUNT_NOT_NUMBER" } },
    });
    expect(await start({}, firm.admin)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    const stranger = other.customer(debtor.actor.id ?? "");
    expect(await start({ maxAmount: "10.00" }, stranger)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  it("a firm whose processor is not connected offers none, and a refused page is a failed mandate", async () => {
    firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const debtor = await customerOf(firm, account);
    const form = { accountId: account.id, rail: "card", maxAmount: "10.00", wording: WORDING };
    expect(await debtor.change(startDebtorMandate, form, nextKey())).toMatchObject({
      refusal: { code: "PAYMENTS_DISABLED" },
    });
    await enablePayments(world, firm);
    const { mandateId } = yes(await debtor.change(startDebtorMandate, form, nextKey()));
    const refused = { mandateId, result: { kind: "refused", code: "NOT_OFFERED" } };
    expect(yes(await firm.system.change(recordMandateSetup, refused))).toEqual({ state: "failed" });
    expect(yes(await firm.system.change(recordMandateSetup, refused))).toEqual({ state: "failed" });
    expect(await mandateOf(world, mandateId)).toMatchObject({ failure_code: "NOT_OFFERED" });
    await settle(world);
  });

  it("who came back before the news asks the processor, for their own mandate only", async () => {
    const { account, mandate } = await asked();
    standing().save(mandate.setup_ref ?? "");
    const debtor = await customerOf(firm, account);
    yes(await debtor.change(askMandate, { mandateId: mandate.id }));
    await settle(world);
    expect((await mandateOf(world, mandate.id)).state).toBe("active");
    const answer = await firm.customer(mandate.id).change(askMandate, { mandateId: mandate.id });
    expect(answer).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });
});

describe("a mandate in force", () => {
  it("is paused and resumed with a reason; a hold that only another method ends is not lifted by hand", async () => {
    firm = await openFirm(world);
    const { mandate } = await mandated(world, firm);
    const form = { mandateId: mandate.id, reason: "asked to wait" };
    expect(yes(await firm.manager.change(pauseMandate, form))).toEqual({ state: "paused" });
    expect(yes(await firm.manager.change(pauseMandate, form))).toEqual({ state: "paused" });
    expect(yes(await firm.manager.change(resumeMandate, form))).toEqual({ state: "active" });
    await ownerRows(world, "UPDATE mandate SET state = 'paused', hold = 'new_method' WHERE id = $1", [
      mandate.id,
    ]);
    expect(await firm.manager.change(resumeMandate, form)).toMatchObject({
      refusal: { code: "TRANSITION_NOT_ALLOWED", reasons: ["new_method"] },
    });
    await ownerRows(world, "UPDATE mandate SET hold = 'review' WHERE id = $1", [mandate.id]);
    expect(yes(await firm.manager.change(resumeMandate, form))).toEqual({ state: "active" });
    expect(await firm.viewer.change(pauseMandate, form)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    for (const command of [pauseMandate, resumeMandate])
      expect(await other.manager.change(command, form)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  it("revoked, it voids every draft that waits, at once and for good", async () => {
    firm = await openFirm(world);
    const drawn = await mandated(world, firm);
    const { mandate } = drawn;
    const later = addDays(firm.tenant.businessDate, 5);
    yes(await draw(firm, drawn, "40.00", later));
    const form = { mandateId: mandate.id, by: "holder", reason: "told us by telephone" };
    const other = await openFirm(world);
    expect(await other.manager.change(revokeMandate, form)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(yes(await firm.manager.change(revokeMandate, form))).toEqual({ state: "revoked" });
    expect(yes(await firm.manager.change(revokeMandate, form))).toEqual({ state: "revoked" });
    expect(await draftsOf(world, mandate.id)).toMatchObject([
      { state: "cancelled", return_code: "MANDATE_INACTIVE" },
    ]);
    expect(await firm.manager.change(resumeMandate, form)).toMatchObject({
      refusal: { code: "TRANSITION_NOT_ALLOWED" },
    });
    expect(await draw(firm, drawn, "40.00")).toMatchObject({ refusal: { code: "MANDATE_INACTIVE" } });
  });

  it("its holder ends it in the portal, nobody else's", async () => {
    firm = await openFirm(world);
    const { account, mandate } = await mandated(world, firm);
    const form = { mandateId: mandate.id };
    expect(await firm.customer(mandate.id).change(revokeOwnMandate, form)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const debtor = await customerOf(firm, account);
    expect(yes(await debtor.change(revokeOwnMandate, form))).toEqual({ state: "revoked" });
  });

  it("ended at the bank is revoked here; news of it that comes before it was in force fails it", async () => {
    firm = await openFirm(world);
    const { mandate } = await mandated(world, firm, { rail: "ach" });
    standing().end(mandate.setup_ref ?? "");
    await news(world, firm, mandate.id);
    expect(await mandateOf(world, mandate.id)).toMatchObject({ state: "revoked" });
    const fresh = (await asked()).mandate;
    const setup = { state: "ended", setupRef: fresh.setup_ref };
    yes(await firm.system.change(absorbMandateSetup, { mandateId: fresh.id, setup }));
    expect(await mandateOf(world, fresh.id)).toMatchObject({
      state: "failed",
      failure_code: "MANDATE_ENDED",
    });
  });

  it("is over the day after its last", async () => {
    firm = await openFirm(world);
    const { mandate } = await mandated(world, firm);
    const day = firm.tenant.businessDate;
    await ownerRows(world, "UPDATE mandate SET starts_on = $2, ends_on = $2 WHERE id = $1", [
      mandate.id,
      addDays(day, -1),
    ]);
    await closeAll(daysLater(world, 1), firm);
    expect(await mandateOf(world, mandate.id)).toMatchObject({ state: "expired" });
  });

  it("is nothing to another firm", async () => {
    firm = await openFirm(world);
    const drawn = await mandated(world, firm);
    const { paymentId } = yes(await draw(firm, drawn, "10.00"));
    const other = await openFirm(world);
    expect(await other.system.read(draftWork, { paymentId })).toBeNull();
    expect(await firm.system.read(draftWork, { paymentId })).toMatchObject({
      mandate: { id: drawn.mandate.id },
    });
    await settle(world);
  });
});
