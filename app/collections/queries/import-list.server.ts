import { z } from "zod";

import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

/** What a person filters by: `waiting` is a checked file that nobody has approved yet. */
export const IMPORT_STATES = ["waiting", "running", "completed", "failed", "cancelled"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const importFilter = z.object({
  status: z.enum(IMPORT_STATES).optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
});
export type ImportFilter = z.infer<typeof importFilter>;

export interface ImportListRow {
  id: string;
  fileName: string;
  source: string;
  creditorName: string | null;
  status: string;
  stage: string;
  errorCode: string | null;
  counters: ImportCounters;
  amountOk: bigint;
  currency: string;
  createdAt: Date;
  completedAt: Date | null;
}

export interface ImportList {
  rows: ImportListRow[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

const WHERE = {
  waiting: sql`AND j.status = 'processing' AND j.stage = 'ready'`,
  running: sql`AND j.status IN ('pending', 'processing') AND j.stage <> 'ready'`,
  completed: sql`AND j.status = 'completed'`,
  failed: sql`AND j.status = 'failed'`,
  cancelled: sql`AND j.status = 'cancelled'`,
};

/** The firm's imports, newest first, by keyset, in one statement. */
export async function importList({ db, tenant }: QueryContext, filter: ImportFilter): Promise<ImportList> {
  const backwards = filter.before !== undefined && filter.after === undefined;
  const [cursor] = fromCursor(backwards ? filter.before : filter.after, 1) ?? [];
  const beyond =
    typeof cursor !== "string"
      ? emptySql
      : backwards
        ? sql`AND j.id > ${cursor}::uuid`
        : sql`AND j.id < ${cursor}::uuid`;
  const found = await rows<ImportListRow>(
    db,
    sql`SELECT j.id, j.file_name AS "fileName", j.source, c.name AS "creditorName", j.status, j.stage, j.error_code AS "errorCode",
        j.counters, j.amount_ok AS "amountOk", j.currency, j.created_at AS "createdAt", j.completed_at AS "completedAt"
      FROM import_job j
      LEFT JOIN creditor c ON c.tenant_id = j.tenant_id AND c.id = (j.options->>'creditorId')::uuid
      WHERE j.tenant_id = ${tenant.id}::uuid ${filter.status ? WHERE[filter.status] : emptySql} ${beyond}
      ORDER BY j.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const more = found.length > PAGE;
  if (backwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  return {
    rows: page,
    next: last && (more || backwards) ? toCursor([last.id]) : null,
    previous: first && (backwards ? more : typeof cursor === "string") ? toCursor([first.id]) : null,
  };
}
