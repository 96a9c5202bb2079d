import type pg from "pg";
import { PgBoss, type Queue } from "pg-boss";

export const QUEUE_SCHEMA = "job";

/** The sending side of the queue: it stores jobs in the caller's transaction and never works them. */
export interface JobQueue {
  insert(connection: pg.PoolClient, name: string, jobs: QueuedJob[]): Promise<void>;
  /** A job that was given up waits again, with one more try. */
  retry(name: string, id: string): Promise<void>;
  /** Takes a job out for good. */
  drop(name: string, id: string): Promise<void>;
  close(): Promise<void>;
}

export interface QueuedJob {
  data: object;
  singletonKey?: string;
  startAfter?: Date;
}

export async function openQueue(pool: pg.Pool): Promise<JobQueue> {
  const boss = new PgBoss({
    schema: QUEUE_SCHEMA,
    db: executor(pool),
    supervise: false,
    schedule: false,
    migrate: false,
    createSchema: false,
  });
  // a failing maintenance query of the library is its own retry; it must not end the process
  boss.on("error", () => undefined);
  await boss.start();
  return {
    async insert(connection, name, jobs) {
      await boss.insert(
        name,
        jobs.map((job) => ({ data: job.data, singletonKey: job.singletonKey, startAfter: job.startAfter })),
        { db: executor(connection) },
      );
    },
    retry: async (name, id) => void (await boss.retry(name, id)),
    drop: async (name, id) => void (await boss.deleteJob(name, id)),
    close: () => boss.stop({ graceful: false }),
  };
}

/** Runs the library's SQL on a pool or on the connection of an open transaction. */
export function executor(target: pg.Pool | pg.PoolClient) {
  return {
    async executeSql(text: string, values?: unknown[]) {
      // a PoolClient and a Pool answer `query` alike; the union has no common overload
      const result = await (target as pg.Pool).query(text, values);
      return { rows: result.rows as unknown[] };
    },
  };
}

export async function createQueues(
  boss: PgBoss,
  queues: (Omit<Queue, "name"> & { name: string })[],
): Promise<void> {
  for (const { name, ...options } of queues) {
    const known = await boss.getQueue(name);
    if (!known) await boss.createQueue(name, options);
  }
}
