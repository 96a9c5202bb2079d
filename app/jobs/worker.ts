import { env } from "~/platform/env/env.server";
import { runProcess } from "~/platform/http/run-process.server";
import { serve } from "~/platform/http/serve.server";
import { log } from "~/platform/log/log.server";
import { createDatabase } from "~/platform/db/database.server";
import { openQueue } from "~/platform/queue/queue.server";
import { currentPorts } from "~/ports/current-ports.server";

import { receivers } from "./receivers";
import { startWorker } from "./start-worker.server";

/** The worker process: `node build/worker.js`. Answers /health/ on WORKER_PORT. */
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
  const health = await serve(
    (_request, response) => {
      response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
    },
    { host: settings.HOST, port: settings.WORKER_PORT, log: log() },
  );
  return async () => {
    await running.stop();
    await health.stop();
    await queue.close();
    await database.close();
  };
}

await runProcess("worker", worker);
