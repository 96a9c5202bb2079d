// Source: spec 07 §2: a seat is an active member of staff; seats are a hard limit, and extra ones are bought.
import type { CyclePrice } from "./plan";
import { type Period, prorate } from "./proration";

export interface SeatRoom {
  /** active staff and people who may still take up an invitation */
  used: number;
  /** null where nothing limits them */
  limit: number | null;
}

export function hasSeat({ used, limit }: SeatRoom): boolean {
  return limit === null || used < limit;
}

/** What one seat more costs now and every cycle. */
export interface SeatPrice {
  now: bigint;
  each: bigint;
  currency: string;
}

export function seatPrice(price: CyclePrice, period: Period, at: Date, seats = 1): SeatPrice {
  const now = prorate({ unit: price.seat, quantity: seats }, period, at);
  return { now, each: price.seat * BigInt(seats), currency: price.currency };
}
