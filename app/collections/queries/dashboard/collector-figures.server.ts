import type { CivilDate } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { teamOf } from "~/collections/data/account/accounts.server";
import { emptySql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

export const COLLECTED_STATES = ["succeeded", "cleared", "part_refunded", "refunded", "disputed"];

export interface Period {
  from: CivilDate;
  to: CivilDate;
}

export interface CollectorFigures {
  staffId: string;
  fullName: string;
  open: number;
  collected: bigint;
  resolved: number;
  assigned: number;
}

/** Somebody who sees only their own or their team's accounts sees only those rows. */
export function readCollectors(
  { db, tenant, actor }: QueryContext,
  scope: Sql,
  { from, to }: Period,
  status: "sample" | "active",
): Promise<CollectorFigures[]> {
  const width = actor.permissions.scopeOf("dashboard:read");
  const narrower =
    width === "team"
      ? sql`AND s.id IN (${teamOf(actor, "dashboard:read")})`
      : sql`AND s.id = ${actor.id}::uuid`;
  const ownRow = width === "all" ? emptySql : narrower;
  return rows(
    db,
    sql`SELECT s.id AS "staffId", s.full_name AS "fullName",
        coalesce(w.open, 0)::int AS open, coalesce(w.resolved, 0)::int AS resolved, coalesce(w.assigned, 0)::int AS assigned,
        coalesce(m.collected, 0)::bigint AS collected
      FROM collector_profile c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id
      LEFT JOIN (
        SELECT a.assigned_to, count(*) FILTER (WHERE a.status IN ('ASSIGNED','IN_CONTACT','NEGOTIATING','PAYMENT_PLAN','DISPUTED')) AS open,
          count(*) FILTER (WHERE a.status = 'SETTLED' OR a.close_reason IN ('paid_in_full','settled_in_full') OR a.money_state = 'paid_in_full') AS resolved,
          count(*) AS assigned
        FROM account a WHERE a.tenant_id = ${tenant.id}::uuid AND a.assigned_to IS NOT NULL ${scope} GROUP BY 1) w ON w.assigned_to = s.id
      LEFT JOIN (
        SELECT a.assigned_to, sum(p.amount - p.refunded) AS collected
        FROM payment p JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
        JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
        WHERE p.tenant_id = ${tenant.id}::uuid AND p.direction = 'in' AND p.state = ANY(${COLLECTED_STATES})
          AND p.effective_date BETWEEN ${from}::date AND ${to}::date ${scope} GROUP BY 1) m ON m.assigned_to = s.id
      WHERE c.tenant_id = ${tenant.id}::uuid AND (s.status = ${status} OR m.collected > 0 OR (${status} = 'sample' AND w.assigned > 0)) ${ownRow}
      ORDER BY collected DESC, s.full_name LIMIT 50`,
  );
}
