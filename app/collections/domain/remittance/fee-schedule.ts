// Source: spec 02 §2.1 (fee schedule), §2.3 (the rate is fixed at the payment's effective date), §0.1 (half-up, once).
import { type CivilDate, daysBetween } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

export type FeeSource = "paid_us" | "paid_client";
export type AgeBasis = "delinquency" | "placement";

/** Percent as decimal text, "25" or "12.5"; amounts in minor units, as text because it is kept as JSON. */
export interface FeeRate {
  rate: string;
  minimum: string;
  flat: string;
}

/** A band of the schedule: debts of up to so many days; null is no end. */
export interface FeeBand extends FeeRate {
  source: FeeSource;
  upToDays: number | null;
}

export interface FeeTax {
  code: string;
  rate: string;
}

export interface FeeSchedule {
  basis: AgeBasis;
  bands: FeeBand[];
  tax: FeeTax | null;
}

export const NO_SCHEDULE: FeeSchedule = { basis: "delinquency", bands: [], tax: null };

/** What was fixed on one payment. */
export interface FixedFee extends FeeRate {
  tax: FeeTax | null;
}

export interface FeeParts {
  fee: bigint;
  tax: bigint;
}

const RATE = /^\d{1,3}(\.\d{1,6})?$/;
const MILLION = 1_000_000n;

export function isRate(text: string): boolean {
  return RATE.test(text) && unitsOf(text) <= 100n * MILLION;
}

/** Bands of one source cover 0 to no end without gap or overlap, because each begins where the one before ends. */
export function checkSchedule({ bands }: FeeSchedule): Outcome<null> {
  for (const source of ["paid_us", "paid_client"] as const) {
    const limits = bands.filter((band) => band.source === source).map((band) => band.upToDays);
    if (limits.length === 0) continue;
    if (limits.at(-1) !== null) return refuse("BANDS_OPEN", { reasons: [source] });
    const ends = limits.slice(0, -1);
    if (ends.some((end, index) => end === null || end <= (ends[index - 1] ?? -1)))
      return refuse("BANDS_ORDER", { reasons: [source] });
  }
  return accept(null);
}

/** The band of a debt that is so many days old; null where nothing was agreed for the source. */
export function bandFor(schedule: FeeSchedule, source: FeeSource, ageDays: number): FeeBand | null {
  const bands = schedule.bands.filter((band) => band.source === source);
  return bands.find(({ upToDays }) => upToDays === null || ageDays <= upToDays) ?? null;
}

/** Days between the date the schedule counts from and the payment; a debt without a delinquency date counts from its placement. */
export function ageOf(
  basis: AgeBasis,
  debt: { delinquencyDate: CivilDate | null; placedOn: CivilDate },
  on: CivilDate,
): number {
  const from = basis === "delinquency" ? (debt.delinquencyDate ?? debt.placedOn) : debt.placedOn;
  return Math.max(daysBetween(from, on), 0);
}

/** The fee of an amount and its tax, minor units. Fee and tax never take more than the amount. */
export function feeOf(fixed: FixedFee, amount: bigint): FeeParts {
  if (amount <= 0n) return { fee: 0n, tax: 0n };
  const byRate = percentOf(amount, fixed.rate);
  const minimum = BigInt(fixed.minimum);
  const wanted = (byRate > minimum ? byRate : minimum) + BigInt(fixed.flat);
  const tax = fixed.tax ? percentOf(wanted, fixed.tax.rate) : 0n;
  if (wanted + tax <= amount) return { fee: wanted, tax };
  const taxRate = fixed.tax ? unitsOf(fixed.tax.rate) : 0n;
  const fee = (amount * 100n * MILLION) / (100n * MILLION + taxRate);
  return { fee, tax: amount - fee };
}

/** Half-up. */
export function percentOf(amount: bigint, percent: string): bigint {
  const whole = 100n * MILLION;
  return (amount * unitsOf(percent) + whole / 2n) / whole;
}

/** Millionths of a percent. */
function unitsOf(percent: string): bigint {
  const [whole = "0", part = ""] = percent.split(".");
  return BigInt(whole) * MILLION + BigInt(part.padEnd(6, "0"));
}
