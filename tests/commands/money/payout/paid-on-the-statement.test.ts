import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { lineMatches } from "~/collections/queries/payment/line-matches.server";
import { sameAmountTargets } from "~/money/queries/match/same-amount-targets.server";
import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { releasePayouts } from "~/money/commands/payout/release-payouts.server";
import { setMoneyLimits } from "~/money/commands/payout/set-money-limits.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { decideApproval } from "~/office/commands/approval/decide-approval.server";
import { payoutReference } from "~/money/domain/payout/payout-reference";

import { type Firm, openFirm, yes } from "../../../support/firm";
import { ownerRows } from "../../../support/owner-rows";
import { closing, nextKey } from "../../../support/paying";
import { lineOf, overpaid, refundForm, released, stateOf } from "../../../support/payout/payouts";
import { suspenseFaults, table, takeIn } from "../../../support/statements";
import { openWorld, type World } from "../../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

async function paidOut(firm: Firm) {
  const of = await overpaid(world, firm);
  const { payoutId } = await released(world, firm, refundForm(of));
  const text = `OUT ${payoutReference(payoutId)} ANGELA FOSTER`;
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, "-30.00"]]), {
    bankAccountId: of.trustId,
  });
  return { of, payoutId, text, line: await lineOf(world, firm, text) };
}

const form = (line: { id: string; version: number }, payoutId: string, amount = "30.00") => ({
  lineId: line.id,
  version: line.version,
  parts: [{ targetType: "payout", targetId: payoutId, amount }],
});

async function matchOf(lineId: string): Promise<string> {
  const [row] = await ownerRows<{ id: string }>(
    world,
    "SELECT m.id FROM match m JOIN match_part p ON p.match_id = m.id WHERE p.line_id = $1 AND m.state = 'confirmed'",
    [lineId],
  );
  return row?.id ?? "";
}

describe("a debit line of a payout", () => {
  it("is proposed by its reference, and the payout is paid when a person confirms", async () => {
    const firm = await openFirm(world);
    const { payoutId, line, text } = await paidOut(firm);
    expect(line.state).toBe("proposed");
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "1900": 3_000n, "2100": 1_000n, "2310": 3_000n });
    expect(await firm.admin.change(confirmMatch, form(line, payoutId, "29.00"), nextKey())).toMatchObject({
      refusal: { code: "TARGET_AMOUNT" },
    });
    yes(await firm.admin.change(confirmMatch, form(line, payoutId), nextKey()));
    expect(await stateOf(world, payoutId)).toBe("paid");
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "2100": 1_000n });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect((await lineOf(world, firm, text)).state).toBe("matched");
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toEqual([]);
  });

  it("10.c taken back, the payout is in transit as before, and the line can be matched again", async () => {
    const firm = await openFirm(world);
    const { payoutId, line, text } = await paidOut(firm);
    const before = await closing(firm);
    yes(await firm.admin.change(confirmMatch, form(line, payoutId), nextKey()));
    yes(
      await firm.admin.change(
        unmatchLine,
        { matchId: await matchOf(line.id), reason: "Another payout" },
        nextKey(),
      ),
    );
    expect(await stateOf(world, payoutId)).toBe("in_transit");
    expect(await closing(firm)).toEqual(before);
    yes(await firm.admin.change(confirmMatch, form(await lineOf(world, firm, text), payoutId), nextKey()));
    expect(await stateOf(world, payoutId)).toBe("paid");
  });

  it("10.e two accountants at once: one succeeds", async () => {
    const firm = await openFirm(world);
    const { payoutId, line } = await paidOut(firm);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => firm.admin.change(confirmMatch, form(line, payoutId), nextKey())),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  });

  it("is found by its amount when nothing else speaks for it, and never shown twice or to another firm", async () => {
    const firm = await openFirm(world);
    const { payoutId, line } = await paidOut(firm);
    const matches = await firm.admin.read(lineMatches, { lineId: line.id });
    const args = { ...matches!, proposed: [] as { type: string; id: string }[] };
    const found = await firm.admin.read(sameAmountTargets, args);
    expect(found).toMatchObject([{ type: "payout", id: payoutId, name: "Angela Foster" }]);
    expect(await firm.admin.read(sameAmountTargets, { ...args, proposed: found })).toEqual([]);
    expect(await firm.admin.read(sameAmountTargets, { ...args, left: 2_999n })).toEqual([]);
    expect(await firm.admin.read(sameAmountTargets, { ...args, side: "C" as const })).toEqual([]);
    const stranger = await openFirm(world);
    expect(await stranger.admin.read(sameAmountTargets, args)).toEqual([]);
  });

  it("is not a debt's money, nor another firm's payout", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const { of, line } = await paidOut(firm);
    const foreign = await paidOut(other);
    const debt = {
      ...form(line, of.accountId),
      parts: [{ targetType: "account", targetId: of.accountId, amount: "30.00" }],
    };
    for (const wrong of [debt, form(line, foreign.payoutId)])
      expect(await firm.admin.change(confirmMatch, wrong, nextKey())).toMatchObject({
        refusal: { code: "TARGET_UNKNOWN" },
      });
  });
});

describe("a credit line that brings a paid payout back", () => {
  async function cameBack(firm: Firm) {
    const out = await paidOut(firm);
    yes(await firm.admin.change(confirmMatch, form(out.line, out.payoutId), nextKey()));
    const text = `RETURN ${payoutReference(out.payoutId)} ACCOUNT CLOSED`;
    await takeIn(world, firm, table([[firm.tenant.businessDate, text, "30.00"]]), {
      bankAccountId: out.of.trustId,
    });
    return { ...out, back: await lineOf(world, firm, text), backText: text };
  }
  const bounced = (line: { id: string; version: number }, payoutId: string) => ({
    ...form(line, payoutId),
    parts: [{ targetType: "returned_payout", targetId: payoutId, amount: "30.00" }],
  });

  it("restores what it took, sets it aside again and tells whoever prepared it", async () => {
    const firm = await openFirm(world);
    const { payoutId, back } = await cameBack(firm);
    expect(back.state).toBe("proposed");
    yes(await firm.admin.change(confirmMatch, bounced(back, payoutId), nextKey()));
    expect(await stateOf(world, payoutId)).toBe("returned");
    expect(await closing(firm)).toEqual({ "1020": 4_000n, "2100": 1_000n, "2110": 3_000n });
    const holds = await ownerRows(
      world,
      "SELECT amount::int, state FROM hold WHERE owner_id = $1 AND kind = 'pending_out' AND state = 'active'",
      [payoutId],
    );
    expect(holds).toEqual([{ amount: 3_000, state: "active" }]);
    const told = await ownerRows(world, "SELECT id FROM notification WHERE recipient_id = $1 AND type = 'payout_failed'", [
      firm.admin.actor.id,
    ]); // prettier-ignore
    expect(told).toHaveLength(1);
    expect(yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed).toEqual([]);
  });

  it("taken back, the payout is paid as before, unless it was let go again since", async () => {
    const firm = await openFirm(world);
    const { payoutId, back, backText } = await cameBack(firm);
    const before = await closing(firm);
    yes(await firm.admin.change(confirmMatch, bounced(back, payoutId), nextKey()));
    const undo = async () => ({ matchId: await matchOf(back.id), reason: "Not that one" });
    yes(await firm.admin.change(unmatchLine, await undo(), nextKey()));
    expect(await stateOf(world, payoutId)).toBe("paid");
    expect(await closing(firm)).toEqual(before);
    yes(
      await firm.admin.change(
        confirmMatch,
        bounced(await lineOf(world, firm, backText), payoutId),
        nextKey(),
      ),
    );
    yes(await firm.admin.change(releasePayouts, { payoutIds: [payoutId] }, nextKey()));
    const closed = await firm.admin.change(unmatchLine, await undo(), nextKey());
    expect(closed).toMatchObject({ refusal: { code: "TARGET_CLOSED" } });
  });
});

describe("taking a match back", () => {
  it("above the firm's limit waits for a second person", async () => {
    const firm = await openFirm(world);
    const { payoutId, line } = await paidOut(firm);
    yes(await firm.admin.change(confirmMatch, form(line, payoutId), nextKey()));
    yes(await firm.admin.change(setMoneyLimits, { payout: "", unmatch: "29.99" }));
    const undo = { matchId: await matchOf(line.id), reason: "Another payout" };
    expect(yes(await firm.admin.change(unmatchLine, undo, nextKey()))).toMatchObject({ asked: true });
    expect(await stateOf(world, payoutId)).toBe("paid");
    const [asked] = await ownerRows<{ id: string }>(
      world,
      "SELECT id FROM approval_request WHERE subject_id = $1 AND state = 'pending'",
      [undo.matchId],
    );
    const vote = { approvalId: asked?.id, decision: "approve" };
    expect(await firm.admin.change(decideApproval, vote)).toMatchObject({
      refusal: { code: "MAKER_IS_CHECKER" },
    });
    yes(await firm.manager.change(decideApproval, vote));
    expect(await stateOf(world, payoutId)).toBe("in_transit");
  });
});
