import { expect, it } from "vitest";

import type { FinanceAlert } from "./finance-alert";
import { isNews, type OpenAlert, planAlerts } from "./open-alert";

const LATE: FinanceAlert = { code: "close_late", scopeId: null, name: null, count: 1 };
const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, hour));

/** Looks every hour from 0 on while the condition holds; answers the hours at which each thing was told. */
function told(hours: number) {
  const log = { raised: [] as number[], escalated: [] as number[], reminded: [] as number[] };
  let open: OpenAlert[] = [];
  for (let hour = 0; hour <= hours; hour += 1) {
    const plan = planAlerts([LATE], open, at(hour));
    open = plan.open;
    for (const name of ["raised", "escalated", "reminded"] as const)
      if (plan[name].length > 0) log[name].push(hour);
  }
  return log;
}

it("an alert is raised once, goes to those above after four hours once, and is a reminder once a day", () => {
  expect(told(50)).toEqual({ raised: [0], escalated: [4], reminded: [24, 48] });
});

it("one that is resolved in time goes no further, and is a new one when it comes back", () => {
  const { open } = planAlerts([LATE], [], at(0));
  const over = planAlerts([], open, at(3));
  expect(over.resolved).toEqual(open);
  expect(over.open).toEqual([]);
  expect(planAlerts([LATE], over.open, at(5))).toMatchObject({ raised: [LATE], escalated: [] });
});

it("a look that tells nothing new leaves no trace", () => {
  const { open } = planAlerts([LATE], [], at(0));
  expect(isNews(planAlerts([LATE], open, at(1)))).toBe(false);
  expect(isNews(planAlerts([], [], at(1)))).toBe(false);
});
