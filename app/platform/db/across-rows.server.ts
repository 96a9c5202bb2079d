import type { Database } from "./database.server";
import { statementName } from "./database.server";
import type { Sql } from "./tenant-db.server";

/** Rows read by the role that sees across tenants; only functions named acrossTenants… may call it. */
export async function acrossRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  const result = await database.across.query({
    name: statementName(statement.text),
    text: statement.text,
    values: statement.values,
  });
  return result.rows as Row[];
}

/** Rows of platform-wide tables (logins, sessions, the provider inbox), which no tenant owns. */
export async function platformRows<Row>(database: Database, statement: Sql): Promise<Row[]> {
  const result = await database.app.query({
    name: statementName(statement.text),
    text: statement.text,
    values: statement.values,
  });
  return result.rows as Row[];
}
