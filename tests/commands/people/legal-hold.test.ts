import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { holdList } from "~/collections/queries/privacy/hold-list.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { defineCommand } from "~/office/commands/command/define-command";
import { addDays } from "~/office/domain/calendar-date";
import { placeHold } from "~/people/commands/privacy/place-hold.server";
import { releaseHold } from "~/people/commands/privacy/release-hold.server";
import { reviewHolds } from "~/people/commands/privacy/review-holds.server";
import { z } from "zod";

import { colleague } from "../../support/colleague";
import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { placeDebt } from "../../support/placed";
import { openWorld, type World } from "../../support/world";

let world: World;
let firm: Firm;
let celia: Hand & { staffId: string };
beforeAll(async () => {
  world = await openWorld();
  firm = await openFirm(world);
  celia = await colleague(world, firm, { fullName: "Celia Compliance", role: "compliance" });
});
afterAll(() => world.close());

const wish = (more: object = {}) => ({
  scope: "tenant",
  reason: "Attorney general's letter of 3 March",
  reviewOn: addDays(firm.tenant.businessDate, 90),
  ...more,
});
const holds = (view: "open" | "released" = "open") => celia.read(holdList, { view });
/** The step of the close that looks at holds, as a command of its own. */
const review = defineCommand(
  { name: "test.review_holds", permission: "legal_hold:release", input: z.object({ day: z.string() }) },
  (context, { day }) => reviewHolds.run(context, { day, cursor: null }),
);
const notices = (type: string) =>
  ownerRows<{ recipient: string }>(
    world,
    "SELECT recipient_id AS recipient FROM notification WHERE tenant_id = $1 AND type = $2",
    [firm.tenant.id, type],
  );

describe("a legal hold", () => {
  it("is placed on a person through an account, on an account, on days and on the firm", async () => {
    const { id: accountId } = await placeDebt(world, firm);
    yes(await celia.change(placeHold, wish({ scope: "person", accountId })));
    yes(await celia.change(placeHold, wish({ scope: "account", accountId })));
    yes(await celia.change(placeHold, wish({ scope: "period", fromOn: "2026-01-01", toOn: "2026-03-31" })));
    yes(await celia.change(placeHold, wish()));
    const placed = await holds();
    expect(placed.map(({ scope }) => scope).toSorted()).toEqual(["account", "period", "person", "tenant"]);
    expect(placed.find(({ scope }) => scope === "person")).toMatchObject({
      subject: "Angela Foster",
      placedByName: "Celia Compliance",
      waits: false,
    });
  });

  it("is refused without a record, a day of review, its days, or the right to it", async () => {
    const nobody = "0198b3f6-0000-7000-8000-00000000000a";
    for (const [more, field] of [
      [{ scope: "person" }, "reference"],
      [{ scope: "account", accountId: nobody }, "reference"],
      [{ scope: "person", customerId: nobody }, "reference"],
      [{ reviewOn: "2020-01-01" }, "reviewOn"],
      [{ scope: "period", fromOn: "2026-02-01", toOn: "2026-01-01" }, "toOn"],
      [{ reason: " " }, "reason"],
    ] as const)
      expect(await celia.change(placeHold, wish(more)), field).toMatchObject({
        refusal: { fields: { [field]: expect.any(String) as string } },
      });
    expect(await firm.viewer.change(placeHold, wish())).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await openFirm(world);
    const { id: accountId } = await placeDebt(world, firm);
    expect(await other.admin.change(placeHold, wish({ scope: "account", accountId }))).toMatchObject({
      refusal: { code: "HOLD_SUBJECT" },
    });
  });

  it("is let go by two: who asked does not decide, and asking twice waits once", async () => {
    const { holdId } = yes(await celia.change(placeHold, wish({ reason: "Smith v. Harbor" })));
    const ask = { holdId, reason: "The case is settled" };
    const { approvalId } = yes(await celia.change(releaseHold, ask));
    expect(await celia.change(releaseHold, ask)).toMatchObject({ refusal: { code: "APPROVAL_PENDING" } });
    const vote = { approvalId, decision: "approve" };
    expect(await celia.change(decideApproval, vote)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    expect((await holds()).find(({ id }) => id === holdId)?.waits).toBe(true);
    yes(await firm.admin.change(decideApproval, vote));
    expect((await holds("released")).find(({ id }) => id === holdId)).toMatchObject({
      releaseReason: "The case is settled",
    });
    expect(await celia.change(releaseHold, ask)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    expect(await firm.viewer.change(releaseHold, ask)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  });

  it("is told once on its day of review to whoever may let it go", async () => {
    const reviewOn = addDays(firm.tenant.businessDate, 5);
    yes(await celia.change(placeHold, wish({ reviewOn })));
    yes(await firm.system.change(review, { day: addDays(reviewOn, -1) }));
    expect(await notices("hold_review")).toEqual([]);
    for (let run = 0; run < 2; run += 1) yes(await firm.system.change(review, { day: reviewOn }));
    const told = (await notices("hold_review")).map(({ recipient }) => recipient);
    expect(told).toContain(celia.staffId);
    expect(new Set(told).size).toBe(told.length);
  });
});
