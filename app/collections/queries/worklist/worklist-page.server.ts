import { type CursorValue, fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import type { AccountStatus } from "~/collections/domain/account/account-status";
import type { WorklistFilter, WorklistSort } from "~/collections/domain/worklist/worklist-filter";
import { emptySql, joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

import { worklistWhere } from "./worklist-where.server";

export interface WorklistRow {
  id: string;
  externalRef: string;
  debtorName: string;
  status: AccountStatus;
  priority: number;
  queueLevel: number;
  balance: bigint;
  originalAmount: bigint;
  currency: string;
  collectorId: string | null;
  collectorName: string | null;
  creditorName: string;
  dueDate: string | null;
  lastContactAt: Date | null;
  nextActionAt: Date | null;
  createdAt: Date;
  cursor: CursorValue[];
}

export interface WorklistPage {
  rows: WorklistRow[];
  next: string | null;
  previous: string | null;
}

export const WORKLIST_LIMIT = 50;

/** Sort columns that an index holds in this order, all in one direction, with how a cursor's text becomes a value. */
interface Sort {
  columns: Sql[];
  types: ("bigint" | "smallint" | "date" | "timestamptz" | "uuid")[];
  desc: boolean;
}

/** The queue's own order (spec 02 §5.1) is kept as two rank columns; missing dates sort last through a far value. */
function sortOf(sort: WorklistSort, dir: "asc" | "desc"): Sort {
  const desc = dir === "desc";
  const id = sql`a.id`;
  switch (sort) {
    case "created":
      return { columns: [sql`a.created_at`, id], types: ["timestamptz", "uuid"], desc };
    case "balance":
      return { columns: [sql`a.balance`, id], types: ["bigint", "uuid"], desc };
    case "priority":
      return { columns: [sql`a.priority`, id], types: ["smallint", "uuid"], desc };
    case "due_date":
      return { columns: [sql`coalesce(a.due_date, 'infinity'::date)`, id], types: ["date", "uuid"], desc };
    case "last_contact":
      return {
        columns: [sql`coalesce(a.last_contact_at, 'infinity'::timestamptz)`, id],
        types: ["timestamptz", "uuid"],
        desc,
      };
    case "next_action":
      return {
        columns: [sql`coalesce(a.next_action_at, 'infinity'::timestamptz)`, id],
        types: ["timestamptz", "uuid"],
        desc,
      };
    default:
      return {
        columns: [sql`a.queue_rank`, sql`a.balance_rank`, id],
        types: ["bigint", "bigint", "uuid"],
        desc: false,
      };
  }
}

/** One page of the worklist by keyset, forwards or backwards; never a count, never an offset. */
export async function worklistPage(
  context: QueryContext,
  filter: WorklistFilter,
  limit = WORKLIST_LIMIT,
): Promise<WorklistPage> {
  const sort = sortOf(filter.sort, filter.dir);
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = fromCursor(backwards ? filter.before : filter.after, sort.columns.length);
  const where = await worklistWhere(context, filter);
  const beyond = cursor ? sql`AND ${beyondCursor(sort, cursor, backwards)}` : emptySql;
  const found = await rows<WorklistRow>(
    context.db,
    sql`SELECT a.id, a.external_ref AS "externalRef", a.debtor_name AS "debtorName", a.status, a.priority::int AS priority,
        a.queue_level::int AS "queueLevel", a.balance, a.original_amount AS "originalAmount", a.currency,
        a.assigned_to AS "collectorId", s.full_name AS "collectorName", c.name AS "creditorName", a.due_date AS "dueDate",
        a.last_contact_at AS "lastContactAt", a.next_action_at AS "nextActionAt", a.created_at AS "createdAt",
        jsonb_build_array(${joinSql(sort.columns.map((column) => sql`(${column})::text`))}) AS cursor
      FROM account a
      JOIN creditor c ON c.tenant_id = a.tenant_id AND c.id = a.creditor_id
      LEFT JOIN staff s ON s.tenant_id = a.tenant_id AND s.id = a.assigned_to
      WHERE ${where} ${beyond} ORDER BY ${orderBy(sort, backwards)} LIMIT ${limit + 1}::int`,
  );
  const more = found.length > limit;
  const page = found.slice(0, limit);
  if (backwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  const hasNext = backwards ? cursor !== null : more;
  const hasPrevious = backwards ? more : cursor !== null;
  return {
    rows: page,
    next: hasNext && last ? toCursor(last.cursor) : null,
    previous: hasPrevious && first ? toCursor(first.cursor) : null,
  };
}

function orderBy({ columns, desc }: Sort, backwards: boolean): Sql {
  return joinSql(columns.map((column) => (desc !== backwards ? sql`${column} DESC` : sql`${column} ASC`)));
}

/** One row comparison, which the index answers as one range however deep the page is. */
function beyondCursor({ columns, types, desc }: Sort, cursor: CursorValue[], backwards: boolean): Sql {
  const bounds = joinSql(cursor.map((value, index) => cast(value, types[index] ?? "uuid")));
  return desc !== backwards
    ? sql`(${joinSql(columns)}) < (${bounds})`
    : sql`(${joinSql(columns)}) > (${bounds})`;
}

function cast(value: CursorValue, type: Sort["types"][number]): Sql {
  const text = value === null ? null : String(value);
  switch (type) {
    case "uuid":
      return sql`${text}::uuid`;
    case "bigint":
      return sql`${text}::bigint`;
    case "smallint":
      return sql`${text}::smallint`;
    case "date":
      return sql`${text}::date`;
    default:
      return sql`${text}::timestamptz`;
  }
}
