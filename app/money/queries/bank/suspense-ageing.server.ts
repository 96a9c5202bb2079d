import { addDays } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { AGE_DAYS, LINE_AGES, type LineAge } from "~/money/domain/statement/intake/line-age";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface SuspenseAgeingRow {
  bankAccountId: string;
  name: string;
  side: "C" | "D";
  /** what waits in each age, minor units */
  open: Record<LineAge, bigint>;
  total: bigint;
  lines: number;
  /** beside them: lines that may be the same money told twice */
  suspects: number;
  suspected: bigint;
}

export interface SuspenseAgeing {
  rows: SuspenseAgeingRow[];
  /** what the books hold in suspense on each side: 2300 and 1900 */
  booked: Record<"C" | "D", bigint>;
}

type Found = Omit<SuspenseAgeingRow, "open"> & { ages: bigint[] };

/** Money of bank lines that waits for its match, by bank account, side and age (spec 05 §9). */
export async function suspenseAgeing({ db, tenant, today }: QueryContext): Promise<SuspenseAgeing> {
  // a line booked ahead of our today is as young as it gets
  const firsts = LINE_AGES.map((age) => addDays(today, -(AGE_DAYS[age].to ?? 100_000)));
  const lasts = LINE_AGES.map((age, index) =>
    index === 0 ? "9999-12-31" : addDays(today, -AGE_DAYS[age].from),
  );
  const found = await rows<Found>(
    db,
    sql`WITH waiting AS (
        SELECT l.bank_account_id, l.side, g.n, l.state = 'duplicate_suspect' AS suspect, sum(l.amount - l.matched) AS amount, count(*) AS lines
        FROM statement_line l JOIN unnest(${firsts}::date[], ${lasts}::date[]) WITH ORDINALITY AS g(first, last, n)
          ON l.booking_date >= g.first AND l.booking_date <= g.last
        WHERE l.tenant_id = ${tenant.id}::uuid AND l.state IN ('unmatched', 'proposed', 'part_matched', 'duplicate_suspect') GROUP BY 1, 2, 3, 4)
      SELECT b.id AS "bankAccountId", b.name, w.side,
        (SELECT array_agg(coalesce(y.amount, 0)::bigint ORDER BY x.n) FROM generate_series(1, ${LINE_AGES.length}::int) AS x(n)
          LEFT JOIN waiting y ON y.bank_account_id = w.bank_account_id AND y.side = w.side AND y.n = x.n AND NOT y.suspect) AS ages,
        coalesce(sum(w.amount) FILTER (WHERE NOT w.suspect), 0)::bigint AS total, coalesce(sum(w.lines) FILTER (WHERE NOT w.suspect), 0)::int AS lines,
        coalesce(sum(w.lines) FILTER (WHERE w.suspect), 0)::int AS suspects, coalesce(sum(w.amount) FILTER (WHERE w.suspect), 0)::bigint AS suspected
      FROM waiting w JOIN bank_account b ON b.tenant_id = ${tenant.id}::uuid AND b.id = w.bank_account_id
      GROUP BY b.id, b.name, w.bank_account_id, w.side ORDER BY b.name, b.id, w.side`,
  );
  const [book] = await rows<SuspenseAgeing["booked"]>(
    db,
    sql`SELECT coalesce(sum(x.posted) FILTER (WHERE a.code = '2300'), 0)::bigint AS "C", coalesce(sum(x.posted) FILTER (WHERE a.code = '1900'), 0)::bigint AS "D"
      FROM ledger_account a JOIN ledger_balance x ON x.tenant_id = a.tenant_id AND x.account_id = a.id
      WHERE a.tenant_id = ${tenant.id}::uuid AND a.code IN ('1900', '2300')`,
  );
  const aged = found.map(({ ages, ...row }) => ({ ...row, open: byAge(ages) }));
  return { rows: aged, booked: book ?? { C: 0n, D: 0n } };
}

function byAge(ages: bigint[]): Record<LineAge, bigint> {
  return Object.fromEntries(LINE_AGES.map((age, index) => [age, BigInt(ages[index] ?? 0n)])) as Record<
    LineAge,
    bigint
  >;
}
