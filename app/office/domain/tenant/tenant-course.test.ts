import { expect, it } from "vitest";

import { movesFrom, nextByTime, type TenantStanding } from "./tenant-course";
import { TENANT_STATES } from "./tenant-states.table";

const at = (more: Partial<TenantStanding>): TenantStanding => ({
  state: "active",
  since: "2026-11-01",
  trialEndsOn: "2026-11-15",
  held: false,
  ...more,
});

it.each([
  ["trial", "restricted", "2026-11-16"],
  ["past_due", "restricted", "2026-11-15"],
  ["restricted", "suspended", "2026-11-17"],
  ["suspended", "closing", "2026-12-31"],
  ["closing", "closed", "2026-12-01"],
] as const)("time moves %s on to %s on %s", (state, next, on) => {
  expect(nextByTime(at({ state }))).toEqual({ state: next, on });
});

it("an unpaid firm is restricted on day 14, suspended on day 30, closing on day 90", () => {
  const restricted = nextByTime(at({ state: "past_due" }));
  const suspended = nextByTime(at({ state: "restricted", since: restricted!.on }));
  const closing = nextByTime(at({ state: "suspended", since: suspended!.on }));
  expect([restricted?.on, suspended?.on, closing?.on]).toEqual(["2026-11-15", "2026-12-01", "2027-01-30"]);
});

it("stays where it is when it is paid for, closed, or held there by an operator; a closing firm closes either way", () => {
  expect(nextByTime(at({}))).toBeNull();
  expect(nextByTime(at({ state: "closed" }))).toBeNull();
  expect(nextByTime(at({ state: "suspended", held: true }))).toBeNull();
  expect(nextByTime(at({ state: "closing", held: true }))?.state).toBe("closed");
});

it("an operator can open every firm that is not open, and close none at once", () => {
  for (const state of TENANT_STATES) {
    expect(movesFrom(state)).not.toContain("closed");
    if (state !== "active") expect(movesFrom(state)).toContain("active");
  }
});
