import { PgBoss } from "pg-boss";

import { metrics } from "~/platform/metrics/metrics.server";
import { createQueues, QUEUE_SCHEMA } from "~/platform/queue/queue.server";

import { type JobName, JOBS } from "./catalog";
import { handlers } from "./handlers";
import type { JobHost } from "./job-host";
import { sealOnNotice } from "./office/seal-on-notice.server";

export interface RunningWorker {
  stop(): Promise<void>;
}

const AT_ONCE: Partial<Record<JobName, number>> = {
  "send-email": 4,
  "absorb-provider-event": 4,
  "open-checkout": 4,
  "check-payment": 2,
};

/** Works every queue, seals events as they come, and ticks. Any number of workers may run. */
export async function startWorker(host: JobHost): Promise<RunningWorker> {
  const boss = new PgBoss({
    connectionString: host.database.listenUrl,
    schema: QUEUE_SCHEMA,
    migrate: false,
    createSchema: false,
    useListenNotify: true,
    max: 8,
  });
  boss.on("error", (error: unknown) => host.log.error({ err: error }, "queue"));
  await boss.start();
  await createQueues(
    boss,
    Object.entries(JOBS).map(([name, options]) => ({ name, notify: true, ...options })),
  );
  for (const name of Object.keys(JOBS) as JobName[]) await workQueue(boss, host, name);
  await boss.schedule("tick-minute", "* * * * *");
  await boss.schedule("tick-hour", "7 * * * *");
  await boss.send("tick-hour", {});
  const stopSealing = await sealOnNotice(host);
  return {
    async stop() {
      await stopSealing();
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

async function workQueue(boss: PgBoss, host: JobHost, name: JobName): Promise<void> {
  const options = { batchSize: 1, localConcurrency: AT_ONCE[name] ?? 1, pollingIntervalSeconds: 2 };
  await boss.work(name, options, async (jobs) => {
    for (const job of jobs) {
      const started = Date.now();
      try {
        await handlers[name](host, { ...(job.data as object), jobId: job.id });
        host.log.info({ job: name, ms: Date.now() - started }, "job done");
        metrics.jobRuns.inc({ job: name, result: "done" });
        metrics.jobSeconds.observe({ job: name }, (Date.now() - started) / 1000);
        metrics.jobLastSuccess.set({ job: name }, Date.now() / 1000);
      } catch (error) {
        host.log.error({ job: name, ms: Date.now() - started, err: error }, "job failed");
        metrics.jobRuns.inc({ job: name, result: "failed" });
        throw error;
      }
    }
  });
}
