import { fc, test } from "@fast-check/vitest";
import { expect, it } from "vitest";

import { addDays } from "~/office/domain/calendar-date";
import { TENANT_STATES } from "~/office/domain/tenant/tenant-states.table";

import { dunningMailDue, stateOfUnpaid, trialMailDue } from "./dunning";
import { isSubscribed, SUBSCRIPTION_STATUSES, tenantStateOf } from "./subscription-state";

const FIRST = "2026-11-01";
const never = () => false;

it.each([
  [0, "past_due"],
  [13, "past_due"],
  [14, "restricted"],
  [29, "restricted"],
  [30, "suspended"],
  [89, "suspended"],
  [90, "closing"],
  [400, "closing"],
])("unpaid for %i days a firm is %s", (days, state) => {
  expect(stateOfUnpaid(FIRST, addDays(FIRST, days)).state).toBe(state);
});

it("each state counts from its own day", () => {
  expect(stateOfUnpaid(FIRST, "2026-11-20")).toEqual({ state: "restricted", since: "2026-11-15" });
  expect(stateOfUnpaid(FIRST, "2026-12-20")).toEqual({ state: "suspended", since: "2026-12-01" });
});

it("mails go out on day 0, 3, 7 and 12, each once, and only the last after a pause", () => {
  const sent: [number, number][] = [];
  const told = new Set<number>();
  for (let age = 0; age <= 20; age += 1) {
    const day = dunningMailDue(FIRST, addDays(FIRST, age), (one) => told.has(one));
    if (day === null) continue;
    told.add(day);
    sent.push([age, day]);
  }
  expect(sent).toEqual([0, 3, 7, 12].map((day) => [day, day]));
  expect(dunningMailDue(FIRST, addDays(FIRST, 9), never)).toBe(7);
});

it("a trial's end is told seven, three and one day before, and not after", () => {
  const ends = "2026-12-05";
  expect(trialMailDue(ends, "2026-11-27", never)).toBeNull();
  expect(trialMailDue(ends, "2026-11-28", never)).toBe(7);
  expect(trialMailDue(ends, "2026-12-02", never)).toBe(3);
  expect(trialMailDue(ends, "2026-12-04", never)).toBe(1);
  expect(trialMailDue(ends, "2026-12-04", (days) => days === 1)).toBeNull();
  expect(trialMailDue(ends, "2026-12-06", never)).toBeNull();
});

it.each([
  ["trialing", "trial"],
  ["active", "active"],
  ["past_due", "past_due"],
  ["unpaid", "restricted"],
  ["canceled", "closing"],
  ["incomplete", undefined],
  ["incomplete_expired", "restricted"],
  ["paused", "restricted"],
] as const)("a subscription that is %s makes the firm %s", (status, state) => {
  expect(tenantStateOf(status, FIRST, addDays(FIRST, 5))?.state).toBe(state);
});

it("past due and unpaid go on by age", () => {
  const at = (status: "past_due" | "unpaid", days: number) =>
    tenantStateOf(status, FIRST, addDays(FIRST, days))?.state;
  expect([at("past_due", 14), at("past_due", 30), at("unpaid", 30), at("unpaid", 90)]).toEqual([
    "restricted",
    "suspended",
    "suspended",
    "closing",
  ]);
});

it("a firm that pays or is being asked to has its plan", () => {
  expect(SUBSCRIPTION_STATUSES.filter(isSubscribed)).toEqual(["trialing", "active", "past_due", "unpaid"]);
  expect(isSubscribed(null)).toBe(false);
});

test.prop([fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 })])(
  "time never makes an unpaid firm's state better",
  (one, other) => {
    const order = TENANT_STATES.filter((state) => !["trial", "active", "closed"].includes(state));
    const place = (days: number) => order.indexOf(stateOfUnpaid(FIRST, addDays(FIRST, days)).state);
    const [early, late] = one <= other ? [one, other] : [other, one];
    expect(place(early)).toBeLessThanOrEqual(place(late));
    const { since } = stateOfUnpaid(FIRST, addDays(FIRST, late));
    expect(since >= FIRST && since <= addDays(FIRST, late)).toBe(true);
  },
);
