import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";

import { type Grant, isGrantWithin, parseGrant, printGrant, SCOPES } from "./grant";
import type { Limits } from "./grant-limits";

test.each([
  "account:read@assigned",
  "account:transition.settled@team",
  "settlement:approve@all{max_amount: INR 500000.00}",
  "charge:waive@team{max_amount: INR 2000.00, max_per_day: 20}",
  "customer.tax_id:reveal@assigned{max_per_day: 20}",
  "export:run@team{max_rows: 100}",
])("the spec's %s is read and written as it stands", (text) => {
  const read = parseGrant(text);
  expect(read.ok && printGrant(read.value)).toBe(text);
});

test("without a scope a permission is one's own", () => {
  expect(parseGrant("task:read")).toEqual({ ok: true, value: { permission: "task:read", scope: "own" } });
});

test("amounts are minor units of their currency, which may have no decimals", () => {
  const read = parseGrant(
    "payout:approve@all{max_amount: JPY 5000, max_amount: USD 1.5, max_amount: KWD 1.234}",
  );
  expect(read.ok && read.value.limits?.max_amount).toEqual({ JPY: "5000", USD: "150", KWD: "1234" });
});

test.each([
  ["", "PERMISSION_FORMAT"],
  ["*:read", "PERMISSION_FORMAT"],
  ["account", "PERMISSION_FORMAT"],
  ["account:read; drop", "PERMISSION_FORMAT"],
  ["account:read@everybody", "PERMISSION_SCOPE"],
  ["account:read@all{max_amount: 5}", "LIMIT_FORMAT"],
  ["account:read@all{max_amount: INR 5.001}", "LIMIT_FORMAT"],
  ["account:read@all{max_per_day: -1}", "LIMIT_FORMAT"],
  ["account:read@all{nonsense: 1}", "LIMIT_FORMAT"],
  ["account:read@all{hours: night}", "LIMIT_FORMAT"],
  ["account:read@all{}", "LIMIT_FORMAT"],
])("%j is refused with %s", (text, code) => {
  expect(parseGrant(text)).toMatchObject({ ok: false, refusal: { code } });
});

const count = fc.nat({ max: 999_999_999 });
const limits = fc
  .record(
    {
      max_amount: fc
        .dictionary(fc.constantFrom("INR", "USD", "JPY"), count.map(String), { minKeys: 1 })
        .map((amounts) => ({ ...amounts })),
      max_per_day: count,
      max_rows: count,
      max_pct: fc.nat({ max: 100 }),
      desks: fc.uniqueArray(fc.constantFrom("collections", "lending", "relief"), { minLength: 1 }),
      hours: fc.constant("business" as const),
    },
    { requiredKeys: ["max_rows"] },
  )
  .map((one): Limits => (one.desks ? { ...one, desks: [...one.desks].sort() } : one));
const grants = fc.record({
  permission: fc.constantFrom("account:read", "payment:refund", "customer.tax_id:reveal"),
  scope: fc.constantFrom(...SCOPES),
  limits,
});

test.prop([grants])("what is written is read back the same", (grant: Grant) => {
  expect(parseGrant(printGrant(grant))).toEqual({ ok: true, value: grant });
});

test.prop([grants, grants, grants])("being within is reflexive and carries over", (a, b, c) => {
  expect(isGrantWithin(a, a)).toBe(true);
  if (isGrantWithin(a, b) && isGrantWithin(b, c)) expect(isGrantWithin(a, c)).toBe(true);
});
