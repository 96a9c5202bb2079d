import { expect, test } from "vitest";

import { type AccessQuestion, decideAccess } from "./decide-access";
import { PermissionSet } from "./permission-set";

const permissions = new PermissionSet([
  {
    permission: "settlement:approve",
    scope: "team",
    limits: {
      max_amount: { INR: "50000000" },
      max_per_day: 2,
      max_rows: 100,
      max_pct: 40,
      desks: ["collections"],
      hours: "business",
    },
  },
]);
const ASK: AccessQuestion = {
  permission: "settlement:approve",
  caller: { tenantId: "a", desks: ["collections", "relief"], permissions },
  record: { tenantId: "a", desk: "collections", reach: "team", readable: true },
};
const record = ASK.record ?? { tenantId: "a", reach: "own" as const };

test("P5-2 approving 5,00,000.00 is allowed with that limit, 5,00,000.01 is LIMIT_EXCEEDED", () => {
  expect(decideAccess({ ...ASK, amount: { minor: 50_000_000n, currency: "INR" } }).allowed).toBe(true);
  expect(decideAccess({ ...ASK, amount: { minor: 50_000_001n, currency: "INR" } })).toEqual({
    allowed: false,
    step: 7,
    status: 403,
    code: "LIMIT_EXCEEDED",
    facts: { limit: "max_amount", most: "50000000", used: "50000001", next: null },
  });
});

test("an amount in a currency that the limit does not name is above it", () => {
  expect(decideAccess({ ...ASK, amount: { minor: 1n, currency: "USD" } })).toMatchObject({
    code: "LIMIT_EXCEEDED",
  });
});

test.each<[string, Partial<AccessQuestion>, object]>([
  ["another tenant's record is missing", { record: { ...record, tenantId: "b" } }, { step: 1, status: 404 }],
  [
    "a desk that the caller has not is missing",
    { record: { ...record, desk: "wealth" } },
    { step: 2, status: 404 },
  ],
  [
    "a permission not held is named",
    { permission: "payout:release" },
    { step: 3, status: 403, code: "FORBIDDEN", facts: { needed: "payout:release" } },
  ],
  [
    "a readable record out of scope is refused to a writer",
    { record: { ...record, reach: "all" } },
    { step: 4, status: 403 },
  ],
  [
    "… and missing to a reader",
    { reads: true, record: { ...record, reach: "all" } },
    { step: 4, status: 404 },
  ],
  [
    "an unreadable record out of scope is missing to a writer too",
    { record: { ...record, reach: "all", readable: false } },
    { step: 4, status: 404 },
  ],
  [
    "a field below write is named",
    { fields: { note: "write", tax_id: "masked" } },
    { step: 5, code: "FIELD_FORBIDDEN", facts: { fields: ["tax_id"] } },
  ],
  [
    "a forbidden transition says what is open",
    { transition: { to: "paid", allowed: ["open"], blocked: [{ to: "paid", reason: "balance" }] } },
    { step: 6, status: 409, code: "TRANSITION_NOT_ALLOWED" },
  ],
  [
    "the day's count is used up",
    { today: { count: 2, next: "2026-11-22" } },
    { step: 7, facts: { next: "2026-11-22" } },
  ],
  ["too many rows", { rows: 101 }, { step: 7, facts: { limit: "max_rows", most: 100, used: 101 } }],
  ["too large a part", { pct: 41 }, { step: 7 }],
  [
    "a desk beyond the limit",
    { record: { ...record, desk: "relief" } },
    { step: 7, facts: { limit: "desks" } },
  ],
  ["outside working hours", { businessHours: false }, { step: 7, facts: { limit: "hours" } }],
  [
    "an act that waits for a checker",
    { approval: { requestId: "r" } },
    { step: 8, status: 202, code: "PENDING_APPROVAL" },
  ],
  [
    "a hold stops it",
    { stop: { code: "LEGAL_HOLD", flag: "court", until: null } },
    { step: 9, status: 409, code: "LEGAL_HOLD" },
  ],
])("%s", (_name, more, answer) => {
  expect(decideAccess({ ...ASK, ...more })).toMatchObject({ allowed: false, ...answer });
});

test("the first step that fails answers", () => {
  const all = { transition: { to: "x", allowed: [], blocked: [] }, rows: 1e6, approval: { requestId: "r" } };
  expect(decideAccess({ ...ASK, ...all, fields: { tax_id: "hidden" } })).toMatchObject({ step: 5 });
  expect(decideAccess({ ...ASK, ...all })).toMatchObject({ step: 6 });
});
