import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { sql } from "~/platform/db/tenant-db.server";

export interface QueueRow {
  name: string;
  waiting: number;
  running: number;
  failed: number;
  done: number;
  lastDoneAt: Date | null;
}

export interface FailedJob {
  id: string;
  name: string;
  tenantId: string | null;
  tries: number;
  createdAt: Date;
  failedAt: Date | null;
  /** what went wrong; the console masks what names people */
  error: string;
}

/** Every queue with its runs, and the jobs that were given up; what they carried stays unread. */
export async function queueJobs(database: Database): Promise<{ queues: QueueRow[]; failed: FailedJob[] }> {
  const queues = await platformRows<QueueRow>(
    database,
    sql`SELECT name, count(*) FILTER (WHERE state IN ('created', 'retry'))::int AS waiting,
        count(*) FILTER (WHERE state = 'active')::int AS running, count(*) FILTER (WHERE state = 'failed')::int AS failed,
        count(*) FILTER (WHERE state = 'completed')::int AS done, max(completed_on) FILTER (WHERE state = 'completed') AS "lastDoneAt"
      FROM job.job GROUP BY name ORDER BY name`,
  );
  const failed = await platformRows<FailedJob>(
    database,
    sql`SELECT id, name, data->>'tenantId' AS "tenantId", retry_count + 1 AS tries, created_on AS "createdAt", completed_on AS "failedAt",
        left(coalesce(output->>'message', output::text, ''), 300) AS error
      FROM job.job WHERE state = 'failed' ORDER BY created_on DESC LIMIT 100`,
  );
  return { queues, failed };
}
