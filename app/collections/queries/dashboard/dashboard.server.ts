import { addDays, type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import type { QueryContext } from "~/people/access/query-context";
import { reachScope } from "~/collections/data/account/accounts.server";
import { AGE_BANDS, type AgeBand } from "~/collections/domain/worklist/worklist-filter";
import { rows, type Sql, sql } from "~/platform/db/tenant-db.server";

import {
  COLLECTED_STATES,
  type CollectorFigures,
  type Period,
  readCollectors,
} from "./collector-figures.server";

export interface Dashboard {
  /** whether these are the sample accounts' figures; null in a firm without any. `only`: it has no others */
  sample: { shown: boolean; only: boolean } | null;
  activeAccounts: number;
  totalBalance: bigint;
  /** net collected in the period and in the one before it, by effective date */
  collected: bigint;
  collectedBefore: bigint;
  /** net collected since placement ÷ original amount of the same accounts, leavers kept in the base; null without a base */
  recoveryRate: number | null;
  recovered: bigint;
  placed: bigint;
  statuses: { status: string; count: number }[];
  aging: { band: AgeBand; count: number; balance: bigint }[];
  collectors: CollectorFigures[];
  trend: { day: CivilDate; count: number; amount: bigint }[];
}

/**
 * The desk's figures on the business date inside the viewer's scope; each opens the rows that make it. They are of real
 * accounts; of sample ones where that is asked for, or where there is nothing else yet: never of both.
 */
export async function dashboard(
  context: QueryContext,
  { from, to, sample }: Period & { sample?: boolean },
): Promise<Dashboard> {
  const period = { from, to };
  const within = reachScope(context.actor, context.actor.permissions.scopeOf("dashboard:read") ?? "own");
  const { there, only } = await readSample(context);
  const shown = there && (sample ?? only);
  const scope = shown ? sql`AND a.is_sample ${within}` : sql`AND NOT a.is_sample ${within}`;
  const portfolio = await readPortfolio(context, scope);
  const trend = await readTrend(context, scope, period);
  const before = {
    from: addDays(period.from, -daysBetween(period.from, period.to) - 1),
    to: addDays(period.from, -1),
  };
  const collectedBefore = await readCollected(context, scope, before);
  const collectors = await readCollectors(context, scope, period, shown ? "sample" : "active");
  const collected = trend.reduce((sum, day) => sum + day.amount, 0n);
  return {
    sample: there ? { shown, only } : null,
    ...portfolio,
    trend: fillDays(trend, period),
    collected,
    collectedBefore,
    collectors,
  };
}

/** Whether there are sample accounts, and nothing beside them. */
async function readSample({ db, tenant }: QueryContext): Promise<{ there: boolean; only: boolean }> {
  const [row] = await rows<{ there: boolean; only: boolean }>(
    db,
    sql`SELECT s.there, s.there AND NOT EXISTS (SELECT 1 FROM account a WHERE a.tenant_id = ${tenant.id}::uuid
        AND a.published_at IS NOT NULL AND NOT a.is_sample) AS only
      FROM (SELECT EXISTS (SELECT 1 FROM account WHERE tenant_id = ${tenant.id}::uuid AND is_sample) AS there) s`,
  );
  return row ?? { there: false, only: false };
}

type Portfolio = Pick<
  Dashboard,
  "activeAccounts" | "totalBalance" | "recoveryRate" | "recovered" | "placed" | "statuses" | "aging"
>;

/** One pass over the covering index gives counts, balances, aging and recovery. */
async function readPortfolio({ db, tenant, today }: QueryContext, scope: Sql): Promise<Portfolio> {
  const found = await rows<{
    status: string;
    band: AgeBand;
    count: number;
    balance: bigint;
    placed: bigint;
    recovered: bigint;
  }>(
    db,
    sql`SELECT a.status, CASE WHEN a.due_date IS NULL THEN 'no_date' WHEN a.due_date > ${today}::date THEN 'not_due'
          WHEN a.due_date >= ${today}::date - 30 THEN '0_30' WHEN a.due_date >= ${today}::date - 60 THEN '31_60'
          WHEN a.due_date >= ${today}::date - 90 THEN '61_90' ELSE '90_plus' END AS band,
        count(*)::int AS count, sum(a.balance)::bigint AS balance, sum(a.original_amount)::bigint AS placed, sum(a.collected)::bigint AS recovered
      FROM account a WHERE a.tenant_id = ${tenant.id}::uuid AND a.published_at IS NOT NULL ${scope} GROUP BY 1, 2`,
  );
  const active = found.filter((row) => row.status !== "SETTLED" && row.status !== "CLOSED");
  const sum = (list: typeof found, pick: (row: (typeof found)[number]) => bigint) =>
    list.reduce((total, row) => total + pick(row), 0n);
  const placed = sum(found, (row) => row.placed);
  const recovered = sum(found, (row) => row.recovered);
  const byStatus = Map.groupBy(found, (row) => row.status);
  return {
    activeAccounts: active.reduce((total, row) => total + row.count, 0),
    totalBalance: sum(active, (row) => row.balance),
    placed,
    recovered,
    recoveryRate: placed === 0n ? null : Number((recovered * 1_000_000n) / placed) / 1_000_000,
    statuses: [...byStatus].map(([status, list]) => ({
      status,
      count: list.reduce((total, row) => total + row.count, 0),
    })),
    aging: AGE_BANDS.map((band) => {
      const list = active.filter((row) => row.band === band);
      return {
        band,
        count: list.reduce((total, row) => total + row.count, 0),
        balance: sum(list, (row) => row.balance),
      };
    }),
  };
}

/** Completed amounts less what went back, by the day the money counts for. */
async function readTrend(
  { db, tenant }: QueryContext,
  scope: Sql,
  { from, to }: Period,
): Promise<Dashboard["trend"]> {
  return rows(
    db,
    sql`SELECT p.effective_date AS day, count(*)::int AS count, sum(p.amount - p.refunded)::bigint AS amount
      FROM payment p JOIN payment_target t ON t.tenant_id = p.tenant_id AND t.payment_id = p.id AND t.target_type = 'account'
      JOIN account a ON a.tenant_id = t.tenant_id AND a.id = t.target_id
      WHERE p.tenant_id = ${tenant.id}::uuid AND p.direction = 'in' AND p.state = ANY(${COLLECTED_STATES})
        AND p.effective_date BETWEEN ${from}::date AND ${to}::date ${scope} GROUP BY 1 ORDER BY 1`,
  );
}

async function readCollected(context: QueryContext, scope: Sql, period: Period): Promise<bigint> {
  const trend = await readTrend(context, scope, period);
  return trend.reduce((sum, day) => sum + day.amount, 0n);
}

/** Empty days show as zero, not as a gap. */
function fillDays(trend: Dashboard["trend"], { from, to }: Period): Dashboard["trend"] {
  const byDay = new Map(trend.map((day) => [day.day, day]));
  return Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => {
    const day = addDays(from, index);
    return byDay.get(day) ?? { day, count: 0, amount: 0n };
  });
}
