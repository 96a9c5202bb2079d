import { expect, it } from "vitest";

import { isAllowedFrom, readRoleAddress } from "./allowed-from";

const firm = (settings: Record<string, string[]>) => ({ country: "US", settings });

it.each([
  ["collector 203.0.113.0/24", { role: "collector", block: "203.0.113.0/24" }],
  ["collector: 203.0.113.9", { role: "collector", block: "203.0.113.9/32" }],
  ["collector 2001:DB8::/32", { role: "collector", block: "2001:db8::/32" }],
  ["203.0.113.0/24", null],
  ["collector everywhere", null],
  ["two roles 203.0.113.0/24", null],
])("%s is read as %o", (line, read) => {
  expect(readRoleAddress(line)).toEqual(read);
});

it("a role on the list comes from its addresses, every other from anywhere", () => {
  const tenant = firm({ role_addresses: ["finance 203.0.113.0/24", "finance 198.51.100.7/32"] });
  expect(isAllowedFrom(tenant, ["finance"], "198.51.100.7")).toBe(true);
  expect(isAllowedFrom(tenant, ["finance"], "198.51.100.8")).toBe(false);
  expect(isAllowedFrom(tenant, ["finance"], null)).toBe(false);
  expect(isAllowedFrom(tenant, ["collector"], "198.51.100.8")).toBe(true);
});

it("who holds two roles on the list must be inside for both, and inside the firm's own list", () => {
  const tenant = firm({
    sign_in_addresses: ["203.0.113.0/24"],
    role_addresses: ["finance 203.0.113.0/28", "admin 203.0.113.8/32"],
  });
  expect(isAllowedFrom(tenant, ["admin", "finance"], "203.0.113.8")).toBe(true);
  expect(isAllowedFrom(tenant, ["admin", "finance"], "203.0.113.9")).toBe(false);
  expect(isAllowedFrom(tenant, ["finance"], "203.0.113.9")).toBe(true);
  expect(isAllowedFrom(tenant, [], "198.51.100.7")).toBe(false);
});
