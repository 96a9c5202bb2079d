/** What belongs together in the role tables. */

/** Everybody who signs in. */
export const SELF = ["notification:read@own", "session:read@own", "session:revoke@own"];

export const READS = ["account:read", "customer:read", "payment:read", "note:read"];

/** Reading the firm's business whole. */
export const READ_ALL = [...READS, "creditor:read", "import:read", "ledger:read", "dashboard:read"];

/** Journals, months, bank statements and matches; who asked for an act never approves it. */
export const BOOKS = [
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
];

/** What the agency keeps and what it sends its clients. */
export const REMITTANCE = ["remittance:prepare", "remittance:approve", "remittance:release"];
export const COMMISSION = ["commission:read", "commission:prepare", "commission:approve"];

/** Loading and giving out accounts. */
export const PLACING = [
  "account:assign",
  "account:transition",
  "account:export",
  "note:create",
  "import:read",
  "import:create",
  "import:run",
  "creditor:read",
  "creditor:create",
];

export const TAKING = [
  "payment:record",
  "payment:refund",
  "payment:reverse",
  "payment:dispute",
  "payment:draw",
  "payment:export",
  "mandate:manage",
  "mandate:release",
];
