import { type Grant, parseGrant } from "~/office/domain/permission/grant";

/** Role templates of this release (spec 07 §5.5, 02 §0.2): permission@scope, cloned into each tenant. */
export interface RoleTemplate {
  key: string;
  name: string;
  grants: string[];
}

const READS = ["account:read", "customer:read", "payment:read", "note:read"];

/** Making and checking journals, closing months, taking in bank statements, letting money out; who asked for an act never approves it. */
const BOOKS = [
  "approval:read",
  "journal:create",
  "journal:approve",
  "journal:adjust",
  "period:close",
  "period:reopen",
  "match:confirm",
  "match:unmatch",
  "bank_statement:import",
  "freeze:lift",
  "seal:create",
  "payout:prepare",
  "payout:approve",
  "payout:release",
  "remittance:prepare",
  "remittance:approve",
  "remittance:release",
  "commission:read",
  "commission:prepare",
  "commission:approve",
];

export const ROLE_TEMPLATES: RoleTemplate[] = [
  {
    key: "admin",
    name: "Agency admin",
    grants: [
      ...READS.map((permission) => `${permission}@all`),
      "account:assign@all",
      "account:transition@all",
      "account:export@all",
      "note:create@all",
      "import:read@all",
      "import:create@all",
      "import:run@all",
      "creditor:read@all",
      "creditor:create@all",
      "payment:record@all",
      "payment:refund@all",
      "payment:reverse@all",
      "payment:dispute@all",
      "payment:draw@all",
      "mandate:manage@all",
      "mandate:release@all",
      "ach:exchange@all",
      "payment:export@all",
      "ledger:read@all",
      "ledger:export@all",
      ...BOOKS.map((permission) => `${permission}@all`),
      "dashboard:read@all",
      "staff:read@all",
      "staff:invite@all",
      "staff:deactivate@all",
      "staff:secure@all",
      "setting:read@all",
      "setting:update@all",
      "processor:configure@all",
      "integration:configure@all",
      "api_key:manage@all",
      "audit:read@all",
      "audit:export@all",
      "operator_access:decide@all",
      "notification:read@own",
      "session:read@own",
      "session:revoke@own",
    ],
  },
  {
    key: "collections_manager",
    name: "Manager",
    grants: [
      ...READS.map((permission) => `${permission}@all`),
      "account:assign@all",
      "account:transition@all",
      "account:export@all",
      "note:create@all",
      "import:read@all",
      "import:create@all",
      "import:run@all",
      "creditor:read@all",
      "creditor:create@all",
      "payment:record@all",
      "payment:refund@all",
      "payment:reverse@all",
      "payment:dispute@all",
      "payment:draw@all",
      "mandate:manage@all",
      "mandate:release@all",
      "ach:exchange@all",
      "payment:export@all",
      "ledger:read@all",
      "ledger:export@all",
      ...BOOKS.map((permission) => `${permission}@all`),
      "dashboard:read@all",
      "staff:read@all",
      "setting:read@all",
      "notification:read@own",
      "session:read@own",
      "session:revoke@own",
    ],
  },
  {
    key: "collector",
    name: "Collector",
    grants: [
      ...READS.map((permission) => `${permission}@assigned`),
      "account:transition@assigned",
      "note:create@assigned",
      "payment:record@assigned",
      "payment:draw@assigned",
      "commission:read@own",
      "dashboard:read@own",
      "notification:read@own",
      "session:read@own",
      "session:revoke@own",
    ],
  },
  {
    key: "viewer",
    name: "Viewer",
    grants: [
      ...READS.map((permission) => `${permission}@all`),
      "creditor:read@all",
      "import:read@all",
      "ledger:read@all",
      "dashboard:read@all",
      "notification:read@own",
      "session:read@own",
      "session:revoke@own",
    ],
  },
];

export const ROLE_KEYS = ROLE_TEMPLATES.map((template) => template.key);

/** The template's lines as grants. A line that cannot be read is a fault of this table. */
export function grantsOf(template: RoleTemplate): Grant[] {
  return template.grants.map((line) => {
    const grant = parseGrant(line);
    if (!grant.ok) throw new Error(`${template.key}: ${line}: ${grant.refusal.code}`);
    return grant.value;
  });
}

/** Grants of the built-in role of that key; none where there is no such role. */
export function grantsOfRole(key: string): Grant[] {
  const template = ROLE_TEMPLATES.find((one) => one.key === key);
  return template ? grantsOf(template) : [];
}
