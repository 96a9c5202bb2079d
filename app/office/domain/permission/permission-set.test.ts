import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";

import { decideAccess } from "./decide-access";
import { type Grant, SCOPES, WIDTH } from "./grant";
import { mergeLimits } from "./grant-limits";
import { NO_PERMISSIONS, PermissionSet } from "./permission-set";

const grants = fc.array(
  fc.record({
    permission: fc.constantFrom("payment:refund", "account:read"),
    scope: fc.constantFrom(...SCOPES),
    limits: fc.record({ max_per_day: fc.nat(50), max_rows: fc.nat(500) }, { requiredKeys: [] }),
  }),
);

test.prop([grants])("the widest scope of any grant wins, in whatever order they come", (held: Grant[]) => {
  const set = new PermissionSet(held);
  for (const permission of ["payment:refund", "account:read"]) {
    const widths = held.filter((one) => one.permission === permission).map(({ scope }) => WIDTH[scope]);
    const scope = set.scopeOf(permission);
    expect(scope ? WIDTH[scope] : -1).toBe(Math.max(-1, ...widths));
    expect(new PermissionSet([...held].reverse()).limitsOf(permission, "own")).toEqual(
      set.limitsOf(permission, "own"),
    );
  }
});

test.prop([grants, grants])("more grants never allow less", (some, more) => {
  const few = new PermissionSet(some);
  const all = new PermissionSet([...some, ...more]);
  for (const reach of SCOPES)
    for (const rows of [0, 100, 600]) {
      const ask = (permissions: PermissionSet) =>
        decideAccess({
          permission: "payment:refund",
          caller: { tenantId: "t", permissions },
          record: { tenantId: "t", reach },
          rows,
        });
      if (ask(few).allowed) expect(ask(all).allowed).toBe(true);
    }
});

test.prop([grants])("a decision allows exactly what one grant alone would", (held) => {
  for (const reach of SCOPES) {
    const ask = (permissions: PermissionSet) =>
      decideAccess({
        permission: "payment:refund",
        caller: { tenantId: "t", permissions },
        record: { tenantId: "t", reach },
        rows: 250,
      }).allowed;
    expect(ask(new PermissionSet(held))).toBe(held.some((one) => ask(new PermissionSet([one]))));
  }
});

test("a wide grant with a low limit and a narrow one without never make a wide one without", () => {
  const set = new PermissionSet([
    { permission: "charge:waive", scope: "all", limits: { max_per_day: 1 } },
    { permission: "charge:waive", scope: "team" },
  ]);
  expect(set.limitsOf("charge:waive", "team")).toEqual({});
  expect(set.limitsOf("charge:waive", "all")).toEqual({ max_per_day: 1 });
});

test("merged amounts are the higher of each currency, and none where one side has no ceiling", () => {
  const inr = { max_amount: { INR: "500" } };
  expect(mergeLimits(inr, { max_amount: { INR: "900", USD: "5" } })).toEqual({
    max_amount: { INR: "900", USD: "5" },
  });
  expect(mergeLimits(inr, {})).toEqual({});
});

test("who may grant a thing holds it as wide and as far", () => {
  const set = new PermissionSet([{ permission: "export:run", scope: "team", limits: { max_rows: 100 } }]);
  expect(set.covers({ permission: "export:run", scope: "team", limits: { max_rows: 100 } })).toBe(true);
  expect(set.covers({ permission: "export:run", scope: "own", limits: { max_rows: 5 } })).toBe(true);
  expect(set.covers({ permission: "export:run", scope: "team" })).toBe(false);
  expect(set.covers({ permission: "export:run", scope: "all", limits: { max_rows: 5 } })).toBe(false);
  expect(set.covers({ permission: "audit:read", scope: "own" })).toBe(false);
});

test("somebody without permissions has no limit to use either", () => {
  expect(NO_PERMISSIONS.limitsOf("payment:refund")).toMatchObject({ max_amount: {}, max_rows: 0 });
});
