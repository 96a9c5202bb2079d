import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface JournalLine {
  code: string;
  name: string;
  type: string;
  dimensionType: string | null;
  dimensionId: string | null;
  dr: bigint;
  cr: bigint;
  currency: string;
}

export interface JournalEntryRow {
  id: string;
  entryNo: string | null;
  ruleCode: string;
  voucherType: string;
  narration: string;
  postingDate: string;
  effectiveDate: string;
  subjectType: string;
  subjectId: string;
  lines: JournalLine[];
}

/** The next batch of the journal in a posting-date range, in a fixed order; exports walk it batch by batch. */
export async function journalRows(
  { db, tenant }: QueryContext,
  {
    from,
    to,
    after,
    limit,
  }: { from: string; to: string; after: { postingDate: string; id: string } | null; limit: number },
): Promise<JournalEntryRow[]> {
  const start = after ?? { postingDate: from, id: "00000000-0000-0000-0000-000000000000" };
  const found = await rows<
    Omit<JournalEntryRow, "lines"> & {
      lines: (Omit<JournalLine, "dr" | "cr"> & { dr: string; cr: string })[];
    }
  >(
    db,
    sql`SELECT e.id, m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", e.rule_code AS "ruleCode", e.voucher_type AS "voucherType", e.narration,
        e.posting_date AS "postingDate", e.effective_date AS "effectiveDate", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
        (SELECT jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name, 'type', a.type, 'dimensionType', a.dimension_type,
            'dimensionId', a.dimension_id, 'dr', p.dr::text, 'cr', p.cr::text, 'currency', p.currency) ORDER BY p.line_no)
          FROM posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
          WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id) AS lines
      FROM journal_entry e LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.posting_date BETWEEN ${from}::date AND ${to}::date
        AND (e.posting_date, e.id) > (${start.postingDate}::date, ${start.id}::uuid)
      ORDER BY e.posting_date, e.id LIMIT ${limit}::int`,
  );
  return found.map((entry) => ({
    ...entry,
    lines: entry.lines.map((line) => ({ ...line, dr: BigInt(line.dr), cr: BigInt(line.cr) })),
  }));
}
