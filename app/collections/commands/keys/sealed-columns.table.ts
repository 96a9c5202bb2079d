import type { SealedColumn } from "~/office/data/keys/reseal-column.server";

/** Every column that holds sealed values of a tenant (06 SEC-PII-001); a test holds it against the database. */
export const SEALED_COLUMNS: readonly SealedColumn[] = [
  { table: "identifier", column: "value" },
  { table: "bank_account", column: "number" },
  { table: "external_account", column: "token" },
  { table: "mandate", column: "account_token" },
  { table: "ach_file", column: "content" },
  { table: "ach_answer", column: "corrected" },
  { table: "sftp_connection", column: "secret" },
  { table: "mail_domain", column: "private_key" },
  { table: "person_key", column: "key" },
];
