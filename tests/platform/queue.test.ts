import pg from "pg";
import { PgBoss } from "pg-boss";
import { afterAll, beforeAll, expect, test } from "vitest";

import { JOBS } from "~/jobs/catalog";
import { executor, QUEUE_SCHEMA } from "~/platform/queue/queue.server";

import { cloneDatabase, type TestDatabase } from "../support/database";

let database: TestDatabase;
let app: pg.Pool;
beforeAll(async () => {
  database = await cloneDatabase();
  app = new pg.Pool({ connectionString: database.appUrl, max: 4 });
});
afterAll(async () => {
  await app.end();
  await database.drop();
});

test("the application's role sends and works jobs without the right to create anything", async () => {
  const failures: unknown[] = [];
  const boss = new PgBoss({
    connectionString: database.appUrl,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
  });
  boss.on("error", (error) => failures.push(error));
  await boss.start();
  const worked = new Promise<object>((resolve) => {
    void boss.work("send-email", { pollingIntervalSeconds: 0.5 }, async ([job]) =>
      resolve(job!.data as object),
    );
  });
  await boss.send("send-email", { tenantId: "t" });
  expect(await worked).toEqual({ tenantId: "t" });
  await boss.supervise();
  await boss.stop({ graceful: false });
  expect(failures).toEqual([]);
});

test("every job of the catalogue has its queue, woken by notification", async () => {
  const boss = new PgBoss({
    schema: QUEUE_SCHEMA,
    db: executor(app),
    migrate: false,
    supervise: false,
    schedule: false,
  });
  await boss.start();
  const queues = await boss.getQueues();
  await boss.stop({ graceful: false });
  const ours = queues.filter((queue) => queue.name in JOBS);
  expect(ours.map((queue) => queue.name).sort()).toEqual(Object.keys(JOBS).sort());
  expect(ours.every((queue) => queue.notify)).toBe(true);
});
