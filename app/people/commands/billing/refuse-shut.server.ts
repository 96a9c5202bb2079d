import type { CommandContext } from "~/office/commands/command/define-command";
import { civilDateIn } from "~/office/domain/calendar-date";
import { refuse } from "~/office/domain/outcome";
import { findFirmPlan } from "~/people/data/billing/firm-plan.server";
import { findSubscription } from "~/people/data/billing/subscriptions.server";
import { judgeLimit } from "~/people/domain/billing/limits";
import type { Meter } from "~/people/domain/billing/plan";

/** PLAN_LIMIT where the firm has been far over one of its plan's limits for too long; null where there is room. */
export async function refuseShut({ db, tenant, now }: CommandContext, meters: readonly Meter[]) {
  const held = await findSubscription(db);
  if (!held?.usage) return null;
  const { usage, overSince } = held;
  if (meters.every((meter) => !overSince[meter])) return null;
  const firm = await findFirmPlan(db, held, tenant.status);
  if (!firm) return null;
  const today = civilDateIn(tenant.timeZone, now);
  const { limits } = firm.plan;
  const shut = meters.find(
    (meter) => judgeLimit(usage[meter], limits[meter], overSince[meter] ?? null, today) === "shut",
  );
  if (!shut) return null;
  const facts = { limit: limits[shut], used: Math.round(usage[shut]), upgrade: "plan", meter: shut };
  return refuse("PLAN_LIMIT", { facts });
}
