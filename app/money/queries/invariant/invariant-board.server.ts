import { findLastRun, type InvariantResult } from "~/money/data/invariant/invariant-runs.server";
import type { Offender, Scope } from "~/money/domain/invariant/invariant";
import {
  STANDING_INVARIANTS,
  type StandingInvariant,
} from "~/money/domain/invariant/standing-invariants.table";
import type { QueryContext } from "~/people/access/query-context";
import { rows, sql } from "~/platform/db/tenant-db.server";

export interface FreezeRow {
  id: string;
  invariant: string;
  scope: Scope;
  /** code of the ledger account, number of the payment, name of who or what it is */
  scopeName: string | null;
  /** the last found evidence; empty when the check passes again */
  rows: Offender["facts"][];
  openedAt: Date;
  liftedAt: Date | null;
  firstById: string | null;
  firstBy: string | null;
  secondBy: string | null;
}

export interface InvariantRow extends StandingInvariant {
  /** `unknown` until the first run that includes it */
  state: "holds" | "broken" | "waits" | "unknown";
  /** rows found by the last run */
  result: InvariantResult | null;
  freezes: number;
}

export interface InvariantBoard {
  lastRun: { at: Date; businessDate: string; trigger: string } | null;
  invariants: InvariantRow[];
  open: FreezeRow[];
  /** open freezes, also those past the listed ones */
  openCount: number;
  lifted: FreezeRow[];
}

const LISTED = 50;
const REMEMBERED = 10;

/** All 32 standing invariants as the last run left them, and what is frozen because of them. */
export async function invariantBoard(context: QueryContext): Promise<InvariantBoard> {
  const run = await findLastRun(context.db);
  const counts = await rows<{ invariant: string; n: number }>(
    context.db,
    sql`SELECT invariant, count(*)::int AS n FROM payout_freeze
      WHERE tenant_id = ${context.tenant.id}::uuid AND state = 'open' GROUP BY 1`,
  );
  const invariants = STANDING_INVARIANTS.map((one): InvariantRow => {
    const result = run?.results.find(({ code }) => code === one.code) ?? null;
    const state =
      one.context === null ? "waits" : result === null ? "unknown" : result.found > 0 ? "broken" : "holds";
    return { ...one, state, result, freezes: counts.find(({ invariant }) => invariant === one.code)?.n ?? 0 };
  });
  return {
    lastRun: run && { at: run.at, businessDate: run.businessDate, trigger: run.trigger },
    invariants,
    open: await listFreezes(context, "open", LISTED),
    openCount: counts.reduce((sum, { n }) => sum + n, 0),
    lifted: await listFreezes(context, "lifted", REMEMBERED),
  };
}

function listFreezes(
  { db, tenant }: QueryContext,
  state: "open" | "lifted",
  limit: number,
): Promise<FreezeRow[]> {
  return rows<FreezeRow>(
    db,
    sql`SELECT f.id, f.invariant, jsonb_build_object('type', f.scope_type, 'id', f.scope_id) AS scope, f.rows,
        f.opened_at AS "openedAt", f.lifted_at AS "liftedAt", f.first_by_id AS "firstById", a.full_name AS "firstBy", b.full_name AS "secondBy",
        CASE f.scope_type
          WHEN 'ledger_account' THEN (SELECT x.code || ' ' || x.name FROM ledger_account x WHERE x.tenant_id = f.tenant_id AND x.id = f.scope_id)
          WHEN 'payment' THEN (SELECT x.payment_no FROM payment x WHERE x.tenant_id = f.tenant_id AND x.id = f.scope_id)
          WHEN 'customer' THEN (SELECT x.full_name FROM customer x WHERE x.tenant_id = f.tenant_id AND x.id = f.scope_id)
          WHEN 'creditor' THEN (SELECT x.name FROM creditor x WHERE x.tenant_id = f.tenant_id AND x.id = f.scope_id)
          WHEN 'bank_account' THEN (SELECT x.name FROM bank_account x WHERE x.tenant_id = f.tenant_id AND x.id = f.scope_id)
        END AS "scopeName"
      FROM payout_freeze f
      LEFT JOIN staff a ON a.tenant_id = f.tenant_id AND a.id = f.first_by_id
      LEFT JOIN staff b ON b.tenant_id = f.tenant_id AND b.id = f.second_by_id
      WHERE f.tenant_id = ${tenant.id}::uuid AND f.state = ${state} ORDER BY f.id DESC LIMIT ${limit}::int`,
  );
}
