import { civilDateIn } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface CloseDayRow {
  day: string;
  state: "open" | "closing" | "closed";
  closedAt: Date | null;
  /** steps done or waived */
  done: number;
  failed: number;
  waived: number;
  /** a worker is at it */
  running: boolean;
}

export interface CloseBoard {
  /** the firm's today, which the next close ends */
  today: string;
  /** that day is over where the firm is */
  over: boolean;
  days: CloseDayRow[];
}

const LISTED = 31;

/** The dates closed last, and the one that is next. */
export async function closeBoard({ db, tenant }: QueryContext): Promise<CloseBoard> {
  const days = await rows<CloseDayRow>(
    db,
    sql`SELECT d.day, d.state, d.closed_at AS "closedAt", s.done, s.failed, s.waived, coalesce(d.lease_until > now(), false) AS running
      FROM business_day d CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE state IN ('done', 'waived'))::int AS done, count(*) FILTER (WHERE state = 'failed')::int AS failed,
          count(*) FILTER (WHERE state = 'waived')::int AS waived FROM close_step x
        WHERE x.tenant_id = d.tenant_id AND x.business_day_id = d.id) s
      WHERE d.tenant_id = ${tenant.id}::uuid ORDER BY d.day DESC LIMIT ${LISTED}::int`,
  );
  const today = tenant.businessDate;
  return { today, over: today < civilDateIn(tenant.timeZone, new Date()), days };
}
