import { mkdir, readdir } from "node:fs/promises";
import path from "node:path";

import type { TestProject } from "vitest/node";

import { roleUrls, withDatabase } from "../../scripts/database/role-urls";
import { runMigrations } from "../../scripts/database/run-migrations";
import { removePostgres, startPostgres } from "../../scripts/postgres/start-postgres";
import { runSql } from "./run-sql";

declare module "vitest" {
  export interface ProvidedContext {
    /** owner's connection string of the migrated template database */
    templateUrl: string;
  }
}

const CLUSTERS = path.resolve(".cache/test-postgres");
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum: "off" };

/**
 * Once per run: a throwaway Postgres (or a new template on the server that TEST_DATABASE_URL names)
 * with a database migrated to the newest state, from which every test file clones its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const template = `quittance_template_${process.pid}`;
  const { serverUrl, end } = given ? await useServer(given, template) : await startThrowaway(template);
  const templateUrl = withDatabase(serverUrl, template);
  try {
    await runMigrations(roleUrls(templateUrl));
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("templateUrl", templateUrl);
  return end;
}

async function useServer(serverUrl: string, template: string) {
  await runSql(serverUrl, `CREATE DATABASE ${template}`);
  return { serverUrl, end: () => runSql(serverUrl, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`) };
}

async function startThrowaway(template: string) {
  await removeAbandoned();
  const folder = path.join(CLUSTERS, String(process.pid));
  const server = await startPostgres({ folder, settings: SETTINGS, database: template });
  return { serverUrl: server.ownerUrl, end: () => removePostgres(folder) };
}

/** Clusters are named after the process that made them; a killed run could not remove its own. */
async function removeAbandoned(): Promise<void> {
  await mkdir(CLUSTERS, { recursive: true });
  for (const name of await readdir(CLUSTERS)) {
    if (!isAlive(Number(name))) await removePostgres(path.join(CLUSTERS, name));
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
