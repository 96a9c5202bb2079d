import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { beginClose } from "~/office/commands/close/begin-close.server";
import type { ClosePart } from "~/office/commands/close/close-part";
import { failCloseStep } from "~/office/commands/close/fail-close-step.server";
import { proposeStepWaiver } from "~/office/commands/close/propose-step-waiver.server";
import { requestClose } from "~/office/commands/close/request-close.server";
import { retryCloseStep } from "~/office/commands/close/retry-close-step.server";
import { runCloseStep } from "~/office/commands/close/run-close-step.server";
import { runAsSystem } from "~/jobs/run-as-system.server";
import { addDays } from "~/office/domain/calendar-date";
import { accept } from "~/office/domain/outcome";

import { closeAll, daysLater, stepsOf, todayOf } from "../../support/closing";
import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const REASON = "The rates will be corrected tomorrow";

/** Every item is looked at; one of the three cannot be done. */
const oneBadItem: ClosePart = {
  async run() {
    return accept({
      counts: { items: 2 },
      sums: {},
      errors: [{ code: "RATE_MISSING", item: "B" }],
      next: null,
    });
  },
};
const parts = { "close:05:interest": oneBadItem };

async function stoppedFirm(): Promise<{ firm: Firm; stepId: string }> {
  const firm = await openFirm(world);
  await closeAll(daysLater(world, 1, parts), firm);
  const step = (await stepsOf(world, firm))[4];
  expect(step).toMatchObject({
    state: "failed",
    counts: { items: 2, failed: 1 },
    errors: [{ code: "RATE_MISSING" }],
  });
  return { firm, stepId: step?.id ?? "" };
}

const refusal = (code: string) => ({ ok: false, refusal: { code } });
const statesOf = async (firm: Firm) => (await stepsOf(world, firm)).map(({ state }) => state);

describe("a step that failed", () => {
  it("keeps the date open; tried again once its cause is gone, the date closes", async () => {
    const { firm, stepId } = await stoppedFirm();
    expect((await statesOf(firm)).slice(5)).toEqual(Array.from({ length: 8 }, () => "pending"));
    await closeAll(daysLater(world, 1, parts), firm);
    expect(await todayOf(world, firm)).toBe(firm.tenant.businessDate);
    yes(await firm.admin.change(retryCloseStep, { stepId }));
    await closeAll(daysLater(world, 1), firm);
    expect(new Set(await statesOf(firm))).toEqual(new Set(["done"]));
    expect(await firm.admin.change(retryCloseStep, { stepId })).toMatchObject(refusal("STEP_NOT_FAILED"));
  });

  it("is waived by two people with a reason, and the date closes without it", async () => {
    const { firm, stepId } = await stoppedFirm();
    expect(await firm.admin.change(proposeStepWaiver, { stepId, reason: "short" })).toMatchObject({
      refusal: { fields: { reason: "REASON_TOO_SHORT" } },
    });
    const { approvalId } = yes(await firm.admin.change(proposeStepWaiver, { stepId, reason: REASON }));
    expect(await firm.admin.change(proposeStepWaiver, { stepId, reason: REASON })).toMatchObject(
      refusal("APPROVAL_PENDING"),
    );
    const vote = { approvalId, decision: "approve" };
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject(refusal("MAKER_IS_CHECKER"));
    expect((await statesOf(firm))[4]).toBe("failed");
    yes(await firm.manager.change(decideApproval, vote));
    await closeAll(daysLater(world, 1, parts), firm);
    expect((await statesOf(firm))[4]).toBe("waived");
    expect(await todayOf(world, firm)).toBe(addDays(firm.tenant.businessDate, 1));
    const [kept] = await ownerRows(world, "SELECT reason FROM close_step WHERE id = $1", [stepId]);
    expect(kept).toEqual({ reason: REASON });
  });

  it("is neither tried again nor waived by a viewer, nor by another firm", async () => {
    const { firm, stepId } = await stoppedFirm();
    const theirs = await openFirm(world);
    for (const [hand, code] of [
      [firm.viewer, "FORBIDDEN"],
      [theirs.admin, "NOT_FOUND"],
    ] as const) {
      expect(await hand.change(retryCloseStep, { stepId })).toMatchObject(refusal(code));
      expect(await hand.change(proposeStepWaiver, { stepId, reason: REASON })).toMatchObject(refusal(code));
    }
  });
});

describe("the close", () => {
  it("is not asked for before the day is over, and does not begin", async () => {
    const firm = await openFirm(world);
    expect(await firm.admin.change(requestClose, {})).toMatchObject(refusal("DAY_NOT_OVER"));
    expect(yes(await firm.system.change(beginClose, { holder: "a" }))).toEqual({ state: "not_over" });
    expect(await firm.viewer.change(requestClose, {})).toMatchObject(refusal("FORBIDDEN"));
    await ownerRows(world, "UPDATE tenant SET business_date = business_date - 1 WHERE id = $1", [
      firm.tenant.id,
    ]);
    yes(await firm.admin.change(requestClose, {}));
  });

  it("belongs to the one who holds the lease, step after step, and the date moves once and never back", async () => {
    const firm = await openFirm(world);
    const system = await runAsSystem(daysLater(world, 1), firm.tenant.id, "test");
    if (!system) throw new Error("no firm");
    const day = firm.tenant.businessDate;
    const begun = yes(await system.change(beginClose, { holder: "a" }));
    expect(begun).toMatchObject({ state: "running", day });
    expect(yes(await system.change(beginClose, { holder: "b" }))).toEqual({ state: "leased" });
    const run = (step: number, holder: string) => system.change(runCloseStep, { day, step, holder });
    expect(await run(2, "b")).toMatchObject(refusal("LEASE_LOST"));
    expect(await run(4, "a")).toMatchObject(refusal("STALE_JOB"));
    expect(await system.change(failCloseStep, { day, step: 2, holder: "b", code: "X" })).toMatchObject(
      refusal("LEASE_LOST"),
    );
    for (let step = 2; step <= 13; step += 1) while (yes(await run(step, "a")).state === "more");
    expect(await run(13, "a")).toMatchObject(refusal("LEASE_LOST"));
    const moves = await ownerRows(
      world,
      "SELECT after->>'business_date' AS day FROM event WHERE tenant_id = $1 AND type = 'business_date.advanced'",
      [firm.tenant.id],
    );
    expect(moves).toEqual([{ day: addDays(day, 1) }]);
    for (const command of [beginClose, runCloseStep, failCloseStep] as const)
      expect(await firm.admin.change<unknown, unknown>(command as never, {})).toMatchObject(
        refusal("FORBIDDEN"),
      );
  });
});
