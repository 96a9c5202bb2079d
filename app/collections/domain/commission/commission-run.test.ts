import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { STANDARD_PLAN } from "./commission-plan";
import { commissionRun, payoutOf } from "./commission-run";

const tiered = {
  ...STANDARD_PLAN,
  tiers: [
    { upTo: "1000000", rate: "5" },
    { upTo: "2500000", rate: "8" },
    { upTo: null, rate: "10" },
  ],
};

describe("a month's commission statement", () => {
  it("10.1 says what the month is worth, and claws back what an earlier month is worth less", () => {
    expect(
      commissionRun(tiered, "2026-10", [{ period: "2026-10", base: 3_140_000n, stated: null }]),
    ).toMatchObject({
      amount: 234_000n,
      clawback: 0n,
    });
    const months = [
      { period: "2026-10", base: 2_940_000n, stated: 234_000n },
      { period: "2026-11", base: 100_000n, stated: null },
    ];
    expect(commissionRun(tiered, "2026-11", months)).toEqual({
      base: 100_000n,
      amount: 5_000n,
      clawback: -20_000n,
      earlier: [{ period: "2026-10", amount: -20_000n }],
    });
  });

  it("a month that was never stated is not clawed back", () => {
    const months = [{ period: "2026-09", base: 0n, stated: null }];
    expect(commissionRun(tiered, "2026-11", months)).toMatchObject({ amount: 0n, clawback: 0n });
  });

  it("below nothing nothing is paid and the rest is owed, and the next pay is less by it", () => {
    expect(payoutOf({ amount: 5_000n, clawback: -20_000n }, 0n)).toEqual({
      pay: 0n,
      recovered: 0n,
      owes: 15_000n,
    });
    expect(payoutOf({ amount: 40_000n, clawback: 0n }, 15_000n)).toEqual({
      pay: 25_000n,
      recovered: 15_000n,
      owes: 0n,
    });
    expect(payoutOf({ amount: 10_000n, clawback: 0n }, 15_000n)).toEqual({
      pay: 0n,
      recovered: 10_000n,
      owes: 0n,
    });
  });

  test.prop([
    fc.bigInt({ min: 0n, max: 10n ** 9n }),
    fc.bigInt({ min: -(10n ** 9n), max: 0n }),
    fc.bigInt({ min: 0n, max: 10n ** 9n }),
  ])(
    "what is paid, recovered and owed is what was earned less what was taken back",
    (amount, clawback, owed) => {
      const { pay, recovered, owes } = payoutOf({ amount, clawback }, owed);
      expect(pay + recovered - owes).toBe(amount + clawback);
      expect(pay >= 0n && recovered >= 0n && recovered <= owed && owes >= 0n).toBe(true);
    },
  );
});
