import { expect, test } from "vitest";

import { checkDelegation } from "./delegation";

const OWN = new Set([
  "approval:read",
  "journal:approve",
  "role:update",
  "staff:invite",
  "staff:read",
  "compliance:pin",
  "staff:view_as",
]);
const WISH = {
  giverId: "a",
  takerId: "b",
  permissions: ["journal:approve", "staff:read"],
  startsOn: "2026-11-21",
  endsOn: "2026-12-20",
};

test("one's own rights are lent for up to thirty days", () => {
  expect(checkDelegation(WISH, OWN, "2026-11-21", 30).ok).toBe(true);
});

test.each([
  [{ takerId: "a" }, "DELEGATION_SELF"],
  [{ startsOn: "2026-11-20" }, "DATE_PAST"],
  [{ endsOn: "2026-11-20" }, "DATE_ORDER"],
  [{ endsOn: "2026-12-21" }, "DELEGATION_DAYS"],
  [{ permissions: ["role:update"] }, "DELEGATION_KEPT"],
  [{ permissions: ["staff:invite"] }, "DELEGATION_KEPT"],
  [{ permissions: ["payout:approve"] }, "DELEGATION_KEPT"],
  [{ permissions: ["compliance:pin"] }, "DELEGATION_KEPT"],
  [{ permissions: ["staff:view_as"] }, "DELEGATION_KEPT"],
])("%j is refused: %s", (more, code) => {
  const answer = checkDelegation({ ...WISH, ...more }, OWN, "2026-11-21", 30);
  expect(JSON.stringify(answer)).toContain(code);
});
