import type { CivilDate } from "~/office/domain/calendar-date";
import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, sql } from "~/platform/db/tenant-db.server";

export interface ManualJournalRow {
  id: string;
  /** in the order in which they were asked for */
  causeKey: string;
  entryNo: string | null;
  postingDate: CivilDate;
  effectiveDate: CivilDate;
  narration: string;
  /** debits, minor units */
  amount: bigint;
  currency: string;
  madeByName: string | null;
  checkedByName: string | null;
  /** the entry it takes back */
  reversesId: string | null;
  reversedById: string | null;
  lines: { code: string; name: string; dr: string; cr: string }[];
}

const PAGE = 50;

/** Entries that people made (PS20), newest first, by keyset. */
export async function manualJournals(
  { db, tenant }: QueryContext,
  { after }: { after?: string },
): Promise<{ rows: ManualJournalRow[]; next: string | null }> {
  const [cursor] = fromCursor(after, 1) ?? [];
  const beyond = typeof cursor === "string" ? sql`AND e.cause_key < ${cursor}` : emptySql;
  const found = await rows<ManualJournalRow>(
    db,
    sql`SELECT e.id, e.cause_key AS "causeKey", m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", e.posting_date AS "postingDate", e.effective_date AS "effectiveDate",
        e.narration, l.amount, l.currency, a.full_name AS "madeByName", c.full_name AS "checkedByName", e.reverses_entry_id AS "reversesId",
        r.id AS "reversedById", l.lines
      FROM journal_entry e
      LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
      LEFT JOIN staff a ON a.tenant_id = e.tenant_id AND a.id = e.made_by_id
      LEFT JOIN staff c ON c.tenant_id = e.tenant_id AND c.id = e.checked_by_id
      LEFT JOIN journal_entry r ON r.tenant_id = e.tenant_id AND r.reverses_entry_id = e.id
      CROSS JOIN LATERAL (SELECT sum(p.dr)::bigint AS amount, min(p.currency) AS currency,
          jsonb_agg(jsonb_build_object('code', k.code, 'name', k.name, 'dr', p.dr::text, 'cr', p.cr::text) ORDER BY p.line_no) AS lines
        FROM posting p JOIN ledger_account k ON k.tenant_id = p.tenant_id AND k.id = p.account_id
        WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id) l
      WHERE e.tenant_id = ${tenant.id}::uuid AND e.rule_code = 'PS20' ${beyond}
      ORDER BY e.cause_key DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  return { rows: page, next: last && found.length > PAGE ? toCursor([last.causeKey]) : null };
}

/** Codes a person may post to: those without a sub-ledger. */
export async function manualCodes({ db, tenant }: QueryContext): Promise<{ code: string; name: string }[]> {
  return rows(
    db,
    sql`SELECT code, name FROM ledger_account WHERE tenant_id = ${tenant.id}::uuid AND dimension_id IS NULL AND dimension_type IS NULL
      AND NOT frozen AND currency = ${tenant.currency} ORDER BY code`,
  );
}
