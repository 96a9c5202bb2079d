import fc from "fast-check";
import { expect, test } from "vitest";

import { isRoutingNumber, routingCheckDigit } from "./routing-number";

test.each(["231380104", "121042882", "091400606", "021000021", "011000015"])(
  "%s is a routing number",
  (text) => {
    expect(isRoutingNumber(text)).toBe(true);
  },
);

test.each(["231380105", "23138010", "2313801044", "23138010A", ""])("%j is none", (text) => {
  expect(isRoutingNumber(text)).toBe(false);
});

test("one digit read wrong is always noticed", () => {
  const eight = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, "0"));
  fc.assert(
    fc.property(eight, fc.nat(8), fc.integer({ min: 1, max: 9 }), (first8, at, by) => {
      const good = first8 + routingCheckDigit(first8)!;
      const wrong = String((Number(good[at]) + by) % 10);
      expect(isRoutingNumber(good.slice(0, at) + wrong + good.slice(at + 1))).toBe(false);
    }),
  );
});
