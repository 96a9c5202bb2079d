import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { roleUrls } from "../../scripts/database/role-urls";
import { runMigrations } from "../../scripts/database/run-migrations";
import { cloneDatabase, type TestDatabase } from "../support/database";
import { runSql } from "../support/run-sql";

let database: TestDatabase;
beforeAll(async () => {
  database = await cloneDatabase();
});
afterAll(() => database.drop());

async function one<T>(url: string, sql: string): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ value: T }>(sql);
    return rows[0]!.value;
  } finally {
    await client.end();
  }
}

test("a second run has nothing to do", async () => {
  expect(await runMigrations(roleUrls(database.ownerUrl))).toEqual([]);
});

test("a migration that changed after it was applied is refused", async () => {
  const other = await cloneDatabase();
  await runSql(
    other.ownerUrl,
    "UPDATE _prisma_migrations SET checksum = 'x' WHERE migration_name LIKE '%_ledger'",
  );
  await expect(runMigrations(roleUrls(other.ownerUrl))).rejects.toThrow(/was changed after it was applied/);
  await other.drop();
});

test("a migration that this version does not know is refused", async () => {
  const other = await cloneDatabase();
  await runSql(
    other.ownerUrl,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('1', 'x', '29990101_future', now())`,
  );
  await expect(runMigrations(roleUrls(other.ownerUrl))).rejects.toThrow(/29990101_future/);
  await other.drop();
});

test("two runs at once leave one whole database", async () => {
  const runs = [1, 2, 3].map(() => runMigrations(roleUrls(database.ownerUrl)));
  expect(await Promise.all(runs)).toEqual([[], [], []]);
});

test.each(["appUrl", "acrossUrl"] as const)("%s logs in as a role without special rights", async (which) => {
  const special = await one<boolean>(
    database[which],
    `SELECT rolsuper OR rolbypassrls OR rolcreatedb OR rolcreaterole AS value FROM pg_roles WHERE rolname = current_user`,
  );
  expect(special).toBe(false);
});

test("the application's role owns no table and may create none", async () => {
  const owned = await one<string>(
    database.appUrl,
    `SELECT count(*)::text AS value FROM pg_tables WHERE tableowner = current_user`,
  );
  expect(owned).toBe("0");
  await expect(runSql(database.appUrl, "CREATE TABLE mine (x int)")).rejects.toThrow(/permission denied/);
});
