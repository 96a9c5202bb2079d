import { describe, expect, it } from "vitest";

import { addDays } from "~/office/domain/calendar-date";

import { gatherTrend, readPeriod } from "./period";

const TODAY = "2026-11-21";
const read = (text: string) => readPeriod(new URLSearchParams(text), TODAY);

describe("period of a dashboard", () => {
  it("looks back thirty days, today among them, when nothing is asked", () => {
    expect(read("")).toEqual({ from: "2026-10-23", to: TODAY, days: 30 });
  });

  it("takes both ends as they are chosen", () => {
    expect(read("from=2026-01-01&to=2026-01-31")).toEqual({
      from: "2026-01-01",
      to: "2026-01-31",
      days: null,
    });
  });

  it.each([
    "from=2026-02-30&to=2026-03-01",
    "from=2026-03-01&to=2026-02-01",
    "from=1900-01-01&to=2026-01-01",
    "days=12",
  ])("falls back to thirty days on what makes no sense: %s", (text) => expect(read(text).days).toBe(30));

  it("gathers a long row of days without losing an amount", () => {
    const trend = Array.from({ length: 400 }, (_, at) => ({
      day: addDays(TODAY, at),
      count: 1,
      amount: BigInt(at),
    }));
    const points = gatherTrend(trend);
    expect(points.length).toBeLessThanOrEqual(92);
    expect(points.reduce((sum, point) => sum + point.amount, 0n)).toBe(79_800n);
    expect(points.at(-1)?.to).toBe(addDays(TODAY, 399));
  });
});
