import { describe, expect, it } from "vitest";

import { closeSoftly, lock, monthFrom, monthsOfYear, type PeriodFacts, reopen } from "./accounting-period";

const ready: PeriodFacts = {
  state: "soft_closed", endsOn: "2026-10-31", today: "2026-11-21", difference: 0n, openingRest: 0n, earlierOpen: null,
}; // prettier-ignore

describe("the months of a fiscal year", () => {
  it.each([
    [1, "2026-11-21", "2026-01-01", "2026-12-31"],
    [4, "2026-03-31", "2025-04-01", "2026-03-31"],
    [7, "2026-07-01", "2026-07-01", "2027-06-30"],
  ])("starting in month %i the year of %s runs from %s to %s", (start, on, first, last) => {
    const months = monthsOfYear(on, start);
    expect(months).toHaveLength(12);
    expect([months[0]?.startsOn, months[11]?.endsOn]).toEqual([first, last]);
  });

  it("a month begins on its first", () => {
    expect(monthFrom("2024-02-01")).toEqual({ startsOn: "2024-02-01", endsOn: "2024-02-29" });
    expect(monthFrom("2024-02-02")).toBeNull();
  });
});

describe("a period", () => {
  it("closes softly once it is over", () => {
    expect(closeSoftly({ ...ready, state: "open" })).toEqual({ ok: true, value: "soft_closed" });
    expect(closeSoftly({ ...ready, state: "open", today: "2026-10-31" })).toMatchObject({
      refusal: { code: "PERIOD_NOT_OVER" },
    });
    expect(closeSoftly(ready)).toMatchObject({ refusal: { code: "ALREADY_DONE" } });
  });

  it("locks when nothing stands in the way, and names everything that does", () => {
    expect(lock(ready)).toEqual({ ok: true, value: "locked" });
    const worst = lock({
      ...ready,
      today: "2026-10-31",
      difference: 1n,
      openingRest: 1n,
      earlierOpen: "2026-09-01",
    });
    expect(worst).toMatchObject({
      refusal: {
        code: "PERIOD_NOT_READY",
        reasons: ["period_not_over", "earlier_period_open", "trial_balance_differs", "opening_balances_open"],
      },
    });
  });

  it("is opened again for three days at most", () => {
    expect(reopen("locked", 72)).toEqual({ ok: true, value: "open" });
    expect(reopen("locked", 73)).toMatchObject({ refusal: { code: "REOPEN_TOO_LONG" } });
    expect(reopen("open", 1)).toMatchObject({ refusal: { code: "PERIOD_NOT_LOCKED" } });
  });
});
