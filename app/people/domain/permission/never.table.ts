/**
 * What a shipped role must never hold (spec 07 §5.5, last column): beginnings of permissions, `:action` for any
 * resource. A firm's own roles may, within the pairs of separation of duties.
 */
const MONEY = [
  "payout",
  "remittance",
  "journal",
  "payment:refund",
  "payment:reverse",
  "ach",
  "mandate:release",
];
const REVEAL = [":reveal"];
const WRITES = [
  ":create",
  ":update",
  ":assign",
  ":approve",
  ":transition",
  ":record",
  ":run",
  ":import",
  ":confirm",
  ":unmatch",
  ":prepare",
  ":release",
  ":refund",
  ":reverse",
  ":draw",
  ":configure",
  ":manage",
  ":invite",
  ":deactivate",
  ":secure",
  ":close",
  ":reopen",
  ":lift",
  ":adjust",
  ":exchange",
  ":dispute",
];

export const NEVER: Readonly<Record<string, readonly string[]>> = {
  // its own request: the approval itself refuses its maker
  owner: ["payout:prepare", "payout:release"],
  admin: ["payout:approve", "remittance:approve", "rule_pack:activate"],
  department_head: MONEY,
  team_lead: MONEY,
  coo: [...MONEY, ...REVEAL, "payment:record"],
  manager: [...MONEY, ...REVEAL, "payment:record"],
  verifier: [...MONEY, ...REVEAL, "payment"],
  hr: [...MONEY, ...REVEAL, "payment", "customer", "account"],
  tech: [...MONEY, ...REVEAL, "payment", "customer", "account"],
  auditor: WRITES,
  viewer: [...WRITES, ...REVEAL, ":export"],
  counsellor: ["program", "settlement", "payment", ...MONEY],
  advisor: ["case:approve", "credit_review:update"],
  credit_analyst: ["program:create", "program:update", "payment"],
  operations: ["settlement:create", "settlement:update", "charge:waive"],
  negotiator: [...MONEY, "payment:create", "payment:update", "payment:record"],
  legal: [...MONEY, "payment:record"],
  finance: ["program:create", "settlement:create"],
  accountant: ["loan_application:approve"],
  support: [...MONEY, ...REVEAL, "payment:record"],
  recovery: ["settlement:approve"],
  compliance: ["account:transition", "account:assign", "payment:record", "import:run", ...MONEY],
  collections_manager: ["payout", "ach", "processor"],
  collector: [":export", "settlement:approve"],
  field_agent: [":export", ":approve"],
  creditor_manager: ["contract:activate", "payment", ...MONEY],
  loan_officer: ["loan_application:approve"],
  lending_manager: ["journal"],
  integrator: ["session"],
  creditor_portal: ["note", "contact"],
  customer_portal: ["account", "staff"],
};

/** Whether the table's word covers the permission. */
export function isNever(role: string, permission: string): boolean {
  return (NEVER[role] ?? []).some((word) =>
    word.startsWith(":")
      ? permission.endsWith(word)
      : permission === word || permission.startsWith(`${word}:`) || permission.startsWith(`${word}.`),
  );
}
