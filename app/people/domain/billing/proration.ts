// Source: spec 07 §2: adding is charged for what is left of the cycle; minor units, half up at the end.

/** A cycle from its first moment to the first of the next. */
export interface Period {
  from: Date;
  to: Date;
}

/** What somebody pays for, for a whole cycle. */
export interface Charge {
  /** minor units for one */
  unit: bigint;
  quantity: number;
}

/** The part of a cycle's price that falls on what is left of it, in minor units. */
export function prorate({ unit, quantity }: Charge, { from, to }: Period, at: Date): bigint {
  const whole = BigInt(to.getTime() - from.getTime());
  if (whole <= 0n) throw new RangeError("a cycle ends after it begins");
  const start = Math.min(Math.max(at.getTime(), from.getTime()), to.getTime());
  const left = BigInt(to.getTime() - start);
  return (2n * unit * BigInt(quantity) * left + whole) / (2n * whole);
}

/** What changing the charges costs now: what is left of the new ones less what is left of the old. */
export function prorateChange(
  before: readonly Charge[],
  after: readonly Charge[],
  period: Period,
  at: Date,
): bigint {
  const sum = (charges: readonly Charge[]) =>
    charges.reduce((total, charge) => total + prorate(charge, period, at), 0n);
  return sum(after) - sum(before);
}
