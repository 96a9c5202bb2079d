import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";

import { cycleTotal, extraSeats, priceOf } from "./plan";
import { DEFAULT_PLANS } from "./plans.table";
import { prorate, prorateChange } from "./proration";
import { hasSeat, seatPrice } from "./seats";

const april = { from: new Date("2026-04-01T00:00:00Z"), to: new Date("2026-05-01T00:00:00Z") };
const [starter, growth, scale, enterprise] = DEFAULT_PLANS;
const monthly = (plan: typeof growth) => priceOf(plan!, "USD", "month")!;

it("Growth, 1 April to 1 May, two extra seats on 11 April: 2 × 22.00 × 20/30 = 29.33", () => {
  const at = new Date("2026-04-11T00:00:00Z");
  expect(prorate({ unit: monthly(growth).seat, quantity: 2 }, april, at)).toBe(2_933n);
  expect(seatPrice(monthly(growth), april, at, 2)).toEqual({ now: 2_933n, each: 4_400n, currency: "USD" });
});

it("half a cent is rounded up, once and at the end", () => {
  const middle = new Date("2026-04-16T00:00:00Z");
  expect(prorate({ unit: 1n, quantity: 1 }, april, middle)).toBe(1n);
  expect(prorate({ unit: 1n, quantity: 3 }, april, middle)).toBe(2n);
});

it("the whole cycle costs the price, its end nothing, and a moment outside counts as its edge", () => {
  const charge = { unit: 39_900n, quantity: 1 };
  expect(prorate(charge, april, april.from)).toBe(39_900n);
  expect(prorate(charge, april, new Date("2026-03-01"))).toBe(39_900n);
  expect(prorate(charge, april, april.to)).toBe(0n);
  expect(prorate(charge, april, new Date("2026-06-01"))).toBe(0n);
  expect(() => prorate(charge, { from: april.to, to: april.to }, april.to)).toThrow(RangeError);
});

it("an upgrade is charged what is left of the new less what is left of the old", () => {
  const at = new Date("2026-04-11T00:00:00Z");
  const before = [{ unit: monthly(growth).base, quantity: 1 }];
  const after = [{ unit: monthly(scale).base, quantity: 1 }];
  expect(prorateChange(before, after, april, at)).toBe(99_933n - 26_600n);
});

it("a year is ten months; a currency that a plan does not know is charged in dollars; a contract has no list price", () => {
  expect(priceOf(starter!, "USD", "year")).toEqual({ base: 99_000n, seat: 25_000n, currency: "USD" });
  expect(priceOf(starter!, "INR", "month")).toEqual({ base: 799_900n, seat: 199_900n, currency: "INR" });
  expect(priceOf(starter!, "EUR", "month")?.currency).toBe("USD");
  expect(priceOf(enterprise!, "USD", "month")).toBeNull();
});

it("seats over the included ones are paid for, and never fewer than none", () => {
  expect([0, 15, 16, 20].map((used) => extraSeats(used, 15))).toEqual([0, 0, 1, 5]);
  expect(cycleTotal(monthly(growth), 2)).toBe(44_300n);
  expect([hasSeat({ used: 9, limit: 10 }), hasSeat({ used: 10, limit: 10 })]).toEqual([true, false]);
  expect(hasSeat({ used: 5_000, limit: null })).toBe(true);
});

const moment = fc.integer({ min: april.from.getTime(), max: april.to.getTime() }).map((ms) => new Date(ms));

test.prop([fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.integer({ min: 0, max: 500 }), moment, moment])(
  "later never costs more, nothing costs more than the whole, nothing less than nothing",
  (unit, quantity, one, other) => {
    const [early, late] = one <= other ? [one, other] : [other, one];
    const [more, less] = [early, late].map((at) => prorate({ unit, quantity }, april, at)) as [
      bigint,
      bigint,
    ];
    expect(more >= less && less >= 0n && more <= unit * BigInt(quantity)).toBe(true);
  },
);

test.prop([fc.bigInt({ min: 0n, max: 10n ** 7n }), fc.integer({ min: 1, max: 50 }), moment])(
  "changing there and back costs nothing",
  (unit, quantity, at) => {
    const [small, large] = [[{ unit, quantity }], [{ unit: unit + 700n, quantity: quantity + 1 }]];
    expect(prorateChange(small, large, april, at) + prorateChange(large, small, april, at)).toBe(0n);
  },
);
