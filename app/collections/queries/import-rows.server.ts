import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface ImportReportRow {
  id: string;
  line: number;
  outcome: "error" | "skipped" | "warning";
  faults: { column: string; value: string; code: string; level: string }[];
  raw: string[] | null;
}

export interface ImportReport {
  rows: ImportReportRow[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

interface ReportPart {
  importId: string;
  after?: string;
  before?: string;
  /** only entries of this kind */
  outcome?: ImportReportRow["outcome"];
  limit?: number;
}

/** The report of one import by physical line, fifty entries a page (or `limit` for the file), by keyset. */
export async function importRows(
  { db, tenant }: QueryContext,
  { importId, after, before, outcome, limit = PAGE }: ReportPart,
): Promise<ImportReport> {
  const backwards = before !== undefined && after === undefined;
  const [line, id] = fromCursor(backwards ? before : after, 2) ?? [];
  const placed = typeof line === "number" && typeof id === "string";
  const beyond = !placed
    ? emptySql
    : backwards
      ? sql`AND (line_no, id) < (${line}::int, ${id}::uuid)`
      : sql`AND (line_no, id) > (${line}::int, ${id}::uuid)`;
  const only = outcome ? sql`AND outcome = ${outcome}` : emptySql;
  const order = backwards ? sql`line_no DESC, id DESC` : sql`line_no, id`;
  const found = await rows<ImportReportRow>(
    db,
    sql`SELECT id, line_no AS line, outcome, errors AS faults, raw FROM import_row
      WHERE tenant_id = ${tenant.id}::uuid AND job_id = ${importId}::uuid ${only} ${beyond} ORDER BY ${order} LIMIT ${limit + 1}::int`,
  );
  const page = found.slice(0, limit);
  const more = found.length > limit;
  if (backwards) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  return {
    rows: page,
    next: last && (more || backwards) ? toCursor([last.line, last.id]) : null,
    previous: first && (backwards ? more : placed) ? toCursor([first.line, first.id]) : null,
  };
}
