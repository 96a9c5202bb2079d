import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { monthsOfYear, type PeriodState } from "~/money/domain/ledger/accounting-period";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface PeriodRow {
  /** null for a month that was never closed */
  id: string | null;
  startsOn: CivilDate;
  endsOn: CivilDate;
  state: PeriodState;
  lockedAt: Date | null;
  reopenedUntil: Date | null;
  entries: number;
  /** debits of the month, minor units */
  turnover: bigint;
  /** a lock or a re-opening waits for a second person */
  waiting: boolean;
}

interface StoredPeriod extends Omit<PeriodRow, "startsOn" | "endsOn" | "state"> {
  month: CivilDate;
  state: PeriodState | null;
}

/** The months of the fiscal year in which the date lies, in order, two statements. */
export async function periodList(
  { db, tenant }: QueryContext,
  { on }: { on: CivilDate },
): Promise<{ from: CivilDate; to: CivilDate; rows: PeriodRow[] }> {
  const [fiscal] = await rows<{ month: number }>(
    db,
    sql`SELECT fiscal_start_month AS month FROM tenant WHERE id = ${tenant.id}::uuid`,
  );
  const months = monthsOfYear(on, fiscal?.month ?? 1);
  const [from, to] = [months[0]!.startsOn, months[11]!.endsOn];
  const found = await rows<StoredPeriod>(
    db,
    sql`SELECT m.month, p.id, CASE WHEN p.state = 'open' AND p.reopened_until < now() THEN 'locked' ELSE p.state END AS state,
        p.locked_at AS "lockedAt", p.reopened_until AS "reopenedUntil", coalesce(e.entries, 0)::int AS entries,
        coalesce(e.turnover, 0)::bigint AS turnover,
        EXISTS (SELECT 1 FROM approval_request r WHERE r.tenant_id = p.tenant_id AND r.subject_type = 'accounting_period'
          AND r.subject_id = p.id AND r.state = 'pending') AS waiting
      FROM unnest(${months.map((month) => month.startsOn)}::date[]) AS m(month)
      LEFT JOIN accounting_period p ON p.tenant_id = ${tenant.id}::uuid AND p.starts_on = m.month
      LEFT JOIN LATERAL (SELECT count(DISTINCT x.entry_id) AS entries, sum(x.dr) AS turnover FROM journal_entry j
        JOIN posting x ON x.tenant_id = j.tenant_id AND x.entry_id = j.id
        WHERE j.tenant_id = ${tenant.id}::uuid AND j.posting_date >= m.month AND j.posting_date < m.month + interval '1 month') e ON true
      ORDER BY m.month`,
  );
  return {
    from,
    to,
    rows: found.map(({ month, ...row }, index) => ({
      ...row,
      startsOn: month,
      endsOn: months[index]!.endsOn,
      state: row.state ?? "open",
    })),
  };
}
