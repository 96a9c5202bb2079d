import { SENSITIVE_FIELDS } from "~/office/domain/permission/field-levels";
import { inScope, type RoleTemplate } from "../role-template";
import { BOOKS, COMMISSION, PLACING, READ_ALL, READS, REMITTANCE, SELF, TAKING } from "./grant-groups.table";

/** Identity numbers, birth dates and bank accounts are masked for everybody else (spec 07 §5.3). */
const CLEAR = Object.fromEntries(SENSITIVE_FIELDS.map((field) => [field, "read" as const]));

/** People, roles, settings, connections. */
const ADMINISTRATION = inScope("all", [
  "staff:read",
  "staff:invite",
  "staff:deactivate",
  "staff:secure",
  "staff:view_as",
  "role:read",
  "role:update",
  "role:assign",
  "field_rule:update",
  "delegation:read",
  "delegation:create",
  "setting:read",
  "setting:update",
  "sample:load",
  "department:update",
  "processor:configure",
  "integration:configure",
  "api_key:manage",
  "operator_access:decide",
  "audit:read",
  "audit:export",
]);

/** Holds, erasure and people kept apart; the second person is one more who holds it (spec 07 §5.6, §16). */
const PRIVACY = inScope("all", ["privacy:read", "legal_hold:place", "legal_hold:release", "customer:erase"]);

/** The collections desk's agency admin (spec 02 §0.2): everything below except pay-out approval. */
const AGENCY_ADMIN = inScope("all", [
  ...PLACING,
  ...TAKING,
  ...BOOKS,
  "remittance:prepare",
  "remittance:release",
  ...COMMISSION,
  "ach:exchange",
  "ledger:export",
]);

export const EVERY_DESK: RoleTemplate[] = [
  {
    key: "owner",
    name: "Owner",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", READ_ALL),
      ...ADMINISTRATION,
      ...inScope("all", [
        "approval:read",
        "payout:approve",
        "remittance:approve",
        "ledger:export",
        "billing:read",
        "billing:manage",
        "compliance:pin",
        "tenant:go_live",
      ]),
      ...PRIVACY,
    ],
    more: { collections: AGENCY_ADMIN },
  },
  {
    key: "admin",
    name: "Agency admin",
    desks: "all",
    grants: [...SELF, ...inScope("all", READ_ALL), ...ADMINISTRATION, "approval:read@all"],
    more: { collections: AGENCY_ADMIN },
  },
  {
    key: "department_head",
    name: "Head of department",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("team", [...READS, "dashboard:read", "staff:read", "note:create", "commission:read"]),
      ...inScope("all", ["approval:read", "creditor:read", "import:read", "setting:read"]),
      "delegation:create@own",
    ],
    more: {
      collections: inScope("team", [
        "account:assign",
        "account:transition",
        "payment:record",
        "settlement:approve",
      ]),
    },
  },
  {
    key: "team_lead",
    name: "Team lead",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("team", [...READS, "dashboard:read", "staff:read", "note:create"]),
      "approval:read@all",
      "delegation:create@own",
    ],
    more: {
      collections: inScope("team", [
        "account:assign",
        "account:transition",
        "payment:record",
        "payment:draw",
        "commission:read",
      ]),
    },
  },
  {
    key: "coo",
    name: "Chief operating officer",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [...READ_ALL, "staff:read", "setting:read"]),
      "delegation:create@own",
    ],
  },
  {
    key: "manager",
    name: "General manager",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [...READS, "dashboard:read", "creditor:read", "staff:read"]),
      "delegation:create@own",
    ],
  },
  {
    key: "verifier",
    name: "Document verifier",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("assigned", ["account:read", "customer:read", "note:read"]),
      "dashboard:read@own",
    ],
  },
  {
    key: "hr",
    name: "People",
    desks: "all",
    grants: [...SELF, ...inScope("all", ["staff:read", "department:update"]), "dashboard:read@own"],
  },
  {
    key: "tech",
    name: "Technical operations",
    desks: "all",
    grants: [...SELF, ...inScope("all", ["setting:read", "import:read"]), "dashboard:read@own"],
  },
  {
    key: "auditor",
    name: "Auditor",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [
        ...READ_ALL,
        "staff:read",
        "role:read",
        "delegation:read",
        "setting:read",
        "approval:read",
        "commission:read",
        "audit:read",
        "audit:export",
        "privacy:read",
      ]),
      "account:export@all{max_rows: 1000}",
      "payment:export@all{max_rows: 1000}",
    ],
  },
  {
    key: "viewer",
    name: "Viewer",
    desks: "all",
    grants: [...SELF, ...inScope("all", READ_ALL)],
  },
  {
    key: "finance",
    fields: CLEAR,
    name: "Finance",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [
        ...READ_ALL,
        ...BOOKS,
        ...REMITTANCE,
        ...COMMISSION,
        "payment:record",
        "payment:refund",
        "payment:reverse",
        "payment:dispute",
        "payment:export",
        "mandate:release",
        "ledger:export",
        "payout:prepare",
        "payout:approve",
        "setting:read",
      ]),
      "external_account.number:reveal@all",
      "delegation:create@own",
    ],
  },
  {
    key: "accountant",
    // what goes to the bank carries the whole number
    fields: { "bank_account.number": "read" },
    name: "Accountant",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [
        "account:read",
        "customer:read",
        "payment:read",
        "ledger:read",
        "ledger:export",
        "dashboard:read",
        "approval:read",
        "bank_statement:import",
        "match:confirm",
        "match:unmatch",
        "journal:create",
        "payment:record",
        "payment:export",
        "ach:exchange",
        "payout:release",
      ]),
    ],
  },
  {
    key: "support",
    name: "Support",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", ["account:read", "customer:read", "note:read", "note:create"]),
      "dashboard:read@own",
    ],
  },
  {
    key: "compliance",
    fields: CLEAR,
    name: "Compliance",
    desks: "all",
    grants: [
      ...SELF,
      ...inScope("all", [
        ...READ_ALL,
        "approval:read",
        "audit:read",
        "audit:export",
        "staff:read",
        "staff:view_as",
        "role:read",
        "role:assign",
        "field_rule:update",
        "compliance:pin",
        "delegation:read",
        "setting:read",
        "note:create",
        "freeze:lift",
      ]),
      ...PRIVACY,
      "external_account.number:reveal@all",
      "delegation:create@own",
    ],
  },
  {
    key: "integrator",
    name: "Integration",
    desks: "all",
    kind: "program",
    grants: inScope("all", [
      ...READS,
      "payment:record",
      "ledger:read",
      "bank_statement:import",
      "match:confirm",
    ]),
  },
];
