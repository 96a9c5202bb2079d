import { expect, it } from "vitest";

import { checkHoldDays, holdsOver, holdsOverDays, type LegalHold } from "./legal-hold";

const hold = (scope: LegalHold["scope"], more: Partial<LegalHold> = {}): LegalHold => ({
  id: scope, scope, subjectId: null, fromOn: null, toOn: null, ...more,
}); // prettier-ignore
const PERSON = { customerId: "c1", accountIds: ["a1", "a2"], since: "2026-03-01" };
const over = (one: LegalHold) => holdsOver([one], PERSON).length > 0;

it("a person is held by their own hold, by one of their accounts' and by the firm's", () => {
  expect(over(hold("person", { subjectId: "c1" }))).toBe(true);
  expect(over(hold("person", { subjectId: "c2" }))).toBe(false);
  expect(over(hold("account", { subjectId: "a2" }))).toBe(true);
  expect(over(hold("account", { subjectId: "a3" }))).toBe(false);
  expect(over(hold("tenant"))).toBe(true);
});

it("a hold of days covers whoever was known by its last one", () => {
  expect(over(hold("period", { fromOn: "2025-01-01", toOn: "2026-03-01" }))).toBe(true);
  expect(over(hold("period", { fromOn: "2025-01-01", toOn: "2026-02-28" }))).toBe(false);
});

it("what was recorded in a range of days is held by every hold but one of other days", () => {
  const days = hold("period", { fromOn: "2026-01-10", toOn: "2026-01-20" });
  expect(holdsOverDays([days], "2026-01-20", "2026-01-31")).toHaveLength(1);
  expect(holdsOverDays([days], "2026-01-21", "2026-01-31")).toHaveLength(0);
  expect(holdsOverDays([hold("person", { subjectId: "c1" })], "2026-01-21", "2026-01-31")).toHaveLength(1);
});

it("a review lies ahead and within two years, and days come in their order", () => {
  const check = (more: object) =>
    checkHoldDays(
      { scope: "period", fromOn: "2026-01-01", toOn: "2026-02-01", reviewOn: "2026-12-01", ...more },
      "2026-11-22",
      () => "2028-11-22",
    );
  expect(check({})).toEqual({ ok: true, value: { fromOn: "2026-01-01", toOn: "2026-02-01" } });
  expect(check({ scope: "person" })).toMatchObject({ value: { fromOn: null, toOn: null } });
  for (const [more, field] of [
    [{ reviewOn: "2026-11-21" }, "reviewOn"],
    [{ reviewOn: "2028-11-23" }, "reviewOn"],
    [{ fromOn: null }, "fromOn"],
    [{ toOn: null }, "toOn"],
    [{ toOn: "2025-12-31" }, "toOn"],
  ] as const)
    expect(check(more)).toMatchObject({ refusal: { fields: { [field]: expect.any(String) as string } } });
});
