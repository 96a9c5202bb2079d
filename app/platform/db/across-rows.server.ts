import type { Database } from "./database.server";
import { statementName } from "./database.server";
import { noteSlow } from "./slow-statements.server";
import type { Sql } from "./tenant-db.server";

/** Rows read by the role that sees across tenants; only functions named acrossTenants… may call it. */
export async function acrossRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  const { text, values } = statement;
  const result = await noteSlow(text, database.across.query({ name: statementName(text), text, values }));
  return result.rows as Row[];
}

/** Rows of platform-wide tables (logins, sessions, the provider inbox), which no tenant owns. */
export async function platformRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  const { text, values } = statement;
  const result = await noteSlow(text, database.app.query({ name: statementName(text), text, values }));
  return result.rows as Row[];
}
