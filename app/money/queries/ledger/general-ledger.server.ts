import { z } from "zod";

import { toCivilDate } from "~/office/domain/calendar-date";
import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { LEDGER_DAYS } from "~/money/data/ledger/ledger-days.server";
import { isUuid } from "~/platform/ids/is-uuid";
import { emptySql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional()).catch(undefined);

export const generalLedgerFilter = z.object({
  code: optional(z.string().regex(/^\d{4}$/)),
  /** whose sub-account */
  dimension: optional(z.uuid()),
  after: optional(z.string().max(300)),
  before: optional(z.string().max(300)),
});

export type GeneralLedgerFilter = z.infer<typeof generalLedgerFilter> & { from: string; on: string };

export interface GeneralLedgerRow {
  id: string;
  entryId: string;
  lineNo: number;
  entryNo: string | null;
  code: string;
  name: string;
  ruleCode: string;
  narration: string;
  postingDate: string;
  effectiveDate: string;
  dimensionType: string | null;
  dimensionId: string | null;
  subjectType: string;
  subjectId: string;
  dr: bigint;
  cr: bigint;
  /** debits less credits up to and with this posting: of the code, or of the sub-account that was asked for */
  balance: bigint;
}

export interface GeneralLedgerPage {
  rows: GeneralLedgerRow[];
  next: string | null;
  previous: string | null;
}

const PAGE = 50;

/**
 * The postings of a period in the order of their days, each with its account's running balance, by keyset. A page adds
 * to the kept days only what came since and the postings of its own first day, however deep it lies.
 */
export async function generalLedger(
  context: QueryContext,
  filter: GeneralLedgerFilter,
  limit = PAGE,
): Promise<GeneralLedgerPage> {
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = readCursor(backwards ? filter.before : filter.after);
  const found = await rows<GeneralLedgerRow>(
    context.db,
    sql`WITH page AS MATERIALIZED (${pageSql(context, filter, { cursor, backwards, limit })}),
      start AS (SELECT posting_date AS day, entry_id, line_no FROM page ORDER BY posting_date, entry_id, line_no LIMIT 1),
      base AS (${filter.dimension ? dimensionBase(context, filter) : codeBase(context)})
      SELECT p.id, p.entry_id AS "entryId", p.line_no::int AS "lineNo", m.series || '-' || lpad(m.n::text, 6, '0') AS "entryNo", p.code, p.name,
        e.rule_code AS "ruleCode", e.narration, p.posting_date AS "postingDate", p.effective_date AS "effectiveDate",
        p.dimension_type AS "dimensionType", p.dimension_id AS "dimensionId", e.subject_type AS "subjectType", e.subject_id AS "subjectId", p.dr, p.cr,
        (coalesce(b.amount, 0) + sum(p.dr - p.cr) OVER (PARTITION BY p.code ORDER BY p.posting_date, p.entry_id, p.line_no))::bigint AS balance
      FROM page p JOIN journal_entry e ON e.tenant_id = ${context.tenant.id}::uuid AND e.id = p.entry_id
      LEFT JOIN entry_number m ON m.tenant_id = e.tenant_id AND m.entry_id = e.id
      LEFT JOIN base b ON b.code = p.code ORDER BY p.posting_date, p.entry_id, p.line_no`,
  );
  const more = found.length > limit;
  const page = backwards && more ? found.slice(1) : found.slice(0, limit);
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page,
    next: last && (more || backwards) ? cursorOf(last) : null,
    previous: first && (backwards ? more : cursor !== null) ? cursorOf(first) : null,
  };
}

interface Place {
  day: string;
  entry: string;
  line: number;
}

function pageSql(
  { tenant }: QueryContext,
  { from, on, code, dimension }: GeneralLedgerFilter,
  { cursor, backwards, limit }: { cursor: Place | null; backwards: boolean; limit: number },
): Sql {
  const way = backwards ? sql`DESC` : sql`ASC`;
  return sql`SELECT p.id, p.entry_id, p.line_no, p.posting_date, p.effective_date, p.dr, p.cr, a.code, a.name, a.dimension_type, a.dimension_id
    FROM journal_entry e JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id
    JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id
    WHERE e.tenant_id = ${tenant.id}::uuid AND e.posting_date >= ${from}::date AND e.posting_date <= ${on}::date
      ${code ? sql`AND a.code = ${code}` : emptySql} ${dimension ? sql`AND a.dimension_id = ${dimension}::uuid` : emptySql}
      ${cursor ? beyond(cursor, backwards) : emptySql}
    ORDER BY e.posting_date ${way}, e.id ${way}, p.line_no ${way} LIMIT ${limit + 1}::int`;
}

/** The first comparison keeps to the index of the entries; the second is exact. */
function beyond({ day, entry, line }: Place, backwards: boolean): Sql {
  const place = sql`(${day}::date, ${entry}::uuid, ${line}::smallint)`;
  return backwards
    ? sql`AND (e.posting_date, e.id) <= (${day}::date, ${entry}::uuid) AND (e.posting_date, e.id, p.line_no) < ${place}`
    : sql`AND (e.posting_date, e.id) >= (${day}::date, ${entry}::uuid) AND (e.posting_date, e.id, p.line_no) > ${place}`;
}

/** Per code, what stood there before the page: kept days, entries not in them yet, and the page's first day so far. */
function codeBase({ tenant }: QueryContext): Sql {
  const names = sql`JOIN ledger_account a ON a.tenant_id = p.tenant_id AND a.id = p.account_id`;
  return sql`SELECT x.code, sum(x.amount) AS amount FROM (
      SELECT d.code, d.debits - d.credits AS amount FROM start s JOIN ledger_day d ON d.tenant_id = ${tenant.id}::uuid AND d.posting_date < s.day
      UNION ALL
      SELECT a.code, p.dr - p.cr FROM start s CROSS JOIN LATERAL (SELECT f.tenant_id, f.id, f.posting_date FROM journal_entry f
          WHERE f.tenant_id = ${tenant.id}::uuid AND f.txid >= coalesce((SELECT c.last_seq FROM reader_cursor c
            WHERE c.tenant_id = ${tenant.id}::uuid AND c.reader = ${LEDGER_DAYS}), 0) ORDER BY f.txid OFFSET 0) e
        CROSS JOIN LATERAL (SELECT * FROM posting y WHERE y.tenant_id = e.tenant_id AND y.entry_id = e.id OFFSET 0) p ${names} WHERE e.posting_date < s.day
      UNION ALL
      SELECT a.code, p.dr - p.cr FROM start s JOIN journal_entry e ON e.tenant_id = ${tenant.id}::uuid AND e.posting_date = s.day AND e.id <= s.entry_id
        JOIN posting p ON p.tenant_id = e.tenant_id AND p.entry_id = e.id ${names} WHERE (e.id, p.line_no) < (s.entry_id, s.line_no)) x
    GROUP BY x.code`;
}

/** The same for the sub-accounts of one dimension, from their own few postings. */
function dimensionBase({ tenant }: QueryContext, { dimension }: GeneralLedgerFilter): Sql {
  return sql`SELECT a.code, sum(p.dr - p.cr) AS amount FROM start s
    JOIN ledger_account a ON a.tenant_id = ${tenant.id}::uuid AND a.dimension_id = ${dimension ?? null}::uuid
    JOIN posting p ON p.tenant_id = a.tenant_id AND p.account_id = a.id
    WHERE (p.posting_date, p.entry_id, p.line_no) < (s.day, s.entry_id, s.line_no) GROUP BY a.code`;
}

function cursorOf({ postingDate, entryId, lineNo }: GeneralLedgerRow): string {
  return toCursor([postingDate, entryId, lineNo]);
}

function readCursor(text: string | undefined): Place | null {
  const [day, entry, line] = fromCursor(text, 3) ?? [];
  const known =
    typeof day === "string" && toCivilDate(day) !== null && typeof entry === "string" && isUuid(entry);
  return known && Number.isInteger(line) ? { day, entry, line: Number(line) } : null;
}
