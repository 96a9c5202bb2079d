import { expect, test } from "vitest";

import { isApiKey, keyPermissions } from "./api-key";

const MAKER = [
  { permission: "payment:read", scope: "assigned" },
  { permission: "ledger:read", scope: "all" },
] as const;

test("a key does what its scopes name", () => {
  expect(keyPermissions(["ledger:read"], MAKER).list()).toEqual(["ledger:read"]);
});

test("a key never does more than its maker may, in no wider a scope", () => {
  const permissions = keyPermissions(["payments:read", "payments:write"], MAKER);
  expect(permissions.list()).toEqual(["payment:read"]);
  expect(permissions.scopeOf("payment:read")).toBe("assigned");
});

test("a scope that is no longer known gives nothing", () => {
  expect(keyPermissions(["everything"], MAKER).list()).toEqual([]);
});

test.each(["", "qk_live_short", `sk_live_${"a".repeat(43)}`, `qk_live_${"a".repeat(44)}`])(
  "%j is no key",
  (text) => {
    expect(isApiKey(text)).toBe(false);
  },
);
