import { fromIdCursor, toCursor } from "~/office/domain/page-cursor";
import { findPlan, type StoredPlan } from "~/collections/data/commission/commission-plans.server";
import type { StoredCommission } from "~/collections/data/commission/commission-statements.server";
import type { QueryContext } from "~/people/access/query-context";
import { emptySql, rows, type Sql, sql } from "~/platform/db/tenant-db.server";

export interface CommissionRow {
  id: string;
  staffName: string;
  period: string;
  currency: string;
  base: bigint;
  amount: bigint;
  clawback: bigint;
  state: StoredCommission["state"];
}

export interface CommissionDesk {
  rows: CommissionRow[];
  next: string | null;
  plan: StoredPlan;
}

const PAGE = 50;

/** Statements, all or the reader's own, newest first, and the plan in force; two statements. */
export async function commissionDesk(
  context: QueryContext,
  { after }: { after?: string },
): Promise<CommissionDesk> {
  const { db, tenant, today } = context;
  const cursor = fromIdCursor(after);
  const found = await rows<CommissionRow>(
    db,
    sql`SELECT c.id, s.full_name AS "staffName", c.period, c.currency, c.base, c.amount, c.clawback, c.state
      FROM commission_statement c JOIN staff s ON s.tenant_id = c.tenant_id AND s.id = c.staff_id
      WHERE c.tenant_id = ${tenant.id}::uuid ${ownCommission(context)} ${cursor ? sql`AND c.id < ${cursor}::uuid` : emptySql}
      ORDER BY c.id DESC LIMIT ${PAGE + 1}::int`,
  );
  const page = found.slice(0, PAGE);
  const last = page.at(-1);
  const next = last && found.length > PAGE ? toCursor([last.id]) : null;
  return { rows: page, next, plan: await findPlan(db, today) };
}

/** Statements `c` that the reader may see: everybody's, or their own. */
export function ownCommission({ actor }: QueryContext): Sql {
  return actor.permissions.scopeOf("commission:read") === "all"
    ? emptySql
    : sql`AND c.staff_id = ${actor.id}::uuid`;
}
