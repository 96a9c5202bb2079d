import { describe, expect, it } from "vitest";

import type { Scope } from "~/office/domain/permission/grant";

import { explainFields, explainRights, type RightSource } from "./explain-rights";

const role = { id: "r", key: "collector", name: "Collector", system: true };
const line = (permission: string, scope: Scope, more: Partial<RightSource> = {}): RightSource => ({
  permission,
  scope,
  role,
  lentBy: null,
  lender: null,
  ...more,
});

describe("what a person may do, and why", () => {
  const known = ["account:read", "note:create", "payment:refund"];
  const sources = [
    line("account:read", "assigned"),
    line("account:read", "all", { lentBy: "h", lender: "Hanna" }),
    line("note:create", "assigned", { limits: { max_per_day: 3 } }),
  ];
  const found = (reach: Scope | null) =>
    Object.fromEntries(explainRights(known, sources, reach).map((row) => [row.permission, row]));

  it("names the lines behind every yes, lent ones too, with scope and limits", () => {
    const rights = found(null);
    expect(rights["account:read"]).toMatchObject({ allowed: true, scope: "all", blocked: null });
    expect(rights["account:read"]?.sources).toHaveLength(2);
    expect(rights["note:create"]).toMatchObject({ allowed: true, limits: { max_per_day: 3 } });
    expect(rights["payment:refund"]).toMatchObject({ allowed: false, scope: null, blocked: "lacking" });
  });

  it("on a record of somebody else says which rights do not reach it", () => {
    const rights = found("all");
    expect(rights["account:read"]).toMatchObject({ allowed: true });
    expect(rights["note:create"]).toMatchObject({
      allowed: false,
      scope: "assigned",
      blocked: "out_of_scope",
    });
    expect(found("assigned")["note:create"]).toMatchObject({ allowed: true });
  });
});

it("a field is seen as the most permissive role says, and never above the pin", () => {
  const other = { ...role, key: "finance", name: "Finance" };
  const rules = [
    { role: "finance", field: "customer.tax_id", level: "read" as const, pinnedMax: null },
    { role: "finance", field: "customer.email", level: "hidden" as const, pinnedMax: null },
    { role: null, field: "customer.birth_date", level: null, pinnedMax: "hidden" as const },
  ];
  const fields = Object.fromEntries(explainFields([role, other], rules).map((row) => [row.field, row]));
  expect(fields["customer.tax_id"]).toMatchObject({
    level: "read",
    pin: null,
    roles: [
      { key: "collector", level: "masked" },
      { key: "finance", level: "read" },
    ],
  });
  expect(fields["customer.email"]?.level).toBe("write");
  expect(fields["customer.birth_date"]).toMatchObject({ level: "hidden", pin: "hidden" });
});
