import { describe, expect, it } from "vitest";

import { toRights } from "./session-rights";
import { viewedRights } from "./view-as";

const rights = (
  role: string,
  permissions: [string, "own" | "assigned" | "all"][],
  level?: "read" | "hidden",
) => ({
  grants: permissions.map(([permission, scope]) => ({ permission, scope })),
  roles: [role],
  roleKeys: [role],
  fieldRules: level ? [{ role, field: "customer.tax_id", level, pinnedMax: null }] : [],
});

describe("what one person sees of another's pages", () => {
  const admin = rights("admin", [
    ["account:read", "all"],
    ["session:read", "own"],
    ["note:read", "assigned"],
  ]);

  it("is what the other may, as far as they may it themselves, and no page about sign-in", () => {
    const collector = rights("collector", [
      ["account:read", "assigned"],
      ["session:read", "own"],
      ["payout:approve", "all"],
      ["note:read", "all"],
    ]);
    const { permissions } = toRights(viewedRights(collector, admin));
    expect(permissions.list()).toEqual(["account:read"]);
    expect(permissions.scopeOf("account:read")).toBe("assigned");
  });

  it("of a field the lesser of what both see", () => {
    const finance = rights("finance", [], "read");
    expect(toRights(viewedRights(finance, admin)).fields.of("customer.tax_id")).toBe("masked");
    const blind = rights("support", [], "hidden");
    expect(toRights(viewedRights(blind, admin)).fields.of("customer.tax_id")).toBe("hidden");
    expect(toRights(viewedRights(blind, admin)).fields.of("customer.email")).toBe("write");
  });
});
