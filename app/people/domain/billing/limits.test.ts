import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";

import { isDowngrade, isFarOver, judgeLimit, overLimits, type Usage } from "./limits";
import { DEFAULT_PLANS } from "./plans.table";

const TODAY = "2026-11-21";
const [starter, growth, scale, enterprise] = DEFAULT_PLANS;

it.each([
  [799, null, "fine"],
  [800, null, "near"],
  [999, null, "near"],
  [1_000, null, "over"],
  [1_100, null, "over"],
  [1_100, "2026-11-08", "over"],
  [1_100, "2026-11-07", "shut"],
  [1_099, "2026-01-01", "over"],
] as const)("%i of 1,000 customers, far over since %s: %s", (used, since, level) => {
  expect(judgeLimit(used, 1_000, since, TODAY)).toBe(level);
});

it("what a contract leaves open is never too much", () => {
  expect(judgeLimit(10 ** 12, null, "2020-01-01", TODAY)).toBe("fine");
  expect(isFarOver(10 ** 12, null)).toBe(false);
});

const usage = (more: Partial<Usage>): Usage => ({
  seats: 4,
  desks: 1,
  domains: 0,
  customers: 10,
  apiCalls: 0,
  texts: 0,
  storageGb: 0,
  ...more,
});

it("a smaller plan is refused with everything that it has no room for", () => {
  expect(overLimits(starter!.limits, usage({}))).toEqual([]);
  expect(
    overLimits(starter!.limits, usage({ desks: 2, domains: 1, customers: 1_001, storageGb: 11 })),
  ).toEqual([
    { limit: "desks", used: 2, allowed: 1 },
    { limit: "domains", used: 1, allowed: 0 },
    { limit: "customers", used: 1_001, allowed: 1_000 },
    { limit: "storageGb", used: 11, allowed: 10 },
  ]);
});

it("seats over the included ones are bought, so they do not stand in the way", () => {
  expect(overLimits(starter!.limits, usage({ seats: 40 }))).toEqual([]);
});

it("down is down and up is up", () => {
  expect(isDowngrade(growth!, starter!)).toBe(true);
  expect(isDowngrade(growth!, scale!)).toBe(false);
  expect(isDowngrade(scale!, enterprise!)).toBe(false);
  expect(isDowngrade(enterprise!, scale!)).toBe(true);
  expect(isDowngrade(growth!, growth!)).toBe(false);
});

test.prop([fc.nat(5_000), fc.integer({ min: 1, max: 4_000 })])(
  "without the fourteen days nothing is ever shut",
  (used, limit) => {
    expect(judgeLimit(used, limit, null, TODAY)).not.toBe("shut");
    expect(judgeLimit(used, limit, TODAY, TODAY)).not.toBe("shut");
  },
);
