import { expect, it } from "vitest";

import { readDayRange } from "./day-range";
import { financialYearStart } from "./financial-year";
import { readJournalRange } from "./journal-range";

it.each([
  [1, "2026-01-01", "2026-01-01"],
  [1, "2026-12-31", "2026-01-01"],
  [4, "2026-03-31", "2025-04-01"],
  [4, "2026-04-01", "2026-04-01"],
  [7, "2026-06-30", "2025-07-01"],
  [7, "2026-07-01", "2026-07-01"],
])("§19 starting in month %i, the year of %s began on %s", (start, date, first) => {
  expect(financialYearStart(date, start)).toBe(first);
});

it.each([1, 4, 7])(
  "§19 a report nobody dated covers the year so far of a firm starting in month %i",
  (start) => {
    const firm = { businessDate: "2026-05-20", fiscalStartMonth: start };
    const first = { 1: "2026-01-01", 4: "2026-04-01", 7: "2025-07-01" }[start];
    const nothing = new URLSearchParams();
    expect(readDayRange(nothing, firm)).toEqual({ from: first, on: "2026-05-20" });
    expect(readJournalRange(nothing, firm)).toEqual({ from: first, to: "2026-05-20" });
    // the year is the asked day's, not today's
    expect(readDayRange(new URLSearchParams("on=2026-02-28"), firm).from).toBe(
      { 1: "2026-01-01", 4: "2025-04-01", 7: "2025-07-01" }[start],
    );
  },
);
