import { reliefGrants } from "../relief/relief-grants";
import type { RoleTemplate } from "../role-template";
import { SELF } from "./grant-groups.table";

/** Roles that only the relief desk has; what it adds to the others' stands in role-templates.table.ts. */
export const RELIEF: RoleTemplate[] = [
  {
    key: "counsellor",
    name: "Counsellor",
    desks: ["relief"],
    grants: [...SELF, ...reliefGrants("counsellor")],
  },
  { key: "advisor", name: "Advisor", desks: ["relief"], grants: [...SELF, ...reliefGrants("advisor")] },
  {
    key: "credit_analyst",
    name: "Credit analyst",
    desks: ["relief", "lending"],
    grants: [...SELF, "bureau_report:create@assigned{max_per_day: 5}"],
    more: { relief: reliefGrants("credit_analyst") },
  },
  {
    key: "operations",
    name: "Operations",
    desks: ["relief"],
    grants: [...SELF, ...reliefGrants("operations")],
  },
  {
    key: "recovery",
    name: "Recovery",
    desks: ["relief", "lending"],
    grants: [...SELF, "dashboard:read@own"],
    more: { relief: reliefGrants("recovery") },
  },
];
