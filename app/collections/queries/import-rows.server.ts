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
}

const PAGE = 50;

/** The report of one import by physical line, fifty entries a page (or `limit` for the file). */
export async function importRows(
  { db, tenant }: QueryContext,
  { importId, after, limit = PAGE }: { importId: string; after?: string; limit?: number },
): Promise<ImportReport> {
  const [line, id] = fromCursor(after, 2) ?? [];
  const beyond =
    typeof line === "number" && typeof id === "string"
      ? sql`AND (line_no, id) > (${line}::int, ${id}::uuid)`
      : emptySql;
  const found = await rows<ImportReportRow>(
    db,
    sql`SELECT id, line_no AS line, outcome, errors AS faults, raw FROM import_row
      WHERE tenant_id = ${tenant.id}::uuid AND job_id = ${importId}::uuid ${beyond} ORDER BY line_no, id LIMIT ${limit + 1}::int`,
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return { rows: page, next: found.length > limit && last ? toCursor([last.line, last.id]) : null };
}
