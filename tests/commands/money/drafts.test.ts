import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { chargeDraft } from "~/jobs/money/charge-draft.server";
import { workDrafts } from "~/jobs/money/work-drafts.server";
import { drawPayment } from "~/collections/commands/mandate/draw-payment.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { pauseMandate } from "~/money/commands/mandate/pause-mandate.server";
import { presentDraft } from "~/money/commands/mandate/present-draft.server";
import { recordDraftRefused } from "~/money/commands/mandate/record-draft-refused.server";
import { releaseDrafts } from "~/money/commands/mandate/release-drafts.server";
import { sendNotices } from "~/money/commands/mandate/send-notices.server";
import { addDays } from "~/office/domain/calendar-date";
import { notificationList } from "~/office/queries/notification-list.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { balanceOf, cashForm, closing, nextKey, read, settle } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import {
  absorbKept,
  answer,
  bringForward,
  draftsOf,
  draw,
  mandated,
  mandateOf,
  saved,
} from "../../support/saving";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const standing = () => world.host.ports.standing;
const charges = () => world.host.ports.payments.calls.filter(({ method }) => method === "charge");

async function inForce(more: { rail?: "card" | "ach"; maxAmount?: string } = {}) {
  firm = await openFirm(world);
  return mandated(world, firm, more);
}

/** A bank debit of 100.00 whose day is today and whose notice went out in time. */
async function debit() {
  const drawn = await inForce({ rail: "ach" });
  const { paymentId } = yes(await draw(firm, drawn, "100.00", addDays(firm.tenant.businessDate, 10)));
  await bringForward(world, firm, paymentId, 10);
  await workDrafts(world.host, { tenantId: firm.tenant.id });
  await settle(world);
  return { ...drawn, paymentId };
}

/** As many debits of other days as a firm has sent before. */
async function debitsBefore(like: string, count: number): Promise<void> {
  await ownerRows(
    world,
    `INSERT INTO payment (tenant_id, id, direction, purpose, amount, currency, method, rail, effective_date, state, idempotency_key, mandate_id,
        cycle_date, processor_ref, metadata)
      SELECT tenant_id, uuidv7(), direction, purpose, amount, currency, method, rail, effective_date, 'succeeded', 'before-' || n, mandate_id,
        cycle_date - n, 'before-' || n, metadata FROM payment, generate_series(1, $2::int) n WHERE id = $1`,
    [like, count],
  );
}

describe("a draft on a mandate", () => {
  it("of a card drawn today is money in the books at once, and asking again draws nothing more", async () => {
    const drawn = await inForce();
    const key = nextKey();
    const { paymentId } = yes(await draw(firm, drawn, "60.00", undefined, key));
    expect(yes(await draw(firm, drawn, "60.00", undefined, key))).toEqual({ paymentId });
    await settle(world);
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded", amount: 6_000n, method: "card" });
    expect(await balanceOf(firm, drawn.account)).toBe(24_000n);
    const before = charges().length;
    await chargeDraft(world.host, { tenantId: firm.tenant.id, paymentId });
    expect(charges()).toHaveLength(before);
    expect((await closing(firm))["2100"]).toBe(6_000n);
  });

  it("7.d of 100.01 on a mandate of 100.00 is refused: MANDATE_LIMIT", async () => {
    const drawn = await inForce({ maxAmount: "100.00" });
    expect(await draw(firm, drawn, "100.01")).toMatchObject({
      refusal: { code: "MANDATE_LIMIT", reasons: ["above_maximum"] },
    });
  });

  it("is one a day, never more than is owed, never on a paused mandate, never without its notice", async () => {
    const drawn = await inForce({ maxAmount: "300.00" });
    yes(await draw(firm, drawn, "10.00"));
    expect(await draw(firm, drawn, "10.00")).toMatchObject({ refusal: { reasons: ["cycle_used"] } });
    const tomorrow = addDays(firm.tenant.businessDate, 1);
    expect(await draw(firm, drawn, "300.01", tomorrow)).toMatchObject({ refusal: { code: "MANDATE_LIMIT" } });
    yes(await firm.manager.change(pauseMandate, { mandateId: drawn.mandate.id, reason: "wait" }));
    expect(await draw(firm, drawn, "10.00", tomorrow)).toMatchObject({
      refusal: { code: "MANDATE_INACTIVE" },
    });
    const bank = await saved(world, firm, drawn.account, { rail: "ach" });
    expect(await draw(firm, { ...drawn, mandate: bank }, "10.00", tomorrow)).toMatchObject({
      refusal: { code: "NOTICE_MISSING", reasons: ["not_noticed_in_time"] },
    });
  });

  it("is for those who may draw, on accounts of theirs, in their own firm", async () => {
    const drawn = await inForce();
    const form = {
      accountId: drawn.account.id,
      mandateId: drawn.mandate.id,
      amount: "10.00",
      on: firm.tenant.businessDate,
    };
    expect(await firm.viewer.change(drawPayment, form, nextKey())).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    const collector = await firm.collector();
    expect(await collector.change(drawPayment, form, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const other = await openFirm(world);
    expect(await other.admin.change(drawPayment, form, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    const neighbour = await placeDebt(world, firm);
    const crossed = { ...form, accountId: neighbour.id };
    expect(await firm.admin.change(drawPayment, crossed, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
  });

  it("is judged again on its day: what was paid meanwhile is not drawn", async () => {
    const drawn = await inForce({ maxAmount: "300.00" });
    const { paymentId } = yes(await draw(firm, drawn, "300.00", addDays(firm.tenant.businessDate, 3)));
    yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, drawn.account), nextKey()));
    await bringForward(world, firm, paymentId, 0);
    yes(await firm.system.change(presentDraft, { paymentId }));
    expect((await draftsOf(world, drawn.mandate.id))[0]).toMatchObject({
      state: "cancelled",
      return_code: "MANDATE_LIMIT",
    });
    const bell = await firm.admin.read(notificationList, { limit: 20 });
    expect(bell.entries.map(({ type }) => type)).toContain("draft_stopped");
    const other = await openFirm(world);
    const unknown = { refusal: { code: "NOT_FOUND" } };
    expect(await other.system.change(presentDraft, { paymentId })).toMatchObject(unknown);
    expect(await other.system.change(recordDraftRefused, { paymentId, code: "X" })).toMatchObject(unknown);
  });

  it("whose answer was lost is asked for again under the same key and drawn once", async () => {
    const drawn = await inForce();
    yes(await draw(firm, drawn, "60.00"));
    world.host.ports.payments.loseAnswers(1, { tookEffect: true });
    expect((await world.drain()).errors).toHaveLength(1);
    const [draft] = await draftsOf(world, drawn.mandate.id);
    expect(draft?.state).toBe("submitted");
    await chargeDraft(world.host, { tenantId: firm.tenant.id, paymentId: draft?.id });
    const [first, second] = charges().slice(-2);
    expect(first?.key).toBe(second?.key);
    expect(await balanceOf(firm, drawn.account)).toBe(24_000n);
  });

  it("is announced when its notice is due, once, and waits for its day", async () => {
    const drawn = await inForce({ rail: "ach" });
    const day = firm.tenant.businessDate;
    const { paymentId } = yes(await draw(firm, drawn, "100.00", addDays(day, 11)));
    expect(yes(await firm.system.change(sendNotices, {}))).toEqual({ sent: 0 });
    expect(yes(await firm.system.change(presentDraft, { paymentId }))).toEqual({ send: false });
    await ownerRows(world, "UPDATE payment SET effective_date = $2 WHERE id = $1", [
      paymentId,
      addDays(day, 10),
    ]);
    expect(yes(await firm.system.change(sendNotices, {}))).toEqual({ sent: 1 });
    expect(yes(await firm.system.change(sendNotices, {}))).toEqual({ sent: 0 });
    const other = await openFirm(world);
    expect(yes(await other.system.change(sendNotices, {}))).toEqual({ sent: 0 });
    await settle(world);
    const mail = world.host.ports.email.outbox.at(-1);
    expect(mail?.subject).toContain("$100.00");
  });
});

describe("what the bank answers", () => {
  it("a debit is under way for days, then succeeds", async () => {
    const { paymentId, account } = await debit();
    expect(await read(firm, paymentId)).toMatchObject({ state: "processing", method: "bank_transfer" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    await answer(world, firm, paymentId, "succeeded");
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
    expect(await balanceOf(firm, account)).toBe(20_000n);
  });

  it("7.b R01 is tried again twice, on pay-days, and a third time never", async () => {
    const { paymentId, mandate } = await debit();
    await answer(world, firm, paymentId, "failed", "INSUFFICIENT_FUNDS");
    for (const tries of [2, 3]) {
      const drafts = await draftsOf(world, mandate.id);
      expect(drafts).toHaveLength(tries);
      const again = drafts.at(-1);
      expect(again).toMatchObject({ state: "created", attempt: tries, retry_of_id: drafts.at(-2)?.id });
      await bringForward(world, firm, again?.id ?? "", 10);
      await workDrafts(world.host, { tenantId: firm.tenant.id });
      await settle(world);
      await answer(world, firm, again?.id ?? "", "failed", "INSUFFICIENT_FUNDS");
    }
    const drafts = await draftsOf(world, mandate.id);
    expect(drafts.map(({ state, return_code }) => `${state} ${return_code ?? ""}`)).toEqual(
      Array(3).fill("failed R01"),
    );
    expect((await mandateOf(world, mandate.id)).state).toBe("active");
  });

  it("7.a a debit that was not authorised revokes the mandate and is never tried again", async () => {
    const { paymentId, mandate, account } = await debit();
    await answer(world, firm, paymentId, "succeeded");
    const { processorRef } = await read(firm, paymentId);
    const { payments } = world.host.ports;
    payments.openDispute(processorRef ?? "", "dispute", "debit_not_authorized");
    payments.closeDispute(processorRef ?? "", "lost");
    await absorbKept(world, firm, paymentId);
    await absorbKept(world, firm, paymentId);
    expect(await draftsOf(world, mandate.id)).toMatchObject([{ state: "returned", return_code: "R10" }]);
    expect(await mandateOf(world, mandate.id)).toMatchObject({ state: "revoked" });
    expect(await balanceOf(firm, account)).toBe(30_000n);
    const bell = await firm.admin.read(notificationList, { limit: 20 });
    expect(bell.entries.find(({ type }) => type === "draft_returned")?.params).toMatchObject({
      code: "R10",
      again: "",
    });
  });

  it("a card declined for want of funds is tried again; one that is lost asks for another", async () => {
    const drawn = await inForce();
    standing().declineCharges(drawn.mandate.setup_ref ?? "", "INSUFFICIENT_FUNDS");
    yes(await draw(firm, drawn, "60.00"));
    await settle(world);
    expect(await draftsOf(world, drawn.mandate.id)).toMatchObject([
      { state: "failed", return_code: "insufficient_funds" },
      { state: "created", attempt: 2 },
    ]);
    standing().declineCharges(drawn.mandate.setup_ref ?? "", "LOST_CARD");
    const [, again] = await draftsOf(world, drawn.mandate.id);
    await bringForward(world, firm, again?.id ?? "", 0);
    await ownerRows(
      world,
      "UPDATE payment SET metadata = metadata || jsonb_build_object('presented_at', (now() - interval '2 hours')::text) WHERE mandate_id = $1 AND state = 'failed'",
      [drawn.mandate.id],
    );
    await workDrafts(world.host, { tenantId: firm.tenant.id });
    await settle(world);
    expect(await draftsOf(world, drawn.mandate.id)).toMatchObject([
      {},
      { state: "failed", return_code: "lost_card" },
    ]);
    expect(await mandateOf(world, drawn.mandate.id)).toMatchObject({ state: "paused", hold: "new_method" });
  });

  it("7.c while too many come back unauthorised, what follows waits for a person", async () => {
    const { paymentId, mandate, account } = await debit();
    await answer(world, firm, paymentId, "failed", "DEBIT_NOT_AUTHORIZED");
    expect((await mandateOf(world, mandate.id)).state).toBe("revoked");
    await debitsBefore(paymentId, 19);
    const second = await saved(world, firm, account, { rail: "ach" });
    const next = yes(
      await draw(firm, { account, mandate: second }, "50.00", addDays(firm.tenant.businessDate, 10)),
    );
    await bringForward(world, firm, next.paymentId, 10);
    expect(yes(await firm.system.change(presentDraft, next))).toEqual({ send: false });
    expect((await draftsOf(world, second.id))[0]?.state).toBe("created");
    const bell = await firm.admin.read(notificationList, { limit: 20 });
    expect(bell.entries.map(({ type }) => type)).toContain("return_rates_over");
    const form = { reason: "one debtor's mistake" };
    expect(await firm.viewer.change(releaseDrafts, form)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    expect(await other.manager.change(releaseDrafts, form)).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
    expect(yes(await firm.manager.change(releaseDrafts, form))).toEqual({ released: 1 });
    expect(await firm.manager.change(releaseDrafts, form)).toMatchObject({
      refusal: { code: "NOTHING_WAITS" },
    });
    await settle(world);
    expect(await read(firm, next.paymentId)).toMatchObject({ state: "processing" });
  });
});
