import { expect, test } from "vitest";

import { PermissionSet } from "~/office/domain/permission/permission-set";

import { checkRoleGrants, compareGrants, readRoleLines } from "./role-lines";

const KNOWN = new Set(["account:read", "payout:prepare", "payout:release", "account:export"]);
const HOLDER = new PermissionSet([
  { permission: "account:read", scope: "team" },
  { permission: "payout:prepare", scope: "all" },
  { permission: "payout:release", scope: "all" },
]);

const read = (text: string) => {
  const lines = readRoleLines(text, KNOWN);
  if (!lines.ok) throw new Error(lines.refusal.code);
  return lines.value;
};

test("a line is a permission; empty lines and repetitions are nothing", () => {
  expect(read("account:read@team\r\n\n account:read@team ")).toEqual([
    { permission: "account:read", scope: "team" },
  ]);
});

test.each([
  ["", "REQUIRED"],
  ["account:read@planet", "PERMISSION_SCOPE"],
  ["vault:open@all", "PERMISSION_UNKNOWN"],
])("%j is refused: %s", (text, code) => {
  expect(readRoleLines(text, KNOWN)).toMatchObject({ refusal: { code } });
});

test("nobody grants what they lack, nor wider, nor without their limit", () => {
  expect(checkRoleGrants(read("account:read@team"), HOLDER).ok).toBe(true);
  for (const line of ["account:read@all", "account:export@own"])
    expect(checkRoleGrants(read(line), HOLDER)).toMatchObject({
      refusal: { code: "GRANT_LACKED", facts: { lacking: [line] } },
    });
});

test("a role that joins two duties is refused with the pair", () => {
  expect(checkRoleGrants(read("payout:prepare@all\npayout:release@all"), HOLDER)).toMatchObject({
    refusal: { code: "SOD_CONFLICT", facts: { pair: ["payout:prepare", "payout:release"] } },
  });
});

test("a change says what is gained and what is lost", () => {
  expect(compareGrants(read("account:read@team"), read("account:read@all"))).toEqual({
    gained: ["account:read@all"],
    lost: ["account:read@team"],
  });
});
