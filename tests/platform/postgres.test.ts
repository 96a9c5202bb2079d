import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

import pg from "pg";
import { afterAll, expect, test } from "vitest";

import { removePostgres, startPostgres } from "../../scripts/postgres/start-postgres";

const folder = path.resolve(".cache/test-postgres", `${process.pid}`);
afterAll(() => removePostgres(folder));

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

async function pidFileOf(url: string): Promise<string> {
  const [row] = (await query(url, "SHOW data_directory")) as [{ data_directory: string }];
  return path.join(row.data_directory, "postmaster.pid");
}

test("what was written survives kill -9 of the server, whose stale pid file is no obstacle", async () => {
  const first = await startPostgres({ folder });
  expect(first.started).toBe(true);
  await query(first.ownerUrl, "CREATE TABLE kept (x int); INSERT INTO kept VALUES (1)");
  const file = await pidFileOf(first.ownerUrl);
  const pid = Number((await readFile(file, "utf8")).split("\n")[0]);

  process.kill(pid, "SIGKILL");
  const second = await startPostgres({ folder });
  expect(second.port).toBe(first.port);
  expect(await query(second.ownerUrl, "SELECT x FROM kept")).toEqual([{ x: 1 }]);

  await second.stop();
  // the pid of a killed server may meanwhile belong to another program
  await writeFile(file, `${process.pid}\n`);
  const third = await startPostgres({ folder });
  expect(await query(third.ownerUrl, "SELECT x FROM kept")).toEqual([{ x: 1 }]);
  await third.stop();
});

test("a running cluster is taken over, and listens on this machine only", async () => {
  const first = await startPostgres({ folder });
  const second = await startPostgres({ folder });
  expect(second.started).toBe(false);
  expect(second.ownerUrl).toBe(first.ownerUrl);
  const settings = await query(first.ownerUrl, "SELECT current_setting('listen_addresses') AS listens");
  expect(settings).toEqual([{ listens: "127.0.0.1" }]);
  await first.stop();
});
