import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { confirmMatch } from "~/money/commands/match/confirm-match.server";
import { checkInvariants } from "~/money/commands/invariant/check-invariants.server";
import { proposeMatches } from "~/money/commands/match/propose-matches.server";
import { unmatchLine } from "~/money/commands/match/unmatch-line.server";
import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";

import { type Firm, openFirm, yes } from "../../support/firm";
import { ownerRows } from "../../support/owner-rows";
import { balanceOf, cashForm, closing, nextKey, read } from "../../support/paying";
import { placeDebt } from "../../support/placed";
import { bankAccountOf, suspenseFaults, table, takeIn } from "../../support/statements";
import { openWorld, type World } from "../../support/world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

interface Line {
  id: string;
  state: string;
  version: number;
  matched: string;
}

/** One credit line of the trust account, in suspense. */
async function creditLine(firm: Firm, text: string, amount: string): Promise<Line> {
  const bankAccountId = await bankAccountOf(world, firm, "trust");
  await takeIn(world, firm, table([[firm.tenant.businessDate, text, amount]]), { bankAccountId });
  return lineOf(firm, text);
}

async function lineOf(firm: Firm, text: string): Promise<Line> {
  const [line] = await ownerRows<Line>(
    world,
    "SELECT id, state, version, matched::text FROM statement_line WHERE tenant_id = $1 AND narrative = $2",
    [firm.tenant.id, text],
  );
  if (!line) throw new Error("no such line");
  return line;
}

async function matchOf(line: { id: string }, state: string) {
  const [match] = await ownerRows<{ id: string; score: number; evidence: unknown; target: string }>(
    world,
    `SELECT m.id, m.score, m.evidence, p.target_type || ':' || p.target_id AS target FROM match m
      JOIN match_part p ON p.tenant_id = m.tenant_id AND p.match_id = m.id WHERE p.line_id = $1 AND m.state = $2 ORDER BY m.id DESC LIMIT 1`,
    [line.id, state],
  );
  return match;
}

const whole = (line: Line, targetType: string, targetId: string, amount: string) => ({
  lineId: line.id,
  version: line.version,
  parts: [{ targetType, targetId, amount }],
});

describe("a bank line that pays a debt", () => {
  it("is proposed for the account its text names, and becomes a cleared payment when a person confirms", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm, { ref: "MER-2026-0042", name: "Asha Rao" });
    const line = await creditLine(firm, "TRANSFER ASHA RAO MER-2026-0042", "300.00");
    expect(line.state).toBe("proposed");
    const proposal = await matchOf(line, "proposed");
    expect(proposal).toMatchObject({ target: `account:${account.id}` });
    expect(proposal?.score).toBeGreaterThanOrEqual(50);
    const form = whole(line, "account", account.id, "300.00");
    const { paymentIds } = yes(await firm.admin.change(confirmMatch, form, nextKey()));
    expect(await read(firm, paymentIds[0] ?? "")).toMatchObject({ state: "cleared", amount: 30_000n });
    expect(await balanceOf(firm, account)).toBe(0n);
    expect(await closing(firm)).toEqual({ "1020": 30_000n, "2100": 30_000n });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect(await lineOf(firm, "TRANSFER ASHA RAO MER-2026-0042")).toMatchObject({ state: "matched" });
  });

  it("into an operating account is the client's at once: trust is topped up the same day, and unmatching calls that off", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm, { ref: "MER-2026-0077" });
    await takeIn(world, firm, table([[firm.tenant.businessDate, "MER-2026-0077", "80.00"]]));
    const line = await lineOf(firm, "MER-2026-0077");
    const before = await closing(firm);
    const failed = async () => yes(await firm.system.change(checkInvariants, { trigger: "asked" })).failed;
    const pay = {
      lineId: line.id,
      version: line.version,
      parts: [{ targetType: "account", targetId: account.id, amount: "80.00" }],
    };
    yes(await firm.admin.change(confirmMatch, pay, nextKey()));
    const transfers = "SELECT kind, amount::text, state FROM transfer WHERE tenant_id = $1";
    expect(await ownerRows(world, transfers, [firm.tenant.id])).toEqual([
      { kind: "cover", amount: "8000", state: "ordered" },
    ]);
    expect(await closing(firm)).toMatchObject({ "1060": 8_000n, "2100": 8_000n, "2320": 8_000n });
    expect(await failed()).toEqual([]);
    const match = await matchOf(line, "confirmed");
    yes(await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Another debtor's" }, nextKey()));
    expect(await closing(firm)).toEqual(before);
    expect(await ownerRows(world, transfers, [firm.tenant.id])).toMatchObject([{ state: "failed" }]);
    expect(await failed()).toEqual([]);
  });

  it("10.c unmatching brings the balance, the books and the line back as they were", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm, { ref: "MER-2026-0043" });
    const line = await creditLine(firm, "MER-2026-0043", "120.00");
    const before = await closing(firm);
    yes(await firm.admin.change(confirmMatch, whole(line, "account", account.id, "120.00"), nextKey()));
    const match = await matchOf(line, "confirmed");
    const form = { matchId: match?.id, reason: "Another debtor's" };
    yes(await firm.admin.change(unmatchLine, form, nextKey()));
    expect(await closing(firm)).toEqual(before);
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect(await lineOf(firm, "MER-2026-0043")).toMatchObject({ state: "unmatched", matched: "0" });
    expect(await suspenseFaults(world, firm)).toEqual([]);
    expect(await firm.admin.change(unmatchLine, form, nextKey())).toMatchObject({
      refusal: { code: "ALREADY_DONE" },
    });
    const again = await lineOf(firm, "MER-2026-0043");
    yes(await firm.admin.change(confirmMatch, whole(again, "account", account.id, "120.00"), nextKey()));
  });

  it("10.b splits into pieces that are together never more than the line", async () => {
    const firm = await openFirm(world);
    const [one, two] = [await placeDebt(world, firm), await placeDebt(world, firm)];
    const line = await creditLine(firm, "FAMILY PAYMENT", "150.00");
    const parts = [
      { targetType: "account", targetId: one.id, amount: "88.88" },
      { targetType: "account", targetId: two.id, amount: "61.13" },
    ];
    const split = { lineId: line.id, version: line.version, parts };
    expect(await firm.admin.change(confirmMatch, split, nextKey())).toMatchObject({
      refusal: { code: "SPLIT_SUM" },
    });
    parts[1]!.amount = "61.12";
    expect(yes(await firm.admin.change(confirmMatch, split, nextKey())).paymentIds).toHaveLength(2);
    expect(await balanceOf(firm, one)).toBe(30_000n - 8_888n);
    expect(await balanceOf(firm, two)).toBe(30_000n - 6_112n);
    const match = await matchOf(line, "confirmed");
    yes(await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Wrong" }, nextKey()));
    expect(await balanceOf(firm, one)).toBe(30_000n);
    expect(await suspenseFaults(world, firm)).toEqual([]);
  });

  it("10.e two accountants at once: one succeeds", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const line = await creditLine(firm, "TWICE", "20.00");
    const form = whole(line, "account", account.id, "20.00");
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => firm.admin.change(confirmMatch, form, nextKey())),
    );
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await balanceOf(firm, account)).toBe(28_000n);
  });

  it("is never matched by order among equals, and learns only from a person", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const bankAccountId = await bankAccountOf(world, firm, "trust");
    const first = await creditLine(firm, "STANDING ORDER ACME 2026-01", "10.00");
    expect(first.state).toBe("unmatched");
    yes(await firm.admin.change(confirmMatch, whole(first, "account", account.id, "10.00"), nextKey()));
    await takeIn(world, firm, table([[firm.tenant.businessDate, "SOMETHING ELSE", "10.00"]]), {
      bankAccountId,
    });
    expect((await lineOf(firm, "SOMETHING ELSE")).state).toBe("unmatched");
  });
});

describe("a bank line of a payment that staff recorded", () => {
  it("6.c clears it instead of making a second one, and its undoing lets it wait again", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm);
    const form = { ...cashForm(firm, account), method: "bank_transfer", reference: "N123456789012345" };
    const { paymentId } = yes(await firm.admin.change(recordDebtorPayment, form, nextKey()));
    const line = await creditLine(firm, "NEFT N123456789012345 ANGELA FOSTER", "10.00");
    expect(await matchOf(line, "proposed")).toMatchObject({ target: `payment:${paymentId}` });
    const direct = whole(line, "account", account.id, "10.00");
    const doubled = await firm.admin.change(
      confirmMatch,
      whole(line, "payment", paymentId, "9.00"),
      nextKey(),
    );
    expect(doubled).toMatchObject({ refusal: { code: "TARGET_AMOUNT" } });
    yes(await firm.admin.change(confirmMatch, whole(line, "payment", paymentId, "10.00"), nextKey()));
    expect(await read(firm, paymentId)).toMatchObject({ state: "cleared" });
    expect(await closing(firm)).toEqual({ "1020": 1_000n, "2100": 1_000n });
    expect(await firm.admin.change(confirmMatch, direct, nextKey())).toMatchObject({
      refusal: { code: "LINE_ALREADY_MATCHED" },
    });
    const match = await matchOf(line, "confirmed");
    yes(await firm.admin.change(unmatchLine, { matchId: match?.id, reason: "Not ours" }, nextKey()));
    expect(await read(firm, paymentId)).toMatchObject({ state: "succeeded" });
    expect(await closing(firm)).toMatchObject({ "1060": 1_000n, "2300": 1_000n });
    expect(await balanceOf(firm, account)).toBe(29_000n);
  });
});

describe("matching", () => {
  it("looking again changes nothing but the proposals", async () => {
    const firm = await openFirm(world);
    const account = await placeDebt(world, firm, { ref: "LOOK-2026-001" });
    const line = await creditLine(firm, "LOOK-2026-001", "300.00");
    const before = await closing(firm);
    expect(yes(await firm.system.change(proposeMatches, { after: null }))).toEqual({
      proposed: 1,
      certain: [],
      next: null,
    });
    expect(await closing(firm)).toEqual(before);
    expect(await balanceOf(firm, account)).toBe(30_000n);
    expect((await lineOf(firm, "LOOK-2026-001")).state).toBe("proposed");
    expect(await matchOf(line, "proposed")).toBeDefined();
  });

  it("belongs to its firm and to those who may", async () => {
    const [firm, other] = [await openFirm(world), await openFirm(world)];
    const account = await placeDebt(world, firm);
    const line = await creditLine(firm, "MINE", "5.00");
    const form = whole(line, "account", account.id, "5.00");
    const foreign = await placeDebt(world, other);
    expect(await other.admin.change(confirmMatch, form, nextKey())).toMatchObject({
      refusal: { code: "NOT_FOUND" },
    });
    expect(
      await firm.admin.change(confirmMatch, whole(line, "account", foreign.id, "5.00"), nextKey()),
    ).toMatchObject({
      refusal: { code: "TARGET_UNKNOWN" },
    });
    for (const command of [confirmMatch, unmatchLine, proposeMatches]) {
      const answer = await firm.viewer.change(command as typeof unmatchLine, form, nextKey());
      expect(answer).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    }
  });
});
