import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface LedgerLine {
  id: string;
  entryId: string;
  entryNo: string | null;
  ruleCode: string;
  narration: string;
  postingDate: string;
  effectiveDate: string;
  dr: bigint;
  cr: bigint;
  dimensionType: string | null;
  dimensionId: string | null;
  subjectType: string;
  subjectId: string;
}

export interface LedgerAccountPage {
  account: {
    code: string;
    name: string;
    type: string;
    normalSide: "debit" | "credit";
    currency: string;
  } | null;
  lines: LedgerLine[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

/** Postings of one code with their entry and cause, newest first, by keyset; account null is a 404. */
export async function ledgerAccountPage(
  { db, tenant }: QueryContext,
  { code, after, before }: { code: string; after?: string; before?: string },
  limit = PAGE,
): Promise<LedgerAccountPage> {
  const [account] = await rows<NonNullable<LedgerAccountPage["account"]>>(
    db,
    sql`SELECT code, name, type, normal_side AS "normalSide", currency FROM ledger_account
      WHERE tenant_id = ${tenant.id}::uuid AND code = ${code} AND dimension_id IS NULL LIMIT 1`,
  );
  if (!account) return { account: null, lines: [], next: null, previous: null };
  const backwards = before !== undefined && after === undefined;
  const cursor = fromIdCursor(backwards ? before : after);
  const beyond =
    cursor === null
      ? emptySql
      : backwards
        ? sql`AND p.id > ${cursor}::uuid`
        : sql`AND p.id < ${cursor}::uuid`;
  const found = await rows<LedgerLine>(
    db,
    sql`SELECT p.id, p.entry_id AS "entryId", m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", e.rule_code AS "ruleCode", e.narration,
        p.posting_date AS "postingDate", p.effective_date AS "effectiveDate", p.dr, p.cr, a.dimension_type AS "dimensionType",
        a.dimension_id AS "dimensionId", e.subject_type AS "subjectType", e.subject_id AS "subjectId"
      FROM ledger_account a
      JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
      JOIN journal_entry e ON e.tenant_id = p.tenant_id AND e.id = p.entry_id
      LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.code = ${code} ${beyond}
      ORDER BY p.id ${backwards ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}::int`,
  );
  const lines = found.slice(0, limit);
  const more = found.length > limit;
  if (backwards) lines.reverse();
  const first = lines[0];
  const last = lines.at(-1);
  return {
    account,
    lines,
    next: last && (more || backwards) ? toCursor([last.id]) : null,
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.id]) : null,
  };
}
