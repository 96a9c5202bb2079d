import pg from "pg";

import { roleUrls, type RoleUrls } from "../database/role-urls";
import { runMigrations } from "../database/run-migrations";
import { removePostgres, startPostgres } from "../postgres/start-postgres";
import type { DemoFolder, DemoSecrets } from "./demo-folder";

export interface DemoDatabase {
  urls: RoleUrls;
  stop(): Promise<void>;
}

/** The Postgres that DATABASE_URL names, else one of our own in the demo's folder; migrated. */
export async function openDatabase(
  folder: DemoFolder,
  secrets: DemoSecrets,
  options: { fresh: boolean; log: (line: string) => void },
): Promise<DemoDatabase> {
  const given = process.env.DATABASE_URL;
  const { ownerUrl, stop } = given
    ? { ownerUrl: given, stop: () => Promise.resolve() }
    : await startPostgres({ folder: folder.postgres });
  if (given && options.fresh) await emptyDatabase(given);
  // a server that trusts its clients has no password to derive the roles' passwords from
  const urls = roleUrls(ownerUrl, new URL(ownerUrl).password || secrets.sessionSecret);
  try {
    await runMigrations({ ...urls, log: options.log });
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\nTo begin anew: npm run demo -- --fresh`, { cause: error });
  }
  return { urls, stop };
}

/** Removes the demo's own Postgres with everything in it. */
export function removeDatabase(folder: DemoFolder): Promise<void> {
  return removePostgres(folder.postgres);
}

/** Empties a database that is ours; a stranger's tables are never dropped. */
async function emptyDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ ours: boolean; tables: string }>(
      `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AND to_regclass('public.tenant') IS NOT NULL AS ours,
              (SELECT count(*) FROM pg_tables WHERE schemaname = 'public')::text AS tables`,
    );
    const [found] = rows;
    if (!found || found.tables === "0") return;
    if (!found.ours) throw new Error("DATABASE_URL holds other tables; --fresh will not empty it");
    await client.query("DROP SCHEMA IF EXISTS job CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  } finally {
    await client.end();
  }
}
