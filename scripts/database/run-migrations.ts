import { createHash, randomUUID } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";

import { installQueue } from "./install-queue";
import { LOGIN_ROLES } from "./role-urls";
import { scramVerifier } from "./scram-verifier";

export interface MigrationOptions {
  /** connection string of the owner of every table; never given to web or worker */
  ownerUrl: string;
  /** password that quittance_app logs in with */
  appPassword: string;
  /** password that quittance_across logs in with */
  acrossPassword: string;
  /** folder of `<timestamp>_<name>/migration.sql` */
  directory?: string;
  log?: (line: string) => void;
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

// Any constant of our own: two deployments starting together wait for each other on it.
const LOCK = 7_234_911_025;

// The columns of Prisma's own history table, so that Prisma's tools read the state of a database.
const HISTORY = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id varchar(36) PRIMARY KEY,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`;

/**
 * Brings a database to the newest state: migrations, role passwords, the queue's schema. Each file is
 * one transaction. A file that changed after it was applied is refused.
 *
 * @returns names of the migrations applied now
 */
export async function runMigrations(options: MigrationOptions): Promise<string[]> {
  const log = options.log ?? (() => undefined);
  const migrations = await readMigrations(options.directory ?? path.resolve("prisma/migrations"));
  const owner = new pg.Client({ connectionString: options.ownerUrl, application_name: "quittance-migrate" });
  await owner.connect();
  try {
    await owner.query("SELECT pg_advisory_lock($1)", [LOCK]);
    await owner.query(HISTORY);
    const pending = await pendingMigrations(owner, migrations);
    for (const migration of pending) {
      log(`applying ${migration.name}`);
      await applyMigration(owner, migration);
    }
    await setPassword(owner, LOGIN_ROLES.app, options.appPassword);
    await setPassword(owner, LOGIN_ROLES.across, options.acrossPassword);
    await installQueue(owner);
    // readiness compares what is applied with what the build knows
    await owner.query(`GRANT SELECT ON public._prisma_migrations TO ${LOGIN_ROLES.app}`);
    return pending.map((migration) => migration.name);
  } finally {
    await owner.end();
  }
}

/** The migrations on disk, oldest first. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(path.join(directory, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

async function pendingMigrations(owner: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await owner.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM public._prisma_migrations
      WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  const known = new Set(migrations.map((migration) => migration.name));
  for (const name of applied.keys()) {
    if (!known.has(name))
      throw new Error(`the database has migration ${name}, which this version does not know`);
  }
  return migrations.filter(({ name, checksum }) => {
    const before = applied.get(name);
    if (before && before !== checksum) throw new Error(`migration ${name} was changed after it was applied`);
    return !before;
  });
}

async function applyMigration(owner: pg.Client, migration: Migration): Promise<void> {
  await owner.query("BEGIN");
  try {
    await owner.query(migration.sql);
    await owner.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw new Error(`migration ${migration.name} failed: ${describe(error, migration.sql)}`, {
      cause: error,
    });
  }
}

/** Names the line of the file, which Postgres counts in characters. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof pg.DatabaseError)) return String(error);
  const line = error.position ? sql.slice(0, Number(error.position)).split("\n").length : null;
  return [error.message, error.detail, line === null ? null : `line ${line}`].filter(Boolean).join(", ");
}

const TRIES = 5;

/** Roles belong to the whole server, so another database's migration may be changing the same row. */
async function setPassword(owner: pg.Client, role: string, password: string): Promise<void> {
  const statement = `ALTER ROLE ${role} LOGIN PASSWORD '${scramVerifier(password)}'`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await owner.query(statement);
      return;
    } catch (error) {
      const clash = error instanceof pg.DatabaseError && error.message.includes("concurrently updated");
      if (!clash || attempt === TRIES) throw error;
    }
  }
}
