// Source: spec 07 §2 (product decision, 2026): plans differ by size, domains, sandbox and support, never by safety.

export const CYCLES = ["month", "year"] as const;
export type Cycle = (typeof CYCLES)[number];

/** A year costs ten months. */
const MONTHS_PAID: Readonly<Record<Cycle, bigint>> = { month: 1n, year: 10n };

/** What a plan measures; `null` in a plan's limits is as much as the firm likes. */
export const METERS = ["customers", "apiCalls", "texts", "storageGb"] as const;
export type Meter = (typeof METERS)[number];

export interface PlanLimits extends Readonly<Record<Meter, number | null>> {
  /** staff included in the base price */
  seats: number;
  desks: number;
  /** own domains */
  domains: number;
  sandbox: boolean;
  prioritySupport: boolean;
}

/** Minor units a month. */
export interface PlanPrice {
  base: bigint;
  /** each seat over the included ones */
  seat: bigint;
}

export interface Plan {
  code: string;
  version: number;
  name: string;
  limits: PlanLimits;
  /** by currency; none where the price is a contract's */
  prices: Readonly<Record<string, PlanPrice>>;
}

/** Prices of a plan for one cycle, in minor units of the currency. */
export interface CyclePrice extends PlanPrice {
  currency: string;
}

/** In the firm's own currency where the plan has one, else in dollars; null where the price is a contract's. */
export function priceOf(plan: Plan, currency: string, cycle: Cycle): CyclePrice | null {
  const known = plan.prices[currency] ? currency : "USD";
  const price = plan.prices[known];
  if (!price) return null;
  const months = MONTHS_PAID[cycle];
  return { base: price.base * months, seat: price.seat * months, currency: known };
}

/** Seats that are paid for one by one: those over what the plan includes. */
export function extraSeats(used: number, included: number): number {
  return Math.max(0, used - included);
}

/** What a whole cycle costs. */
export function cycleTotal(price: PlanPrice, seats: number): bigint {
  return price.base + price.seat * BigInt(seats);
}
