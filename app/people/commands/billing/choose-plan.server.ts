import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { findPlan, listPlans } from "~/people/data/billing/plans.server";
import {
  getSubscriptionForChange,
  saveSubscription,
  type StoredSubscription,
} from "~/people/data/billing/subscriptions.server";
import { countSeats, measureUsage } from "~/people/data/billing/usage.server";
import { isDowngrade, overLimits } from "~/people/domain/billing/limits";
import { CYCLES, extraSeats, type Plan, priceOf } from "~/people/domain/billing/plan";
import { isSubscribed } from "~/people/domain/billing/subscription-state";

import { askProvider } from "./ask-provider.server";
import { isFresh } from "~/people/domain/billing/is-fresh";

export const planForm = z.object({
  plan: z.string("REQUIRED").min(1, "REQUIRED").max(40),
  cycle: z.enum(CYCLES, "REQUIRED"),
  /** the moment that the price shown was reckoned for */
  at: z.iso.datetime("REQUIRED"),
});
type PlanForm = z.output<typeof planForm>;

/**
 * The firm takes a plan: the first by the provider's payment page, a larger one at once for what is left of the cycle,
 * a smaller one from the next cycle on, unless it has no room for what is used.
 */
export const choosePlan = defineCommand(
  { name: "billing.choose_plan", permission: "billing:manage", input: planForm },
  async (context, form) => {
    const subscription = await getSubscriptionForChange(context.db);
    const plan = (await listPlans(context.db)).find(({ code }) => code === form.plan);
    if (!plan || !priceOf(plan, context.tenant.currency, form.cycle))
      return refuseField("plan", "PLAN_UNKNOWN");
    const ask = async (kind: "checkout" | "schedule" | "change", params: Record<string, unknown>) =>
      accept({ askId: await askProvider(context, kind, params) });
    const { code, version } = plan;
    const { active } = await countSeats(context.db);
    const seats = extraSeats(active, plan.limits.seats);
    const wanted = { plan: code, version, cycle: form.cycle, seats };
    const usage = await measureUsage(context.db, context.now.toISOString().slice(0, 7));
    const over = overLimits(plan.limits, usage);
    const now = await runningPlan(context, subscription);
    // a first plan may be too small as well as a smaller one
    if (over.length > 0 && (!now || isDowngrade(now, plan)))
      return refuse("DOWNGRADE_BLOCKED", { reasons: over.map(({ limit }) => limit), facts: { over } });
    if (!now) return ask("checkout", wanted);
    if (isSame(subscription, form, version)) return refuse("ALREADY_DONE");
    if (waitsForCycle(now, plan, subscription, form)) return ask("schedule", wanted);
    if (!isFresh(form.at, context.now)) return refuse("PRICE_STALE");
    if (subscription.status !== "active" || !subscription.method) return refuse("PAYMENT_METHOD_REQUIRED");
    await saveSubscription(context.db, { ...subscription, seatsWanted: seats });
    return ask("change", { ...wanted, at: form.at });
  },
);

function runningPlan(
  { db }: CommandContext,
  { status, subscriptionRef, planCode, planVersion }: StoredSubscription,
) {
  const runs = isSubscribed(status) && subscriptionRef && planCode && planVersion;
  return runs ? findPlan(db, planCode, planVersion) : null;
}

function isSame(held: StoredSubscription, { plan, cycle }: PlanForm, version: number): boolean {
  return held.planCode === plan && held.planVersion === version && held.cycle === cycle && !held.nextPlan;
}

/** Less, or paid by the month again, begins with the next cycle: what is paid for is used up first. */
function waitsForCycle(
  now: Plan,
  plan: Plan,
  { cycle: held }: StoredSubscription,
  { cycle }: PlanForm,
): boolean {
  if (isDowngrade(now, plan) || (held === "year" && cycle === "month")) return true;
  return now.code === plan.code && held === cycle;
}
