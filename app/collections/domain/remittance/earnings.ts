// Source: spec 02 §10.1, §10.5; spec 05 §3 PC05, PC06, PC10. What the agency earns of a payment follows from what the
// payment is now; the difference to what was booked is what is to be booked.
import { splitMoney } from "~/money/domain/amount/money";

import { feeOf, type FeeParts, type FixedFee } from "./fee-schedule";

export interface FixedTerms extends FixedFee {
  /** held: kept from the money in trust; invoiced: the client pays it */
  source: "held" | "invoiced";
  /** what staff share in */
  base: "agency_fee" | "collected";
  shares: { staffId: string; weight: number }[];
}

/** What is known of a payment and was booked for it so far; minor units. */
export interface Earnings {
  cleared: boolean;
  terms: FixedTerms | null;
  /** applied to buckets and neither back nor about to go back */
  keeps: bigint;
  booked: FeeParts & { recoverable: bigint; amount: bigint; shares: Record<string, bigint> };
  /** lines of runs that were approved: what they moved to the client, and of that the negative ones as a positive sum */
  remitted: bigint;
  claimedBack: bigint;
}

export interface Booking extends FeeParts {
  /** what the firm puts in for the client and claims from it; below zero when it takes it out again */
  recoverable: bigint;
  /** what the base of the fee grew by */
  amount: bigint;
  /** what of the fee each payee's commission counts */
  shares: { staffId: string; amount: bigint }[];
  shared: bigint;
}

const NOTHING: FeeParts = { fee: 0n, tax: 0n };

/** The difference that is to be booked; null when the books say it already. */
export function bookingOf(earnings: Earnings): Booking | null {
  const { terms, booked } = earnings;
  const amount = earnings.cleared ? earnings.keeps : 0n;
  const due = terms ? feeOf(terms, amount) : NOTHING;
  const kept = terms?.source === "held" ? due.fee + due.tax : 0n;
  const booking = {
    fee: due.fee - booked.fee,
    tax: due.tax - booked.tax,
    recoverable: recoverableOf(earnings, amount - kept) - booked.recoverable,
    amount: amount - booked.amount,
  };
  if (booking.fee === 0n && booking.tax === 0n && booking.recoverable === 0n) return null;
  const base = terms?.base === "collected" ? amount : due.fee;
  const shares = sharesOf(terms, base, booked.shares);
  return { ...booking, shares, shared: shares.reduce((sum, one) => sum + one.amount, 0n) };
}

/**
 * Money that went to the client and is not the payment's any more, or not cleared any more: the firm's claim on the client. Money of the same
 * debt that another payment brought is not used for it: the next run takes it, as a line that names this payment.
 */
function recoverableOf({ remitted, claimedBack }: Earnings, stays: bigint): bigint {
  const short = remitted - stays;
  return (short > 0n && remitted > 0n ? short : 0n) + claimedBack;
}

/** Largest remainder on the whole, less what was shared before: the parts of all bookings sum to the fee to the unit. */
function sharesOf(terms: FixedTerms | null, base: bigint, before: Record<string, bigint>): Booking["shares"] {
  if (!terms || terms.shares.length === 0) return [];
  const parts = splitMoney(
    base,
    terms.shares.map(({ weight }) => BigInt(weight)),
  );
  return terms.shares
    .map(({ staffId }, index) => ({ staffId, amount: (parts[index] ?? 0n) - (before[staffId] ?? 0n) }))
    .filter(({ amount }) => amount !== 0n);
}
