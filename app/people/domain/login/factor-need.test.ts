import { expect, it } from "vitest";

import { factorNeed } from "./factor-need";

const NOW = new Date("2026-11-21T10:00:00Z");
const facts = {
  roles: ["collector"],
  permissions: ["account:read"],
  hasFactor: false,
  graceFrom: new Date("2026-11-20T10:00:00Z"),
  graceDays: 7,
};

it("an admin needs it before the first page, whatever the grace", () => {
  expect(factorNeed({ ...facts, roles: ["admin"], graceDays: 30 }, NOW)).toEqual({ state: "now" });
});

it.each([["payout:release"], ["role:update"], ["customer.tax_id:reveal"]])(
  "who may %s has the days of grace, and not one more",
  (permission) => {
    const needed = { ...facts, permissions: [permission] };
    expect(factorNeed(needed, NOW)).toEqual({ state: "due", by: new Date("2026-11-27T10:00:00Z") });
    expect(factorNeed(needed, new Date("2026-11-27T10:00:00Z"))).toEqual({ state: "now" });
    expect(factorNeed({ ...needed, graceDays: 0 }, NOW)).toEqual({ state: "now" });
  },
);

it("a collector needs none, and nobody who has one is asked again", () => {
  expect(factorNeed(facts, NOW)).toEqual({ state: "none" });
  expect(factorNeed({ ...facts, roles: ["admin"], hasFactor: true }, NOW)).toEqual({ state: "none" });
});
