import { describe, expect, test } from "vitest";

import { isNever, NEVER } from "./never.table";
import { conflictsOf } from "./duty-pairs.table";
import { grantsOf } from "./role-template";
import { ALL_TEMPLATES, grantsOfRole, templatesFor } from "./role-templates.table";

const EVERY_DESK = ["collections", "relief", "lending", "wealth"] as const;

describe("the shipped roles", () => {
  test.each(ALL_TEMPLATES.map((one) => [one.key, one] as const))(
    "%s holds nothing that it must never hold, in whatever desk",
    (key, template) => {
      const held = grantsOf(template, EVERY_DESK).map(({ permission }) => permission);
      expect(held.filter((permission) => isNever(key, permission))).toEqual([]);
      expect(held.length).toBeGreaterThan(0);
    },
  );

  test.each(ALL_TEMPLATES.map((one) => [one.key, one] as const))(
    "%s joins no two duties that one person may not hold",
    (_key, template) => {
      expect(conflictsOf(grantsOf(template, EVERY_DESK).map(({ permission }) => permission))).toEqual([]);
    },
  );

  test("each word of the never table stands for a role", () => {
    const keys = ALL_TEMPLATES.map(({ key }) => key);
    expect(Object.keys(NEVER).filter((key) => !keys.includes(key))).toEqual([]);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test("a firm has the roles of its desks and those of every desk", () => {
    const keys = templatesFor(["collections"]).map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining([
        ...["owner", "admin", "department_head", "team_lead", "coo", "manager", "verifier", "hr", "tech"],
        ...["auditor", "viewer", "finance", "accountant", "support", "compliance", "integrator"],
        ...["collections_manager", "collector", "field_agent", "negotiator", "legal", "creditor_manager"],
      ]),
    );
    for (const other of ["counsellor", "loan_officer", "kyc_checker", "customer_portal"])
      expect(keys).not.toContain(other);
  });

  test("an accountant may not approve loans (P5-3), whatever desks the firm has", () => {
    const held = grantsOfRole("accountant", EVERY_DESK).map(({ permission }) => permission);
    expect(held).not.toContain("loan_application:approve");
  });
});
