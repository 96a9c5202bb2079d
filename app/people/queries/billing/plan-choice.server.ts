import type { QueryContext } from "~/people/access/query-context";
import { listPlans, findPlan } from "~/people/data/billing/plans.server";
import { findSubscription, type StoredSubscription } from "~/people/data/billing/subscriptions.server";
import { countSeats, measureUsage } from "~/people/data/billing/usage.server";
import { isDowngrade, type Over, overLimits } from "~/people/domain/billing/limits";
import {
  type Cycle,
  type CyclePrice,
  cycleTotal,
  extraSeats,
  type Plan,
  type PlanLimits,
  priceOf,
} from "~/people/domain/billing/plan";
import { prorateChange } from "~/people/domain/billing/proration";
import { isSubscribed } from "~/people/domain/billing/subscription-state";

interface Amount {
  minor: bigint;
  currency: string;
}

/** One plan as the firm would have it. */
export interface PlanOffer {
  code: string;
  name: string;
  version: number;
  limits: PlanLimits;
  /** null where the price is a contract's */
  price: { base: Amount; seat: Amount } | null;
  /** seats over the included ones that the firm would pay for */
  seats: number;
  /** a whole cycle with those seats */
  total: Amount | null;
  current: boolean;
  /** what it has no room for; such a plan cannot be chosen */
  over: Over[];
  /** `first`: by the payment page; `now`: charged at once; `later`: from the next cycle on */
  starts: "first" | "now" | "later";
  /** what is due now; null where nothing is */
  due: Amount | null;
}

export interface PlanChoice {
  cycle: Cycle;
  /** the moment that prices are reckoned for */
  at: Date;
  periodEnd: Date | null;
  offers: PlanOffer[];
}

/** Every plan, with what it would cost the firm now and from now on. */
export async function planChoice(
  { db, tenant }: QueryContext,
  { cycle, at }: { cycle: Cycle; at: Date },
): Promise<PlanChoice> {
  const held = await findSubscription(db);
  const plans = await listPlans(db);
  const { active } = await countSeats(db);
  const usage = await measureUsage(db, at.toISOString().slice(0, 7));
  const runs = held && isSubscribed(held.status) && held.subscriptionRef !== null;
  const now =
    runs && held.planCode && held.planVersion ? await findPlan(db, held.planCode, held.planVersion) : null;
  const offers = plans.map((plan): PlanOffer => {
    const price = priceOf(plan, tenant.currency, cycle);
    const seats = extraSeats(active, plan.limits.seats);
    const { code, name, version, limits } = plan;
    const current = now?.code === code && now.version === version && held?.cycle === cycle;
    const smaller = now === null || isDowngrade(now, plan);
    const starts = startOf(now, plan, held, cycle);
    const amount = (minor: bigint): Amount => ({ minor, currency: price?.currency ?? tenant.currency });
    return {
      code,
      name,
      version,
      limits,
      price: price && { base: amount(price.base), seat: amount(price.seat) },
      seats,
      total: price && amount(cycleTotal(price, seats)),
      current,
      over: smaller ? overLimits(limits, usage) : [],
      starts,
      due:
        price && !current && starts !== "later"
          ? amount(dueNow({ now, held, price, seats, cycle, at }))
          : null,
    };
  });
  return { cycle, at, periodEnd: runs ? held.periodEnd : null, offers };
}

function startOf(
  now: Plan | null,
  plan: Plan,
  held: StoredSubscription | null,
  cycle: Cycle,
): PlanOffer["starts"] {
  if (!now) return "first";
  const later = isDowngrade(now, plan) || (held?.cycle === "year" && cycle === "month");
  return later || (now.code === plan.code && held?.cycle === cycle) ? "later" : "now";
}

interface Due {
  now: Plan | null;
  held: StoredSubscription | null;
  price: CyclePrice;
  seats: number;
  cycle: Cycle;
  at: Date;
}

/** The same reckoning that the provider makes for the same moment. */
function dueNow({ now, held, price, seats, cycle, at }: Due): bigint {
  const { periodStart: from, periodEnd: to, cycle: heldCycle } = held ?? {};
  const old = now && heldCycle ? priceOf(now, price.currency, heldCycle) : null;
  if (!old || !from || !to) return cycleTotal(price, seats);
  const before = [
    { unit: old.base, quantity: 1 },
    { unit: old.seat, quantity: held?.seats ?? 0 },
  ];
  // another cycle begins anew: all of it, less what is left of the old one
  if (heldCycle !== cycle) return cycleTotal(price, seats) + prorateChange(before, [], { from, to }, at);
  const after = [
    { unit: price.base, quantity: 1 },
    { unit: price.seat, quantity: seats },
  ];
  return prorateChange(before, after, { from, to }, at);
}
