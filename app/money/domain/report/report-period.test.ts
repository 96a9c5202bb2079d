import { expect, it } from "vitest";

import { daysOf, filterOf } from "./report-period";

const on = (businessDate: string, fiscalStartMonth = 1) => ({ businessDate, fiscalStartMonth });

it("last month is whole, whatever its length, and January's is December", () => {
  expect(daysOf("last_month", on("2026-03-31"))).toEqual({ from: "2026-02-01", on: "2026-02-28" });
  expect(daysOf("last_month", on("2026-01-01"))).toEqual({ from: "2025-12-01", on: "2025-12-31" });
});

it("the first of a month has a yesterday in the month before", () => {
  expect(daysOf("yesterday", on("2026-03-01"))).toEqual({ from: "2026-02-28", on: "2026-02-28" });
  expect(daysOf("this_month", on("2026-03-01"))).toEqual({ from: "2026-03-01", on: "2026-03-01" });
});

it("the days replace those of a question, and leave the rest of it", () => {
  expect(filterOf("today", on("2026-11-21"), "code=1020&from=2020-01-01")).toBe(
    "code=1020&from=2026-11-21&on=2026-11-21",
  );
  expect(filterOf("this_year", on("2026-11-21"))).toBe("from=2026-01-01&on=2026-11-21");
});

it.each([
  [1, "2026-02-10", "2026-01-01"],
  [4, "2026-02-10", "2025-04-01"],
  [4, "2026-04-01", "2026-04-01"],
  [7, "2026-06-30", "2025-07-01"],
])("this year of a firm whose year starts in month %i, on %s, begins on %s", (start, today, from) => {
  expect(daysOf("this_year", on(today, start))).toEqual({ from, on: today });
});
