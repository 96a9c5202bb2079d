import { expect, it } from "vitest";

import { daysOf, filterOf } from "./report-period";

it("last month is whole, whatever its length, and January's is December", () => {
  expect(daysOf("last_month", "2026-03-31")).toEqual({ from: "2026-02-01", on: "2026-02-28" });
  expect(daysOf("last_month", "2026-01-01")).toEqual({ from: "2025-12-01", on: "2025-12-31" });
});

it("the first of a month has a yesterday in the month before", () => {
  expect(daysOf("yesterday", "2026-03-01")).toEqual({ from: "2026-02-28", on: "2026-02-28" });
  expect(daysOf("this_month", "2026-03-01")).toEqual({ from: "2026-03-01", on: "2026-03-01" });
});

it("the days replace those of a question, and leave the rest of it", () => {
  expect(filterOf("today", "2026-11-21", "code=1020&from=2020-01-01")).toBe(
    "code=1020&from=2026-11-21&on=2026-11-21",
  );
  expect(filterOf("this_year", "2026-11-21")).toBe("from=2026-01-01&on=2026-11-21");
});
