import { toCivilDate } from "~/office/domain/calendar-date";
import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";
import { isUuid } from "~/platform/ids/is-uuid";

export interface EntryRow {
  id: string;
  entryNo: string | null;
  ruleCode: string;
  voucherType: string;
  narration: string;
  effectiveDate: string;
  postingDate: string;
  businessDate: string;
  recordedAt: Date;
  subjectType: string;
  subjectId: string;
  reverses: string | null;
  reversedBy: string | null;
  madeByKind: string;
  madeById: string | null;
  checkedById: string | null;
  /** SHA-256 of the canonical entry with its lines, hexadecimal */
  hash: string;
  currency: string;
  lines: EntryLineRow[];
}

export interface EntryLineRow {
  code: string;
  name: string;
  dimensionType: string | null;
  dimensionId: string | null;
  dr: bigint;
  cr: bigint;
}

export interface EntryFilter {
  from?: string;
  to?: string;
  rule?: string;
  subject?: string;
  after?: string;
  before?: string;
}

/** Journal entries with their lines, newest posting date first, by keyset. */
export async function entryList(
  { db, tenant }: QueryContext,
  { filter, limit }: { filter: EntryFilter; limit: number },
): Promise<{ rows: EntryRow[]; next: string | null; previous: string | null }> {
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = readCursor(backwards ? filter.before : filter.after);
  const terms = [sql`e.tenant_id = ${tenant.id}::uuid`, ...whereOf(filter)];
  if (cursor)
    terms.push(
      sql`(e.posting_date, e.id) ${backwards ? sql`>` : sql`<`} (${cursor.day}::date, ${cursor.id}::uuid)`,
    );
  const way = backwards ? sql`ASC` : sql`DESC`;
  const found = await rows<StoredEntryRow>(
    db,
    sql`${entryColumns} WHERE ${joinSql(terms, " AND ")} ORDER BY e.posting_date ${way}, e.id ${way} LIMIT ${limit + 1}::int`,
  );
  const page = found.slice(0, limit).map(toEntry);
  const more = found.length > limit;
  if (backwards) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page,
    next: last && (more || backwards) ? toCursor([last.postingDate, last.id]) : null,
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.postingDate, first.id]) : null,
  };
}

/** One entry; null is a 404. */
export async function entryRecord(
  { db, tenant }: QueryContext,
  { entryId }: { entryId: string },
): Promise<EntryRow | null> {
  const [found] = await rows<StoredEntryRow>(
    db,
    sql`${entryColumns} WHERE e.tenant_id = ${tenant.id}::uuid AND e.id = ${entryId}::uuid`,
  );
  return found ? toEntry(found) : null;
}

type StoredEntryRow = Omit<EntryRow, "lines"> & {
  lines: (Omit<EntryLineRow, "dr" | "cr"> & { dr: string; cr: string })[];
};

const entryColumns = sql`SELECT e.id, m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", e.rule_code AS "ruleCode",
    e.voucher_type AS "voucherType", e.narration, e.effective_date AS "effectiveDate", e.posting_date AS "postingDate",
    e.business_date AS "businessDate", e.recorded_at AS "recordedAt", e.subject_type AS "subjectType", e.subject_id AS "subjectId",
    e.reverses_entry_id AS reverses, r.id AS "reversedBy", e.made_by_kind AS "madeByKind", e.made_by_id AS "madeById",
    e.checked_by_id AS "checkedById", encode(e.hash, 'hex') AS hash, l.currency, l.lines
  FROM journal_entry e
  LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
  LEFT JOIN journal_entry r ON r.tenant_id = e.tenant_id AND r.reverses_entry_id = e.id
  CROSS JOIN LATERAL (SELECT min(p.currency) AS currency, jsonb_agg(jsonb_build_object('code', a.code, 'name', a.name,
      'dimensionType', a.dimension_type, 'dimensionId', a.dimension_id, 'dr', p.dr::text, 'cr', p.cr::text) ORDER BY p.line_no) AS lines
    FROM posting p JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
    WHERE p.tenant_id = e.tenant_id AND p.entry_id = e.id) l`;

function whereOf({ from, to, rule, subject }: EntryFilter): Sql[] {
  return [
    from && sql`e.posting_date >= ${from}::date`,
    to && sql`e.posting_date <= ${to}::date`,
    rule && sql`e.rule_code = ${rule}`,
    subject && sql`e.subject_id = ${subject}::uuid`,
  ].filter((term) => typeof term === "object");
}

function readCursor(text: string | undefined): { day: string; id: string } | null {
  const [day, id] = fromCursor(text, 2) ?? [];
  const known = typeof day === "string" && toCivilDate(day) !== null && typeof id === "string" && isUuid(id);
  return known ? { day, id } : null;
}

function toEntry(row: StoredEntryRow): EntryRow {
  return { ...row, lines: row.lines.map((line) => ({ ...line, dr: BigInt(line.dr), cr: BigInt(line.cr) })) };
}
