import { z } from "zod";

import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import type { ImportCounters } from "~/collections/domain/placement/import-progress";
import { emptySql, joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

/** What a person filters by: `waiting` is a checked file that nobody has approved yet. */
export const IMPORT_STATES = ["waiting", "running", "completed", "failed", "cancelled"] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

export const importFilter = z.object({
  status: z.enum(IMPORT_STATES).optional().catch(undefined),
  creditor: z.uuid().optional().catch(undefined),
  /** days of the firm on which the import began */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
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
  /** accounts that stand in the worklist by it; of a load under way the page of the import tells more */
  loaded: number;
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

/** What was loaded before somebody cancelled stays, and only the accounts themselves tell how many that were. */
const LOADED = sql`CASE j.status WHEN 'completed' THEN (j.counters->>'ok')::int
  WHEN 'cancelled' THEN (SELECT count(*) FROM placement p JOIN account a ON a.tenant_id = p.tenant_id AND a.placement_id = p.id
      AND a.close_reason IS DISTINCT FROM 'import_undone'
    WHERE p.tenant_id = j.tenant_id AND p.import_job_id = j.id)::int ELSE 0 END`;

function whereOf({ status, creditor, from, to }: ImportFilter, timeZone: string): Sql {
  const day = sql`(j.created_at AT TIME ZONE ${timeZone})::date`;
  const terms = [
    status && WHERE[status],
    creditor && sql`AND j.options->>'creditorId' = ${creditor}`,
    from && sql`AND ${day} >= ${from}::date`,
    to && sql`AND ${day} <= ${to}::date`,
  ].filter((term) => term !== undefined);
  return terms.length > 0 ? joinSql(terms, " ") : emptySql;
}

/** The firm's imports, newest first, by keyset, in one statement. */
export async function importList({ db, tenant }: QueryContext, filter: ImportFilter): Promise<ImportList> {
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = fromIdCursor(backwards ? filter.before : filter.after);
  const beyond =
    cursor === null
      ? emptySql
      : backwards
        ? sql`AND j.id > ${cursor}::uuid`
        : sql`AND j.id < ${cursor}::uuid`;
  const found = await rows<ImportListRow>(
    db,
    sql`SELECT j.id, j.file_name AS "fileName", j.source, c.name AS "creditorName", j.status, j.stage, j.error_code AS "errorCode",
        j.counters, ${LOADED} AS loaded, j.amount_ok AS "amountOk", j.currency, j.created_at AS "createdAt", j.completed_at AS "completedAt"
      FROM import_job j
      LEFT JOIN creditor c ON c.tenant_id = j.tenant_id AND c.id = (j.options->>'creditorId')::uuid
      WHERE j.tenant_id = ${tenant.id}::uuid ${whereOf(filter, tenant.timeZone)} ${beyond}
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
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.id]) : null,
  };
}
