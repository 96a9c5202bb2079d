import { randomUUID } from "node:crypto";

import { inject } from "vitest";

import { roleUrls, withDatabase } from "../../scripts/database/role-urls";
import { runSql } from "./run-sql";

export interface TestDatabase {
  /** superuser: prepares what the application may not, and looks behind the walls */
  ownerUrl: string;
  /** role quittance_app */
  appUrl: string;
  /** role quittance_across */
  acrossUrl: string;
  drop(): Promise<void>;
}

/**
 * An empty, migrated database of its own. Every file that asks gets another, so files run side by side;
 * call `drop` in `afterAll`.
 */
export async function cloneDatabase(): Promise<TestDatabase> {
  const templateUrl = inject("templateUrl");
  const adminUrl = withDatabase(templateUrl, "postgres");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `quittance_test_${randomUUID().replaceAll("-", "")}`;
  await runSql(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const { ownerUrl, appUrl, acrossUrl } = roleUrls(withDatabase(templateUrl, name));
  return {
    ownerUrl,
    appUrl,
    acrossUrl,
    drop: () => runSql(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}
