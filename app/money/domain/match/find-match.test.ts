import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { findMatch, judge, TargetIndex } from "./find-match";
import type { MatchableLine, MatchTarget } from "./matchable";
import { nameSimilarity } from "./name-similarity";
import { keysIn, phonesIn, skeletonOf } from "./narrative-words";
import { readLine, score } from "./score";

const line = (more: Partial<MatchableLine> = {}): MatchableLine => ({
  id: "line", side: "C", amount: 888_488n, currency: "INR", bookingDate: "2025-06-12",
  narrative: "NEFT CR A MEMBER LN-2025-000042", refNorm: "N123456789012345", counterpartyName: "ASHA R MEMBER",
  counterpartyAccount: null, virtualAccount: null, ...more,
}); // prettier-ignore
const target = (more: Partial<MatchTarget> = {}): MatchTarget => ({
  type: "instalment", id: "own", side: "C", remaining: 888_488n, currency: "INR", expected: 888_488n, date: "2025-06-12",
  dueOn: "2025-06-12", references: [], numbers: ["LN-2025-000042"], virtualAccounts: [], counterpartyAccounts: [],
  names: ["Asha R. Member"], phones: [], ...more,
}); // prettier-ignore
const other = target({
  id: "other", numbers: ["LN-2025-000077"], date: "2025-06-13", dueOn: "2025-06-10", names: ["Ashwin Menon"],
}); // prettier-ignore
const certain = { mayConfirm: true };
const find = (own: MatchableLine, ...targets: MatchTarget[]) =>
  findMatch(own, new TargetIndex(targets), certain);

describe("matching", () => {
  it("proposes the instalment that the narrative names, with every reason and its rival", () => {
    const verdict = find(line(), target(), other);
    expect(verdict).toMatchObject({ kind: "proposed", best: { target: { id: "own" }, score: 85 } });
    expect(verdict.rivals[0]).toMatchObject({ target: { id: "other" } });
    expect(verdict.rivals[0]?.score).toBeLessThan(60);
    expect(verdict.kind !== "none" && verdict.best.evidence).toEqual([
      { code: "number", points: 25 },
      { code: "amount", points: 30 },
      { code: "due_now", points: 10 },
      { code: "date", points: 10 },
      { code: "name", points: 10 },
    ]);
  });

  it("confirms by itself once the reference of an online payment is equal", () => {
    const verdict = find(line(), target({ references: ["N123456789012345"] }), other);
    expect(verdict).toMatchObject({ kind: "certain", best: { score: 100 } });
    const careful = findMatch(line(), new TargetIndex([target({ references: ["N123456789012345"] })]), {
      mayConfirm: false,
    });
    expect(careful.kind).toBe("proposed");
  });

  it("10.a three members owe the same: three rivals, and nobody is chosen", () => {
    const bare = line({ narrative: "CASH", refNorm: null, counterpartyName: null, amount: 200_000n });
    const members = ["a", "b", "c"].map((id) =>
      target({ id, numbers: [`LN-${id}`], remaining: 200_000n, expected: 200_000n }),
    );
    const verdict = find(bare, ...members);
    expect(verdict.kind).toBe("none");
    expect(verdict.rivals.map((rival) => rival.score)).toEqual([50, 50, 50]);
  });

  it("needs a lead of fifteen to be certain", () => {
    const finding = (id: string, points: number) => ({ target: target({ id }), score: points, evidence: [] });
    expect(judge([finding("a", 95), finding("b", 81)], true).kind).toBe("proposed");
    expect(judge([finding("a", 95), finding("b", 80)], true).kind).toBe("certain");
    expect(judge([finding("a", 89)], true).kind).toBe("proposed");
    expect(judge([finding("a", 49)], true).kind).toBe("none");
    expect(judge([], true)).toEqual({ kind: "none", rivals: [] });
  });

  it.each([
    ["the other direction", { side: "D" as const }],
    ["another currency", { currency: "USD" }],
    ["no room left", { remaining: 0n }],
    ["less room than the line", { remaining: 888_487n }],
  ])("%s is no rival", (_what, more) => {
    expect(score(readLine(line()), target(more))).toBeNull();
  });

  it("a near amount counts for half, within the drift alone", () => {
    const near = target({ expected: 888_500n, remaining: 900_000n });
    expect(score(readLine(line()), near, { drift: 20n })?.evidence).toContainEqual({
      code: "amount_near",
      points: 15,
    });
    expect(score(readLine(line()), near)?.evidence.map((one) => one.code)).not.toContain("amount_near");
  });
});

describe("what a narrative says", () => {
  it("finds a number however it is broken", () => {
    for (const text of ["PAY LN-2025-000042 THX", "ln 2025 000042", "LN/2025/000042"])
      expect(keysIn(text).has("LN2025000042")).toBe(true);
    expect(keysIn("LN-2025-0000421").has("LN2025000042")).toBe(false);
  });

  it("a number like a phone is no phone when it is the amount, and never decides", () => {
    expect(phonesIn("UPI 9876543210", 5_000n)).toEqual(new Set(["9876543210"]));
    expect(phonesIn("PAID 9876543210", 987_654_321_000n)).toEqual(new Set());
    expect(phonesIn("A 98765432101 B 1234567890", 1n)).toEqual(new Set());
    const bare = line({ narrative: "UPI 9876543210", refNorm: null, counterpartyName: null });
    const found = score(
      readLine(bare),
      target({ phones: ["9876543210"], expected: 1n, date: null, dueOn: null }),
    );
    expect(found?.score).toBe(5);
  });

  it("keeps of a text what stays the same from month to month", () => {
    expect(skeletonOf("NEFT CR 2025-06-12 ref N123 Acme Pvt Ltd")).toBe("NEFT CR REF ACME PVT LTD");
  });

  it("tells like names from others, whatever their order or accents", () => {
    expect(nameSimilarity("Müller, José", "JOSE MULLER")).toBe(1);
    expect(nameSimilarity("Asha Rao", "Vikram Singh")).toBeLessThan(0.3);
    expect(nameSimilarity("", "")).toBe(0);
  });

  test.prop([fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" })])(
    "likeness is the same both ways and never above one",
    (a, b) => {
      expect(nameSimilarity(a, b)).toBeCloseTo(nameSimilarity(b, a), 10);
      expect(nameSimilarity(a, b)).toBeLessThanOrEqual(1);
    },
  );
});
