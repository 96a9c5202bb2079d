import { constants } from "node:fs";
import { access, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import pg from "pg";

import type { Check } from "./health.server";

export interface CheckedParts {
  databaseUrl: string;
  /** file:// folder or s3:// bucket */
  storage: string;
  /** folder whose sub-folders are the migrations this build knows */
  migrations: string;
}

/** Database, migrations, queue and storage, over one connection of its own. */
export function readinessChecks(parts: CheckedParts): Check[] {
  const pool = new pg.Pool({
    connectionString: parts.databaseUrl,
    max: 1,
    connectionTimeoutMillis: 900,
    statement_timeout: 900,
    application_name: "quittance-health",
  });
  // an idle connection that dies shows in the next check
  pool.on("error", () => undefined);
  const checks: Check[] = [
    { name: "database", run: async () => void (await pool.query("SELECT 1")) },
    { name: "migrations", run: () => checkMigrations(pool, parts.migrations) },
    { name: "queue", run: async () => void (await pool.query("SELECT version FROM job.version")) },
  ];
  if (parts.storage.startsWith("file:")) {
    const folder = fileURLToPath(parts.storage);
    checks.push({ name: "storage", run: () => access(folder, constants.W_OK) });
  }
  return checks;
}

async function checkMigrations(pool: pg.Pool, folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  const known = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const { rows } = await pool.query<{ name: string }>(
    "SELECT migration_name AS name FROM public._prisma_migrations WHERE finished_at IS NOT NULL",
  );
  const applied = new Set(rows.map((row) => row.name));
  const missing = known.filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`not migrated: ${missing.join(", ")}`);
}
