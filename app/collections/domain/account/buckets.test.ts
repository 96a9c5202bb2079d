import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";

import { allocate, BUCKETS, NO_BUCKETS, sumOf, toDeltas, unallocate, unappliedOf } from "./buckets";

const amount = fc.bigInt({ min: 0n, max: 10n ** 12n });
const buckets = fc.record({
  principal: amount,
  interest: amount,
  fees: amount,
  costs: amount,
  other: amount,
});

describe("allocation", () => {
  it("9.6 meets costs, fees, interest and then principal: the worked accounts A and B", () => {
    const a = allocate(100_000n, { ...NO_BUCKETS, costs: 4_500n, interest: 12_342n, principal: 30_000n });
    expect(a.map((line) => [line.component, line.amount])).toEqual([
      ["costs", 4_500n],
      ["interest", 12_342n],
      ["principal", 30_000n],
      ["unapplied", 53_158n],
    ]);
    const b = allocate(53_158n, { ...NO_BUCKETS, fees: 3_500n, interest: 8_877n, principal: 289_155n });
    expect(b.map((line) => [line.component, line.amount])).toEqual([
      ["fees", 3_500n],
      ["interest", 8_877n],
      ["principal", 40_781n],
    ]);
  });

  it("9.7 gives back in reverse order: 500.00 of that returns principal, interest and a part of the fees", () => {
    const lines = allocate(53_158n, { ...NO_BUCKETS, fees: 3_500n, interest: 8_877n, principal: 289_155n });
    expect(unallocate(50_000n, lines).map((line) => [line.component, line.amount])).toEqual([
      ["principal", 40_781n],
      ["interest", 8_877n],
      ["fees", 342n],
    ]);
  });

  test.prop([amount, buckets])(
    "a payment is wholly allocated and no bucket goes below zero",
    (paid, owed) => {
      const lines = allocate(paid, owed);
      expect(lines.reduce((sum, line) => sum + line.amount, 0n)).toBe(paid);
      const deltas = toDeltas(lines, -1n);
      for (const bucket of BUCKETS) expect(owed[bucket] + deltas[bucket]).toBeGreaterThanOrEqual(0n);
      expect(sumOf(owed) + sumOf(deltas)).toBe(sumOf(owed) - paid + unappliedOf(lines));
    },
  );

  test.prop([amount, buckets])("giving all back restores every bucket", (paid, owed) => {
    const lines = allocate(paid, owed);
    expect(toDeltas(unallocate(paid, lines), 1n)).toEqual(
      Object.fromEntries(BUCKETS.map((bucket) => [bucket, -toDeltas(lines, -1n)[bucket]])),
    );
  });

  it("refuses to give back more than was allocated", () => {
    expect(() => unallocate(101n, allocate(100n, { ...NO_BUCKETS, principal: 100n }))).toThrow(RangeError);
  });
});
