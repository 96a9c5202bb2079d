import { inScope, type RoleTemplate } from "../role-template";
import { SELF } from "./grant-groups.table";

/** Roles of desks that a firm switches on (spec 03 §1, 04 §8). */
export const LENDING_AND_WEALTH: RoleTemplate[] = [
  {
    key: "loan_officer",
    name: "Loan officer",
    desks: ["lending"],
    grants: [
      ...SELF,
      "dashboard:read@own",
      ...inScope("assigned", [
        "loan_application:read",
        "loan_application:create",
        "loan_application:update",
        "member:read",
        "member:create",
        "note:read",
        "note:create",
      ]),
    ],
  },
  {
    key: "lending_manager",
    name: "Lending manager",
    desks: ["lending"],
    grants: [
      ...SELF,
      ...inScope("team", [
        "dashboard:read",
        "loan_application:read",
        "loan_application:approve",
        "loan:read",
        "charge:waive",
        "member:read",
        "member:update",
        "report:read",
        "staff:read",
      ]),
      "delegation:create@own",
    ],
  },
  {
    key: "client_manager",
    name: "Client manager",
    desks: ["wealth"],
    grants: [
      ...SELF,
      "dashboard:read@own",
      ...inScope("assigned", [
        "investor:read",
        "investor:update",
        "recommendation:create",
        "trade:read",
        "note:create",
      ]),
    ],
  },
  {
    key: "wealth_head",
    name: "Head of wealth",
    desks: ["wealth"],
    grants: [
      ...SELF,
      ...inScope("all", [
        "dashboard:read",
        "investor:read",
        "investor:assign",
        "recommendation:approve",
        "trade:read",
      ]),
      "delegation:create@own",
    ],
  },
  {
    key: "kyc_analyst",
    name: "Identity analyst",
    desks: ["wealth"],
    grants: [
      ...SELF,
      "dashboard:read@own",
      ...inScope("assigned", ["kyc:read", "kyc:create", "kyc:update", "document:read"]),
    ],
  },
  {
    key: "kyc_checker",
    name: "Identity checker",
    desks: ["wealth"],
    grants: [...SELF, "dashboard:read@own", ...inScope("all", ["kyc:read", "kyc:approve", "document:read"])],
  },
];
