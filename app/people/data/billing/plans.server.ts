import { DEFAULT_PLANS } from "~/people/domain/billing/plans.table";
import type { Plan, PlanLimits } from "~/people/domain/billing/plan";
import { platformRows } from "~/platform/db/across-rows.server";
import type { Database } from "~/platform/db/database.server";
import { rows, sql, type TenantDb } from "~/platform/db/tenant-db.server";
import { newId } from "~/platform/ids/new-id";

interface PlanRow {
  code: string;
  version: number;
  name: string;
  limits: PlanLimits;
  prices: Record<string, { base: string; seat: string }>;
}

const edited = sql`SELECT code, plan_version AS version, name, limits, prices FROM billing_plan ORDER BY code, plan_version`;

function toPlan({ prices, ...plan }: PlanRow): Plan {
  const read = Object.entries(prices).map(
    ([currency, { base, seat }]) => [currency, { base: BigInt(base), seat: BigInt(seat) }] as const,
  );
  return { ...plan, prices: Object.fromEntries(read) };
}

/** The newest version of each plan, in the catalogue's order. */
function newest(found: PlanRow[]): Plan[] {
  const plans = found.map(toPlan);
  return DEFAULT_PLANS.map((plan) => plans.findLast(({ code }) => code === plan.code) ?? plan);
}

export async function listPlans(db: TenantDb): Promise<Plan[]> {
  return newest(await rows<PlanRow>(db, edited));
}

/** A plan as the firm signed it, whatever it costs today. */
export async function findPlan(db: TenantDb, code: string, version: number): Promise<Plan | null> {
  const all = [...DEFAULT_PLANS, ...(await rows<PlanRow>(db, edited)).map(toPlan)];
  return all.find((plan) => plan.code === code && plan.version === version) ?? null;
}

/** The catalogue as the console edits it. */
export async function listCatalogue(database: Database): Promise<Plan[]> {
  return newest(await platformRows<PlanRow>(database, edited));
}

/** The next version of a plan; false when somebody else made it meanwhile. */
export async function savePlanVersion(
  database: Database,
  plan: Plan,
  change: { reason: string; by: { id: string; name: string } },
): Promise<boolean> {
  const prices = Object.fromEntries(
    Object.entries(plan.prices).map(([currency, { base, seat }]) => [
      currency,
      { base: base.toString(), seat: seat.toString() },
    ]),
  );
  const saved = await platformRows(
    database,
    sql`INSERT INTO billing_plan (id, code, plan_version, name, limits, prices, reason, operator_id, operator_name)
      VALUES (${newId()}::uuid, ${plan.code}, ${plan.version}::int, ${plan.name}, ${JSON.stringify(plan.limits)}::jsonb,
        ${JSON.stringify(prices)}::jsonb, ${change.reason}, ${change.by.id}::uuid, ${change.by.name})
      ON CONFLICT (code, plan_version) DO NOTHING RETURNING id`,
  );
  return saved.length > 0;
}
