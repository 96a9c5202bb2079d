import { rm } from "node:fs/promises";
import path from "node:path";

import { diffSchema } from "./database/diff-schema";
import { roleUrls } from "./database/role-urls";
import { runMigrations } from "./database/run-migrations";
import { removePostgres, startPostgres } from "./postgres/start-postgres";

const HELP = `Prints the SQL that the migrations lack to become prisma/schema.prisma: the start of the next migration.

  DATABASE_URL   compare with that database as it is; otherwise all migrations are applied to an empty one`;

async function schemaDiff(): Promise<void> {
  if (process.argv.includes("--help")) {
    process.stdout.write(`${HELP}\n`);
    return;
  }
  const sql = process.env.DATABASE_URL ? await diffSchema(process.env.DATABASE_URL) : await diffMigrations();
  process.stdout.write(sql ? `${sql}\n` : "-- the schema and the migrations agree\n");
  if (sql && process.argv.includes("--exit-code")) process.exitCode = 2;
}

async function diffMigrations(): Promise<string> {
  const folder = path.resolve(".cache", `schema-diff-${process.pid}`);
  try {
    const postgres = await startPostgres({ folder, settings: { fsync: "off" } });
    await runMigrations(roleUrls(postgres.ownerUrl));
    return await diffSchema(postgres.ownerUrl);
  } finally {
    await removePostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}

await schemaDiff();
