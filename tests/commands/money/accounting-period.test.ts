import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { closePeriodSoftly } from "~/money/commands/period/close-period-softly.server";
import { proposePeriodLock } from "~/money/commands/period/propose-period-lock.server";
import { proposePeriodReopening } from "~/money/commands/period/propose-period-reopening.server";
import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { monthsOfYear } from "~/money/domain/ledger/accounting-period";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { addMonths } from "~/office/domain/calendar-date";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The month before the business date's. */
function lastMonth(firm: Firm) {
  const today = firm.tenant.businessDate;
  const before = addMonths(`${today.slice(0, 7)}-01`, -1);
  return monthsOfYear(before, 1).find((month) => month.startsOn === before)!;
}

async function post(firm: Firm, effectiveDate: string): Promise<string> {
  const lines = [
    { code: "5400", dr: "10.00" },
    { code: "2800", cr: "10.00" },
  ];
  const { approvalId } = yes(
    await firm.admin.change(proposeJournal, { effectiveDate, narration: "Paper", lines }),
  );
  yes(await firm.manager.change(decideApproval, { approvalId, decision: "approve" }));
  const [entry] = await ownerRows<{ day: string }>(
    world,
    `SELECT to_char(posting_date, 'YYYY-MM-DD') AS day FROM journal_entry WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1`,
    [firm.tenant.id],
  );
  return entry?.day ?? "";
}

async function lockLastMonth(firm: Firm): Promise<string> {
  const { startsOn } = lastMonth(firm);
  const { approvalId } = yes(await firm.admin.change(proposePeriodLock, { startsOn }));
  yes(await firm.manager.change(decideApproval, { approvalId, decision: "approve" }));
  const [period] = await ownerRows<{ id: string }>(
    world,
    "SELECT id FROM accounting_period WHERE tenant_id = $1 AND state = 'locked'",
    [firm.tenant.id],
  );
  return period?.id ?? "";
}

describe("accounting period", () => {
  it("closed softly still takes an adjustment of who may adjust", async () => {
    const firm = await openFirm(world);
    const { startsOn, endsOn } = lastMonth(firm);
    yes(await firm.admin.change(closePeriodSoftly, { startsOn }));
    expect(await post(firm, endsOn)).toBe(endsOn);
    expect(await firm.admin.change(closePeriodSoftly, { startsOn })).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
  });

  it("1.c 12.e locked moves an entry to the first open date, and keeps its effective date", async () => {
    const firm = await openFirm(world);
    const { endsOn } = lastMonth(firm);
    expect(await post(firm, endsOn)).toBe(endsOn);
    await lockLastMonth(firm);
    expect(await post(firm, endsOn)).toBe(`${firm.tenant.businessDate.slice(0, 7)}-01`);
    const [first] = await ownerRows(
      world,
      "SELECT count(*)::int AS n FROM journal_entry WHERE tenant_id = $1 AND effective_date = $2::date",
      [firm.tenant.id, endsOn],
    );
    expect(first).toEqual({ n: 2 });
  });

  it("is not locked while it runs or an earlier one with entries is open", async () => {
    const firm = await openFirm(world);
    const { startsOn } = lastMonth(firm);
    await post(firm, addMonths(startsOn, -1));
    expect(await firm.admin.change(proposePeriodLock, { startsOn })).toMatchObject({
      refusal: { code: "PERIOD_NOT_READY", reasons: ["earlier_period_open"] },
    });
    const running = `${firm.tenant.businessDate.slice(0, 7)}-01`;
    const answer = await firm.admin.change(proposePeriodLock, { startsOn: running });
    expect(answer).toMatchObject({ refusal: { code: "PERIOD_NOT_READY" } });
  });

  it("opens again for some hours with two persons, then counts as locked", async () => {
    const firm = await openFirm(world);
    const { endsOn } = lastMonth(firm);
    const periodId = await lockLastMonth(firm);
    const form = { periodId, hours: 24, reason: "The auditor found an invoice" };
    expect(await firm.admin.change(proposePeriodReopening, { ...form, hours: 100 })).toMatchObject({
      refusal: { code: "REOPEN_TOO_LONG" },
    });
    const { approvalId } = yes(await firm.admin.change(proposePeriodReopening, form));
    const decision = { approvalId, decision: "approve" };
    expect(await firm.admin.change(decideApproval, decision)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(decideApproval, decision));
    expect(await post(firm, endsOn)).toBe(endsOn);
    await ownerRows(
      world,
      "UPDATE accounting_period SET reopened_until = now() - interval '1 hour' WHERE id = $1 RETURNING id",
      [periodId],
    );
    expect(await post(firm, endsOn)).not.toBe(endsOn);
  });

  it("belongs to its firm", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const periodId = await lockLastMonth(firm);
    const form = { periodId, hours: 1, reason: "Not my own books at all" };
    expect(await other.admin.change(proposePeriodReopening, form)).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(await firm.viewer.change(proposePeriodReopening, form)).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
  });
});
