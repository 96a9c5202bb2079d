import { describe, expect, it } from "vitest";

import { audienceOf, kindOf, stateRefusal, tenantAllows } from "./tenant-allows";
import {
  type ActKind,
  type Audience,
  NEVER_BLOCKED,
  TENANT_STATES,
  type TenantState,
} from "./tenant-states.table";

/** Spec 07 §1.4, cell by cell: what is open, and what is not. */
const CELLS: [TenantState[], Audience, ActKind[], ActKind[]][] = [
  [
    ["trial", "active", "past_due"],
    "owner",
    ["read", "work", "grow", "settle", "export", "bill", "draft"],
    [],
  ],
  [
    ["trial", "active", "past_due"],
    "staff",
    ["read", "work", "grow", "settle", "export", "bill", "draft"],
    [],
  ],
  [["trial", "active", "past_due"], "customer", ["read", "pay", "enrol", "export"], []],
  [["trial", "active", "past_due"], "jobs", ["due", "draft", "grow", "settle", "work"], []],
  [["restricted"], "owner", ["read", "export", "settle", "bill"], ["work", "grow", "draft"]],
  [["restricted"], "staff", ["read", "export", "settle"], ["work", "grow", "draft"]],
  [["restricted"], "customer", ["read", "pay", "enrol", "export"], []],
  [["restricted"], "jobs", ["due", "draft", "settle"], ["grow", "work"]],
  [["suspended"], "owner", ["bill", "export"], ["read", "work", "grow", "settle", "draft"]],
  [["suspended"], "staff", [], ["read", "export", "bill", "work", "grow", "settle", "draft"]],
  [["suspended"], "customer", ["read", "pay", "export"], ["enrol"]],
  [["suspended"], "jobs", ["due", "settle", "pay"], ["draft", "grow", "work"]],
  [["closing"], "owner", ["export"], ["read", "bill", "work", "grow", "settle"]],
  [["closing"], "staff", ["export"], ["read", "bill", "work", "grow", "settle"]],
  [["closing"], "customer", ["read", "export"], ["pay", "enrol"]],
  [["closing"], "jobs", ["due", "settle"], ["draft", "grow", "work", "pay"]],
  [["closed"], "owner", [], ["read", "export", "bill", "work", "grow", "settle", "complaint", "protect"]],
  [["closed"], "staff", [], ["read", "export", "bill", "work", "grow", "settle", "complaint", "protect"]],
  [["closed"], "customer", [], ["read", "pay", "enrol", "export"]],
  [["closed"], "jobs", ["due", "settle", "in_flight"], ["draft", "grow", "work", "pay"]],
];

describe("the table of states", () => {
  const single = CELLS.flatMap(([states, audience, yes, no]) =>
    states.map((state) => [state, audience, yes, no] as const),
  );

  it("has a cell for every state and everybody", () => {
    expect(new Set(single.map(([state, audience]) => `${state}:${audience}`)).size).toBe(
      TENANT_STATES.length * 4,
    );
  });

  it.each(single)("%s, %s: opens what it says and nothing beside it", (state, audience, yes, no) => {
    for (const kind of yes) expect(tenantAllows(state, audience, kind), kind).toBe(true);
    for (const kind of no) expect(tenantAllows(state, audience, kind), kind).toBe(false);
  });

  it.each(TENANT_STATES.filter((state) => state !== "closed"))(
    "%s blocks no payment under way, no complaint, no opt-out, no look into the log",
    (state) => {
      for (const audience of ["owner", "staff", "customer", "jobs"] as const)
        for (const kind of NEVER_BLOCKED) expect(tenantAllows(state, audience, kind)).toBe(true);
    },
  );

  it("lets nothing through in a state that nobody knows", () => {
    expect(tenantAllows("limbo", "owner", "read")).toBe(false);
  });
});

describe("an act", () => {
  const staff = { kind: "staff" as const, roles: ["collector"] };
  const owner = { kind: "staff" as const, roles: ["admin"] };

  it("is judged by its name, then its permission, then its verb", () => {
    expect(kindOf("customer", "portal:pay", "mandate.revoke_own")).toBe("protect");
    expect(kindOf("customer", "portal:pay", "payment.start_checkout")).toBe("pay");
    expect(kindOf("staff", "audit:read")).toBe("protect");
    expect(kindOf("staff", "account:read")).toBe("read");
    expect(kindOf("staff", "account:export")).toBe("export");
    expect(kindOf("staff", "account:assign")).toBe("work");
    expect(kindOf("jobs", "tenant:age")).toBe("due");
  });

  it("is refused with the state's own code", () => {
    expect(stateRefusal("suspended", staff, "account:read")).toBe("FIRM_SUSPENDED");
    expect(stateRefusal("suspended", owner, "account:export")).toBeNull();
    expect(stateRefusal("restricted", staff, "import:run")).toBe("FIRM_RESTRICTED");
  });

  it("of an operator is bound by no state, and a key is nobody's owner", () => {
    expect(stateRefusal("closed", { kind: "operator", roles: [] }, "tenant:steer")).toBeNull();
    expect(audienceOf({ kind: "api_key", roles: ["admin"] })).toBe("staff");
  });
});
