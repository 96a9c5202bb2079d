import { expect, it } from "vitest";

import { parseGrant } from "~/office/domain/permission/grant";
import { PermissionSet } from "~/office/domain/permission/permission-set";

import { atRoleFields, canonicalLines, limitField, scopeField, toRoleForm, toRoleLines } from "./role-form";

it("fields become lines of the grammar; what has no scope is not held", () => {
  expect(
    toRoleLines({
      name: "Night desk",
      "scope:account:read": "team",
      "limit:account:read": "",
      [scopeField("account:transition.settled")]: "own",
      [limitField("account:transition.settled")]: " max_per_day: 2 ",
      "scope:note:create": "",
      "limit:note:create": "max_per_day: 2",
    }),
  ).toBe("account:read@team\naccount:transition.settled@own{max_per_day: 2}");
});

it("the form offers every permission, with what the role and the person at the form hold of it", () => {
  const grant = parseGrant("account:read@team{max_rows: 5}");
  const own = new PermissionSet([{ permission: "account:read", scope: "all" }]);
  expect(toRoleForm(["note:read", "account:read"], grant.ok ? [grant.value] : [], own)).toEqual([
    { permission: "account:read", scope: "team", limit: "max_rows: 5", most: "all" },
    { permission: "note:read", scope: "", limit: "", most: null },
  ]);
});

it("a refusal stands at the permissions that it is about", () => {
  const refusal = (code: string, facts: Record<string, unknown>) =>
    atRoleFields({ code, reasons: [], fields: { lines: code }, facts }).fields;
  expect(refusal("SOD_CONFLICT", { pair: ["payout:prepare", "payout:release"] })).toEqual({
    "scope:payout:prepare": "SOD_CONFLICT",
    "scope:payout:release": "SOD_CONFLICT",
  });
  expect(refusal("GRANT_LACKED", { lacking: ["payout:approve@all"] })).toEqual({
    "scope:payout:approve": "GRANT_LACKED",
  });
  expect(refusal("LIMIT_FORMAT", { line: "note:create@own{nonsense}" })).toEqual({
    "limit:note:create": "LIMIT_FORMAT",
  });
  expect(refusal("REQUIRED", {})).toBeUndefined();
});

it("the same lines in another order and spelling are the same", () => {
  expect(canonicalLines("note:read@own\naccount:read@all{max_rows:5}")).toBe(
    canonicalLines("account:read@all{max_rows: 5}\nnote:read"),
  );
});
