import { z } from "zod";

import { addDays, type CivilDate, toCivilDate } from "~/office/domain/calendar-date";
import { fromCursor, toCursor } from "~/office/domain/page-cursor";
import type { QueryContext } from "~/people/access/query-context";
import { readBalance } from "~/money/domain/bank/bank-account";
import { AGE_DAYS, ageOf, LINE_AGES, type LineAge } from "~/money/domain/statement/intake/line-age";
import { isUuid } from "~/platform/ids/is-uuid";
import { emptySql, joinSql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

export const LINE_VIEWS = ["open", "suspect", "matched", "ignored", "all"] as const;
export type LineView = (typeof LINE_VIEWS)[number];

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

export const lineFilter = z.object({
  view: z.enum(LINE_VIEWS).catch("open").default("open"),
  account: optional(z.uuid()).catch(undefined),
  side: optional(z.enum(["C", "D"])).catch(undefined),
  age: optional(z.enum(LINE_AGES)).catch(undefined),
  /** booked more than so many days ago */
  older: optional(z.coerce.number().int().min(0).max(3650)).catch(undefined),
  /** words of the narrative, reference or counterparty, or an amount */
  q: optional(z.string().trim().max(100)).catch(undefined),
  file: optional(z.uuid()).catch(undefined),
  sort: optional(z.enum(["date", "-date"])).catch(undefined),
  after: optional(z.string().max(300)).catch(undefined),
  before: optional(z.string().max(300)).catch(undefined),
});
export type LineFilter = z.infer<typeof lineFilter>;

export interface LineRow {
  id: string;
  bankAccountId: string;
  bankAccountName: string;
  bookingDate: string;
  side: "C" | "D";
  amount: bigint;
  matched: bigint;
  currency: string;
  narrative: string;
  reference: string | null;
  counterpartyName: string | null;
  state: string;
  age: LineAge;
}

const PAGE = 50;

const STATES: Record<LineView, Sql> = {
  open: sql`AND l.state IN ('unmatched', 'proposed', 'part_matched')`,
  suspect: sql`AND l.state = 'duplicate_suspect'`,
  matched: sql`AND l.state = 'matched'`,
  ignored: sql`AND l.state = 'ignored'`,
  all: emptySql,
};

/** Lines of all bank accounts by keyset: what waits, oldest first; the rest, newest first. */
export async function lineList(
  context: QueryContext,
  filter: LineFilter,
  limit = PAGE,
): Promise<{ rows: LineRow[]; next: string | null; previous: string | null }> {
  const rising = (filter.sort ?? (filter.view === "open" ? "date" : "-date")) === "date";
  const backwards = filter.before !== undefined && filter.after === undefined;
  const cursor = readCursor(backwards ? filter.before : filter.after);
  const up = rising !== backwards;
  const beyond = cursor
    ? sql`AND (l.booking_date, l.id) ${up ? sql`>` : sql`<`} (${cursor.day}::date, ${cursor.id}::uuid)`
    : emptySql;
  const found = await rows<Omit<LineRow, "age">>(
    context.db,
    sql`SELECT l.id, l.bank_account_id AS "bankAccountId", b.name AS "bankAccountName", l.booking_date AS "bookingDate", l.side, l.amount, l.matched,
        l.currency, l.narrative, l.reference, l.counterparty_name AS "counterpartyName", l.state
      FROM statement_line l JOIN bank_account b ON b.tenant_id = l.tenant_id AND b.id = l.bank_account_id
      WHERE l.tenant_id = ${context.tenant.id}::uuid ${STATES[filter.view]} ${whereOf(context, filter)} ${beyond}
      ORDER BY l.booking_date ${up ? sql`ASC` : sql`DESC`}, l.id ${up ? sql`ASC` : sql`DESC`} LIMIT ${limit + 1}::int`,
  );
  const page = found.slice(0, limit);
  const more = found.length > limit;
  if (backwards) page.reverse();
  const [first, last] = [page[0], page.at(-1)];
  return {
    rows: page.map((row) => ({ ...row, age: ageOf(row.bookingDate, context.today) })),
    next: last && (more || backwards) ? toCursor([last.bookingDate, last.id]) : null,
    previous: first && (backwards ? more : cursor !== null) ? toCursor([first.bookingDate, first.id]) : null,
  };
}

function readCursor(text: string | undefined): { day: string; id: string } | null {
  const [day, id] = fromCursor(text, 2) ?? [];
  const known = typeof day === "string" && toCivilDate(day) !== null && typeof id === "string" && isUuid(id);
  return known ? { day, id } : null;
}

function whereOf({ tenant, today }: QueryContext, { account, side, age, older, q, file }: LineFilter): Sql {
  const terms = [
    account && sql`AND l.bank_account_id = ${account}::uuid`,
    side && sql`AND l.side = ${side}`,
    age && ageTerm(age, today),
    older !== undefined && sql`AND l.booking_date < ${addDays(today, -older)}::date`,
    file && sql`AND l.file_id = ${file}::uuid`,
    q && wordsTerm(q, tenant.currency),
  ].filter((term) => typeof term === "object");
  return terms.length > 0 ? joinSql(terms, " ") : emptySql;
}

function ageTerm(age: LineAge, today: CivilDate): Sql {
  const { from, to } = AGE_DAYS[age];
  const least = to === null ? emptySql : sql`AND l.booking_date >= ${addDays(today, -to)}::date`;
  // a day ahead of ours is as young as it gets
  return from === 0 ? least : sql`AND l.booking_date <= ${addDays(today, -from)}::date ${least}`;
}

function wordsTerm(q: string, currency: string): Sql {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const amount = readBalance(q.replaceAll(",", ""), currency);
  const exact = amount.ok
    ? sql`OR l.amount = ${amount.value < 0n ? -amount.value : amount.value}::bigint`
    : emptySql;
  return sql`AND (l.narrative ILIKE ${like} OR l.reference ILIKE ${like} OR l.counterparty_name ILIKE ${like} ${exact})`;
}
