import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { runAsSystem } from "~/jobs/run-as-system.server";
import { tickHour } from "~/jobs/office/tick-hour.server";
import { clearWindows } from "~/money/commands/close/clear-windows.server";
import { closePeriodSoftly } from "~/money/commands/period/close-period-softly.server";
import { saveHold } from "~/money/data/ledger/holds.server";
import { beginClose } from "~/office/commands/close/begin-close.server";
import type { ClosePart } from "~/office/commands/close/close-part";
import { retryCloseStep } from "~/office/commands/close/retry-close-step.server";
import { runCloseStep } from "~/office/commands/close/run-close-step.server";
import { addDays } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";
import { withTenant } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

import { closeAll, daysLater, stepsOf, todayOf } from "../../support/closing";
import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { cashForm, nextKey } from "../../support/paying";
import { placeDebt, placeDebts } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const entries = async (firm: Firm) =>
  (await ownerRows<{ n: number }>(world, "SELECT count(*)::int AS n FROM journal_entry WHERE tenant_id = $1", [firm.tenant.id]))[0]?.n; // prettier-ignore

/** A firm with `count` payments whose windows end today. */
async function waitingFirm(count: number): Promise<Firm> {
  const firm = await openFirm(world);
  const names = Array.from({ length: count }, (_, n) => ({ name: `Debtor ${n}`, ref: `REF-${n}` }));
  for (const account of await placeDebts(world, firm, names)) {
    const { paymentId } = yes(
      await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()),
    );
    await ownerRows(world, "UPDATE payment SET state = 'succeeded', cleared_on = NULL WHERE id = $1", [
      paymentId,
    ]);
    await withTenant(world.host.database, firm.tenant.id, "write", (db) =>
      saveHold(db, {
        id: newId(),
        place: { code: "2100", dimensionId: account.id, currency: "USD" },
        kind: "uncleared",
        amount: 1000n,
        owner: { type: "payment", id: paymentId },
        reason: "return_window",
        endsAt: new Date(),
      }),
    );
  }
  return firm;
}

/** The same part, two holds a chunk: so a small firm has many chunks. */
const twoAtATime = (breakAt = Infinity): ClosePart => {
  let chunks = 0;
  return {
    async run(context, work) {
      chunks += 1;
      if (chunks === breakAt) throw new Error("the power went");
      const before = Number(work.cursor ?? 0);
      const done = await clearWindows.run(context, { ...work, cursor: null });
      if (!done.ok) return done;
      return accept({ ...done.value, next: before < 3 ? `${before + 1}` : null });
    },
  };
};

describe("the day-end close", () => {
  it("12.a run twice: the second run posts no entry and leaves the same hashes", async () => {
    const firm = await waitingFirm(3);
    const day = firm.tenant.businessDate;
    await closeAll(daysLater(world, 1), firm);
    const first = await stepsOf(world, firm);
    expect(first.map(({ state }) => state)).toEqual(Array.from({ length: 13 }, () => "done"));
    expect(first[7]).toMatchObject({
      day,
      counts: { holds_released: 3, payments_cleared: 3 },
      sums: { released: "3000" },
    });
    expect(first[11]?.sums).toEqual({ debits: "3000", credits: "3000" });
    const before = await entries(firm);
    await closeAll(daysLater(world, 1), firm);
    expect(await stepsOf(world, firm)).toEqual(first);
    expect(await entries(firm)).toBe(before);
    expect(await todayOf(world, firm)).toBe(addDays(day, 1));
  });

  it("4.d money whose window ended is available and its payment cleared on the date that closed", async () => {
    const firm = await waitingFirm(1);
    await closeAll(daysLater(world, 1), firm);
    const [row] = await ownerRows(
      world,
      `SELECT p.state, to_char(p.cleared_on, 'YYYY-MM-DD') AS cleared, h.state AS hold, b.held FROM payment p JOIN hold h ON h.owner_id = p.id
        JOIN ledger_balance b ON b.account_id = h.account_id WHERE p.tenant_id = $1`,
      [firm.tenant.id],
    );
    expect(row).toEqual({ state: "cleared", cleared: firm.tenant.businessDate, hold: "voided", held: "0" });
    const told = await ownerRows(
      world,
      "SELECT id FROM event WHERE tenant_id = $1 AND type = 'payment.cleared'",
      [firm.tenant.id],
    );
    expect(told).toHaveLength(1);
  });

  it("12.b killed half-way, another worker takes over after five minutes and ends where an unbroken run ends", async () => {
    const [whole, broken] = [await waitingFirm(3), await waitingFirm(3)];
    const parts = { "close:08:windows": twoAtATime() };
    await closeAll(daysLater(world, 1, parts), whole);
    const dying = daysLater(world, 1, parts);
    const system = await runAsSystem(dying, broken.tenant.id, "close-day");
    if (!system) throw new Error("no firm");
    const begun = yes(await system.change(beginClose, { holder: "dying" }));
    if (begun.state !== "running") throw new Error(begun.state);
    const chunk = (step: number) => system.change(runCloseStep, { day: begun.day, step, holder: "dying" });
    for (const step of [2, 3, 4, 5, 6, 7]) while (yes(await chunk(step)).state === "more");
    yes(await chunk(8));
    expect((await stepsOf(world, broken))[7]).toMatchObject({
      state: "running",
      counts: { holds_released: 3 },
    });
    await closeAll(daysLater(world, 1, parts), broken, "too early");
    expect((await stepsOf(world, broken))[7]?.state).toBe("running");
    await closeAll(daysLater(world, 1.01, parts), broken, "next");
    const hashes = async (firm: Firm) => (await stepsOf(world, firm)).map(({ hash }) => hash);
    expect(await hashes(broken)).toEqual(await hashes(whole));
    expect(await chunk(8)).toMatchObject({ ok: false, refusal: { code: "LEASE_LOST" } });
  });

  it("a fault in one chunk fails the step, keeps the date open, and a retry does nothing twice", async () => {
    const firm = await waitingFirm(2);
    await closeAll(daysLater(world, 1, { "close:08:windows": twoAtATime(3) }), firm);
    const steps = await stepsOf(world, firm);
    expect(steps[7]).toMatchObject({
      state: "failed",
      errors: [{ part: "windows", code: "FAULT", item: null }],
    });
    expect(steps[8]?.state).toBe("pending");
    expect(await todayOf(world, firm)).toBe(firm.tenant.businessDate);
    const released = () =>
      ownerRows(
        world,
        "SELECT id, version, updated_at FROM hold WHERE tenant_id = $1 AND state = 'voided' ORDER BY id",
        [firm.tenant.id],
      );
    const before = await released();
    expect(before).toHaveLength(2);
    const posted = await entries(firm);
    yes(await firm.admin.change(retryCloseStep, { stepId: steps[7]?.id }));
    await closeAll(daysLater(world, 1), firm);
    expect(await released()).toEqual(before);
    expect(await entries(firm)).toBe(posted);
    expect((await stepsOf(world, firm)).every(({ state }) => state === "done")).toBe(true);
    expect(await todayOf(world, firm)).toBe(addDays(firm.tenant.businessDate, 1));
  });

  it("12.c the server three days down: three closes, each as its own date", async () => {
    const firm = await openFirm(world);
    const later = daysLater(world, 3);
    await tickHour(later, {});
    const queued = await ownerRows(
      world,
      "SELECT id FROM job.job WHERE name = 'close-day' AND data->>'tenantId' = $1",
      [firm.tenant.id],
    );
    expect(queued).toHaveLength(1);
    await closeAll(later, firm);
    const steps = (await stepsOf(world, firm)).filter(({ step }) => step === 13);
    const day = firm.tenant.businessDate;
    expect(steps.map((one) => one.day)).toEqual([day, addDays(day, 1), addDays(day, 2)]);
    const dated = await ownerRows<{ day: string }>(
      world,
      `SELECT to_char(business_date, 'YYYY-MM-DD') AS day FROM event WHERE tenant_id = $1 AND type = 'invariants.checked' ORDER BY id`,
      [firm.tenant.id],
    );
    expect(dated.map((one) => one.day)).toEqual(steps.map((one) => one.day));
    expect(await todayOf(world, firm)).toBe(addDays(day, 3));
  });

  it("12.d a payment that arrives while the date closes is wholly in one date", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const later = daysLater(world, 1);
    let paid = false;
    const during: ClosePart = {
      async run() {
        if (!paid) yes(await firm.admin.change(recordDebtorPayment, cashForm(firm, account), nextKey()));
        paid = true;
        return accept({ counts: {}, sums: {}, errors: [], next: null });
      },
    };
    await closeAll({ ...later, receivers: { ...later.receivers, "close:07:during": during } }, firm);
    const dates = await ownerRows<{ day: string }>(
      world,
      `SELECT DISTINCT to_char(d, 'YYYY-MM-DD') AS day FROM (SELECT business_date AS d FROM journal_entry WHERE tenant_id = $1
        UNION SELECT effective_date FROM payment WHERE tenant_id = $1
        UNION SELECT business_date FROM event WHERE tenant_id = $1 AND type IN ('payment.succeeded', 'journal_entry.posted')) x`,
      [firm.tenant.id],
    );
    expect(dates).toEqual([{ day: firm.tenant.businessDate }]);
    expect((await stepsOf(world, firm))[11]?.sums).toEqual({ debits: "1000", credits: "1000" });
  });

  it("12.e what belongs to a closed month is accepted on the first open date after it", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    await ownerRows(
      world,
      "UPDATE placement SET placed_on = '2026-03-01' WHERE id = (SELECT placement_id FROM account WHERE id = $1)",
      [account.id],
    );
    yes(await firm.admin.change(closePeriodSoftly, { startsOn: "2026-03-01" }));
    const form = { ...cashForm(firm, account), effectiveDate: "2026-03-30" };
    yes(await firm.admin.change(recordDebtorPayment, form, nextKey()));
    const [entry] = await ownerRows(
      world,
      "SELECT to_char(effective_date, 'YYYY-MM-DD') AS e, to_char(posting_date, 'YYYY-MM-DD') AS p FROM journal_entry WHERE tenant_id = $1",
      [firm.tenant.id],
    );
    expect(entry).toEqual({ e: "2026-03-30", p: "2026-04-01" });
  });
});
