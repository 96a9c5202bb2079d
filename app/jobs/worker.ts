import path from "node:path";

import { env } from "~/platform/env/env.server";
import { runProcess } from "~/platform/http/run-process.server";
import { readinessChecks } from "~/platform/http/readiness-checks.server";
import { serveOperations } from "~/platform/http/serve-operations.server";
import { log } from "~/platform/log/log.server";
import { createDatabase } from "~/platform/db/database.server";
import { openQueue } from "~/platform/queue/queue.server";
import { currentPorts } from "~/ports/current-ports.server";

import { receivers } from "./receivers";
import { startWorker } from "./start-worker.server";

/** The worker process: `node build/worker.js`. Health and metrics on WORKER_PORT. */
async function worker(): Promise<() => Promise<void>> {
  process.env.NODE_ENV ??= "production";
  const settings = env();
  const database = createDatabase({
    appUrl: settings.APP_DATABASE_URL,
    acrossUrl: settings.ACROSS_DATABASE_URL,
    max: 12,
  });
  const queue = await openQueue(database.app);
  const running = await startWorker({
    database,
    queue,
    receivers,
    now: () => new Date(),
    ports: currentPorts(),
    baseUrl: settings.BASE_URL,
    mailFrom: settings.MAIL_FROM,
    log: log(),
  });
  const state = { stopping: false };
  const operations = await serveOperations({
    host: settings.HOST,
    port: settings.WORKER_PORT,
    log: log(),
    checks: readinessChecks({
      databaseUrl: settings.APP_DATABASE_URL,
      storage: settings.STORAGE,
      migrations: path.resolve("prisma/migrations"),
    }),
    metricsToken: settings.METRICS_TOKEN,
    isStopping: () => state.stopping,
  });
  return async () => {
    state.stopping = true;
    await running.stop();
    await operations.stop();
    await queue.close();
    await database.close();
  };
}

await runProcess("worker", worker);
