import { z } from "zod";

import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import {
  type StatementState,
  type StatementWord,
  statementWordOf,
} from "~/money/domain/statement/intake/statement-word";
import type { StatementFindings } from "~/money/domain/statement/intake/statement-findings";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export const statementFilter = z.object({
  account: z.uuid().optional().catch(undefined),
  after: z.string().max(300).optional().catch(undefined),
  before: z.string().max(300).optional().catch(undefined),
});
export type StatementFilter = z.infer<typeof statementFilter>;

export interface StatementRow {
  id: string;
  fileName: string;
  bankAccountId: string;
  bankAccountName: string;
  format: string;
  word: StatementWord;
  startsOn: string | null;
  endsOn: string | null;
  closing: bigint | null;
  currency: string;
  lines: number;
  added: number;
  createdAt: Date;
  createdByName: string | null;
}

const PAGE = 50;

/** Imported statements, newest first, by keyset. */
export async function statementList(
  { db, tenant }: QueryContext,
  { account, after, before }: StatementFilter,
  limit = PAGE,
): Promise<{ rows: StatementRow[]; next: string | null; previous: string | null }> {
  const backwards = before !== undefined && after === undefined;
  const cursor = fromIdCursor(backwards ? before : after);
  const beyond =
    cursor === null
      ? emptySql
      : backwards
        ? sql`AND f.id > ${cursor}::uuid`
        : sql`AND f.id < ${cursor}::uuid`;
  const found = await rows<
    Omit<StatementRow, "word"> & { state: StatementState } & Pick<
        StatementFindings,
        "refused" | "commit" | "undo"
      >
  >(
    db,
    sql`SELECT f.id, f.file_name AS "fileName", f.bank_account_id AS "bankAccountId", b.name AS "bankAccountName", f.format, f.state,
        nullif(f.findings->'refused', 'null') AS refused, nullif(f.findings->'commit', 'null') AS commit, nullif(f.findings->'undo', 'null') AS undo,
        f.starts_on AS "startsOn", f.ends_on AS "endsOn", f.closing, f.currency, coalesce((f.findings->'counts'->>'lines')::int, 0) AS lines,
        coalesce((f.findings->'commit'->>'added')::int, 0) AS added, f.created_at AS "createdAt", s.full_name AS "createdByName"
      FROM statement_file f
      JOIN bank_account b ON b.tenant_id = f.tenant_id AND b.id = f.bank_account_id
      LEFT JOIN staff s ON s.tenant_id = f.tenant_id AND s.id = f.created_by_id
      WHERE f.tenant_id = ${tenant.id}::uuid ${account ? sql`AND f.bank_account_id = ${account}::uuid` : emptySql} ${beyond}
      ORDER BY f.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}::int`,
  );
  const page = found.slice(0, limit);
  const more = found.length > limit;
  if (backwards) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page.map(({ state, refused, commit, undo, ...row }) => ({
      ...row,
      word: statementWordOf(state, { refused, commit, undo }),
    })),
    next: last && (more || backwards) ? toCursor([last.id]) : null,
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.id]) : null,
  };
}
