import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { proposeJournal } from "~/money/commands/ledger/propose-journal.server";
import { proposeReversal } from "~/money/commands/ledger/propose-reversal.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { withdrawApproval } from "~/office/commands/approval/withdraw-approval.server";
import { journalRows } from "~/money/queries/ledger/journal-rows.server";

import { type Firm, type Hand, openFirm, yes } from "../../support/firm";
import { closing } from "../../support/paying";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const rent = (firm: Firm, more = {}) => ({
  effectiveDate: firm.tenant.businessDate,
  narration: "Rent of November",
  lines: [
    { code: "5420", dr: "1200.00" },
    { code: "2800", cr: "1200" },
  ],
  ...more,
});

async function propose(firm: Firm, more = {}): Promise<string> {
  return yes(await firm.admin.change(proposeJournal, rent(firm, more))).approvalId;
}

const approve = (hand: Hand, approvalId: string) =>
  hand.change(decideApproval, { approvalId, decision: "approve" });

async function entries(firm: Firm) {
  const range = { from: "2000-01-01", to: "2999-12-31", after: null, limit: 50 };
  return firm.admin.read(journalRows, range);
}

describe("manual journal", () => {
  it("waits for a second person, and is posted once when that person agrees", async () => {
    const firm = await openFirm(world);
    const approvalId = await propose(firm);
    expect(await closing(firm)).toEqual({});
    expect(await approve(firm.admin, approvalId)).toMatchObject({ refusal: { code: "MAKER_IS_CHECKER" } });
    expect(yes(await approve(firm.manager, approvalId))).toEqual({ state: "approved" });
    expect(await closing(firm)).toEqual({ "2800": 120_000n, "5420": 120_000n });
    expect(await approve(firm.manager, approvalId)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    expect(await entries(firm)).toHaveLength(1);
  });

  it("two checkers at once post it once", async () => {
    const firm = await openFirm(world);
    const approvalId = await propose(firm);
    const answers = await Promise.all(Array.from({ length: 6 }, () => approve(firm.manager, approvalId)));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await entries(firm)).toHaveLength(1);
  });

  it("is rejected with a reason, or taken back by who asked", async () => {
    const firm = await openFirm(world);
    const first = await propose(firm);
    const reject = { approvalId: first, decision: "reject" };
    expect(await firm.manager.change(decideApproval, reject)).toMatchObject({
      refusal: { fields: { reason: "REQUIRED" } },
    });
    yes(await firm.manager.change(decideApproval, { ...reject, reason: "Wrong month" }));
    const second = await propose(firm);
    expect(await firm.manager.change(withdrawApproval, { approvalId: second })).toMatchObject({
      refusal: { code: "NOT_YOURS" },
    });
    yes(await firm.admin.change(withdrawApproval, { approvalId: second }));
    expect(await approve(firm.manager, second)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
    expect(await entries(firm)).toEqual([]);
  });

  it.each([
    [
      {
        lines: [
          { code: "5420", dr: "100.00" },
          { code: "2800", cr: "99.99" },
        ],
      },
      "ENTRY_UNBALANCED",
    ],
    [
      {
        lines: [
          { code: "2100", dr: "1" },
          { code: "2800", cr: "1" },
        ],
      },
      "CONTROL_ACCOUNT",
    ],
    [
      {
        lines: [
          { code: "5420", dr: "abc" },
          { code: "2800", cr: "1" },
        ],
      },
      "VALIDATION",
    ],
    [{ effectiveDate: "2999-01-01" }, undefined],
  ])("%o is refused", async (change, code) => {
    const firm = await openFirm(world);
    const answer = await firm.admin.change(proposeJournal, rent(firm, change));
    expect(answer.ok).toBe(false);
    if (code) expect(answer).toMatchObject({ refusal: { code } });
    else expect(answer).toMatchObject({ refusal: { fields: { effectiveDate: "DATE_IN_FUTURE" } } });
  });

  it("belongs to its firm, and a viewer neither makes nor checks one", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const approvalId = await propose(firm);
    expect(await approve(other.admin, approvalId)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    for (const command of [proposeJournal, decideApproval, withdrawApproval, proposeReversal] as const) {
      const answer = await firm.viewer.change(command as typeof withdrawApproval, { approvalId });
      expect(answer).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
  });
});

describe("reversal of a manual journal", () => {
  it("1.d mirrors every line, with a second person, once", async () => {
    const firm = await openFirm(world);
    yes(await approve(firm.manager, await propose(firm)));
    const [entry] = await entries(firm);
    const form = { entryId: entry?.id, reason: "Paid twice" };
    const { approvalId } = yes(await firm.admin.change(proposeReversal, form));
    expect(await firm.admin.change(proposeReversal, form)).toMatchObject({
      refusal: { code: "APPROVAL_PENDING" },
    });
    yes(await approve(firm.manager, approvalId));
    expect(await closing(firm)).toEqual({});
    expect(await firm.admin.change(proposeReversal, form)).toMatchObject({
      refusal: { code: "ALREADY_REVERSED" },
    });
    const mirrorOf = (await entries(firm)).find((one) => one.id !== entry?.id);
    expect(await firm.admin.change(proposeReversal, { ...form, entryId: mirrorOf?.id })).toMatchObject({
      refusal: { code: "NOT_REVERSIBLE" },
    });
  });
});
