import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import {
  DISPUTE_STATES,
  type DisputeBooks,
  disputeSteps,
  isAnswerable,
  isDecided,
  nextDisputeState,
  type SeenDispute,
} from "./dispute";

const open: SeenDispute = { state: "needs_response", amount: 10_000n, fee: 1_500n, fundsWithdrawn: true };

function book(books: DisputeBooks | null, seen: SeenDispute): DisputeBooks {
  const next = {
    withdrawn: books?.withdrawn ?? 0n,
    fee: books?.fee ?? 0n,
    state: nextDisputeState(books?.state ?? null, seen.state),
  };
  for (const { kind, amount } of disputeSteps(books, seen)) {
    if (kind === "withdraw") next.withdrawn += amount;
    if (kind === "fee") next.fee += amount;
    if (kind === "win") next.withdrawn -= amount;
  }
  return next;
}

describe("dispute", () => {
  it("takes the money and its fee when it opens", () => {
    expect(disputeSteps(null, open)).toEqual([
      { kind: "withdraw", amount: 10_000n },
      { kind: "fee", amount: 1_500n },
    ]);
  });

  it("an inquiry moves no money until it becomes a dispute", () => {
    const asked = {
      ...open,
      state: "warning_needs_response" as const,
      fee: undefined,
      fundsWithdrawn: false,
    };
    expect(disputeSteps(null, asked)).toEqual([]);
    const books = book(null, asked);
    expect(disputeSteps(books, open)).toHaveLength(2);
    expect(nextDisputeState("needs_response", "warning_under_review")).toBe("needs_response");
  });

  it("a fee that is told later is booked by itself", () => {
    const books = book(null, { ...open, fee: undefined });
    expect(disputeSteps(books, open)).toEqual([{ kind: "fee", amount: 1_500n }]);
  });

  it("heard of only when it is decided is booked from its beginning", () => {
    expect(disputeSteps(null, { ...open, state: "lost" }).map(({ kind }) => kind)).toEqual([
      "withdraw",
      "fee",
      "lose",
    ]);
    const won = { ...open, state: "won" as const, fundsWithdrawn: false };
    expect(disputeSteps(null, won).map(({ kind }) => kind)).toEqual(["withdraw", "fee", "win"]);
  });

  it("once decided stays decided", () => {
    const lost = book(null, { ...open, state: "lost" });
    expect(disputeSteps(lost, { ...open, state: "won" })).toEqual([]);
    expect(nextDisputeState("lost", "under_review")).toBe("lost");
    expect(DISPUTE_STATES.filter(isDecided)).toEqual(["won", "lost", "warning_closed"]);
    expect(DISPUTE_STATES.filter(isAnswerable)).toEqual(["needs_response", "warning_needs_response"]);
  });

  test.prop([fc.array(fc.constantFrom("needs_response" as const, "under_review" as const, "lost" as const))])(
    "the same news in any order and number never takes the money twice",
    (states) => {
      let books: DisputeBooks | null = null;
      for (const state of states) books = book(books, { ...open, state });
      if (books) expect(books).toMatchObject({ withdrawn: 10_000n, fee: 1_500n });
    },
  );
});
