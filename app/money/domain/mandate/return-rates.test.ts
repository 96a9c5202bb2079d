import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { type OriginationDay, type RateName, returnRates } from "./return-rates";

const TODAY = "2026-11-21";
const sent = (debits: number, returns: Record<string, number>, on = "2026-11-02"): OriginationDay => ({
  on,
  debits,
  returns: Object.entries(returns).map(([code, count]) => ({ code, count })),
});
const read = (days: OriginationDay[], rate: RateName) =>
  returnRates("ach", days, TODAY).readings.find((reading) => reading.rate === rate)!;

describe("▸ 7.c of 2,000 debits", () => {
  test("7 unauthorised are 0.35 %: quiet", () => {
    expect(read([sent(2_000, { R07: 4, R10: 3 })], "unauthorised")).toEqual({
      rate: "unauthorised",
      returned: 7,
      hundredths: 35,
      state: "quiet",
    });
  });

  test("8 are 0.40 %, 80 % of the limit: warning, and drafts go on", () => {
    const rates = returnRates("ach", [sent(2_000, { R10: 8 })], TODAY);
    expect(rates.readings[0]).toMatchObject({ hundredths: 40, state: "warning" });
    expect(rates.draftsPaused).toBe(false);
  });

  test("11 are 0.55 %: alert, and drafts wait for approval", () => {
    const rates = returnRates(
      "ach",
      [sent(2_000, { R05: 1, R07: 5, R10: 2, R11: 1, R29: 1, R51: 1 })],
      TODAY,
    );
    expect(rates.readings[0]).toMatchObject({ returned: 11, hundredths: 55, state: "breach" });
    expect(rates.draftsPaused).toBe(true);
  });
});

describe("a level is broken when it is exceeded (US-ACH-004)", () => {
  test.each<[RateName, string, number, string]>([
    ["unauthorised", "R10", 5, "warning"],
    ["unauthorised", "R10", 6, "breach"],
    ["administrative", "R02", 30, "warning"],
    ["administrative", "R03", 31, "breach"],
    ["overall", "R01", 119, "quiet"],
    ["overall", "R01", 120, "warning"],
    ["overall", "R01", 150, "warning"],
    ["overall", "R01", 151, "breach"],
  ])("%s: %s %i times in 1,000 is %s", (rate, code, count, state) => {
    expect(read([sent(1_000, { [code]: count })], rate).state).toBe(state);
  });
});

test("what is unauthorised or administrative counts in the overall rate too, what is technical in none", () => {
  const days = [sent(1_000, { "01": 2, "04": 3, "98": 50, time_out: 9 })];
  const rates = returnRates("nach", days, TODAY);
  expect(rates.readings.map(({ returned }) => returned)).toEqual([0, 2, 5]);
});

test("a return counts in the month its debit was sent, and only 60 days are looked at", () => {
  const days = [
    sent(900, { R01: 1 }, "2026-11-21"),
    sent(500, { R01: 2 }, "2026-10-15"),
    sent(400, { R10: 3 }, "2026-09-23"),
    sent(800, { R10: 800 }, "2026-09-22"),
  ];
  const rates = returnRates("ach", days, TODAY);
  expect(rates).toMatchObject({ from: "2026-09-23", to: TODAY, debits: 1_800 });
  expect(rates.months.map(({ month, debits, readings }) => [month, debits, readings[2]!.returned])).toEqual([
    ["2026-09", 400, 3],
    ["2026-10", 500, 2],
    ["2026-11", 900, 1],
  ]);
});

test("nothing sent is quiet; returns of nothing sent are not", () => {
  expect(returnRates("ach", [], TODAY).readings.every(({ state }) => state === "quiet")).toBe(true);
  expect(read([sent(0, { R10: 1 })], "unauthorised").state).toBe("breach");
});

test("one more return never makes a state milder", () => {
  const order = ["quiet", "warning", "breach"];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(200), (debits, count) => {
      const at = (n: number) => order.indexOf(read([sent(debits, { R10: n })], "unauthorised").state);
      expect(at(count + 1)).toBeGreaterThanOrEqual(at(count));
    }),
  );
});
