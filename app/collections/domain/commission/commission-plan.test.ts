import { describe, expect, it } from "vitest";

import { checkPlan, commissionOf, type CommissionPlan, sharesFor, STANDARD_PLAN } from "./commission-plan";

const tiered: CommissionPlan = {
  ...STANDARD_PLAN,
  tiers: [
    { upTo: "1000000", rate: "5" },
    { upTo: "2500000", rate: "8" },
    { upTo: null, rate: "10" },
  ],
};

describe("a collector's commission", () => {
  it("10.1 tiers are marginal: base 31,400.00 earns 500.00 + 1,200.00 + 640.00", () => {
    expect(commissionOf(tiered, 3_140_000n)).toBe(234_000n);
  });

  it("10.1 a later reversal of 2,000.00 in that month leaves 2,140.00: 200.00 are clawed back", () => {
    expect(commissionOf(tiered, 2_940_000n)).toBe(214_000n);
    expect(commissionOf(tiered, 3_140_000n) - commissionOf(tiered, 2_940_000n)).toBe(20_000n);
  });

  it("is ten percent without a plan, at least the minimum, at most the cap, and nothing of nothing", () => {
    expect(commissionOf(STANDARD_PLAN, 25_000n)).toBe(2_500n);
    expect(commissionOf({ ...tiered, minimum: 5_000n }, 20_000n)).toBe(5_000n);
    expect(commissionOf({ ...tiered, cap: 100_000n }, 3_140_000n)).toBe(100_000n);
    expect(commissionOf({ ...tiered, minimum: 5_000n }, -1n)).toBe(0n);
  });

  it("a plan whose tiers have a gap, or whose shares are not 100 %, is refused", () => {
    expect(checkPlan(tiered).ok).toBe(true);
    expect(checkPlan({ ...tiered, tiers: tiered.tiers.slice(0, 2) })).toMatchObject({
      refusal: { code: "TIERS_ORDER" },
    });
    expect(checkPlan({ ...tiered, shares: [{ who: "assignee", percent: 90 }] })).toMatchObject({
      refusal: { code: "SHARES_SUM" },
    });
    const many = Array.from({ length: 8 }, (_, n) => ({ who: `s${n}`, percent: n === 0 ? 30 : 10 }));
    expect(checkPlan({ ...tiered, shares: many })).toMatchObject({ refusal: { code: "SHARES_COUNT" } });
  });

  it("the assignee's part is theirs, also beside a part of their own, and nobody's where nobody is assigned", () => {
    const shares = [
      { who: "assignee", percent: 70 },
      { who: "boss", percent: 30 },
    ];
    expect(sharesFor(shares, "c1")).toEqual([
      { staffId: "c1", weight: 70 },
      { staffId: "boss", weight: 30 },
    ]);
    expect(sharesFor(shares, "boss")).toEqual([{ staffId: "boss", weight: 100 }]);
    expect(sharesFor(shares, null)).toEqual([{ staffId: "boss", weight: 30 }]);
  });
});
