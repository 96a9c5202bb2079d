import type { Money } from "~/money/domain/amount/money";

/**
 * Our minor units follow the ISO 4217 exponent; Stripe's mostly do too. Source: docs.stripe.com/currencies, sections
 * "Zero-decimal", "Special cases" and "Three-decimal". The page lists UGX both as zero-decimal and as a special case;
 * the special case is the more precise rule ("to charge 5 UGX, provide 500") and is what we follow.
 */
interface StripeUnit {
  /** Stripe units per ISO minor unit (multiply), or ISO minor units per Stripe unit (divide). */
  multiply?: bigint;
  divide?: bigint;
  /** Stripe's amount must be a multiple of this. */
  step?: bigint;
}

const STRIPE_UNITS: Record<string, StripeUnit> = {
  // No subunit since 2007 (ISK) and 2013 (UGX), but Stripe keeps two decimals that must be zero.
  ISK: { multiply: 100n },
  UGX: { multiply: 100n },
  // ISO gives two decimals (the ariary divides by five); Stripe knows whole ariary only.
  MGA: { divide: 100n },
  // Three decimals, but the networks settle to two: the last digit must be zero.
  BHD: { step: 10n },
  JOD: { step: 10n },
  KWD: { step: 10n },
  OMR: { step: 10n },
  TND: { step: 10n },
};

export type StripeAmount =
  { ok: true; amount: number } | { ok: false; code: "AMOUNT_PRECISION" | "AMOUNT_TOO_LARGE" };

/**
 * Never rounds: a payer who owes 1.005 KWD must be told that a card can pay 1.000 or 1.010, not be charged
 * something other than what the books will say.
 */
export function toStripeAmount({ minor, currency }: Money): StripeAmount {
  const unit = STRIPE_UNITS[currency.toUpperCase()] ?? {};
  const { multiply = 1n, divide = 1n, step = 1n } = unit;
  if (minor % divide !== 0n) return { ok: false, code: "AMOUNT_PRECISION" };
  const amount = (minor * multiply) / divide;
  if (amount % step !== 0n) return { ok: false, code: "AMOUNT_PRECISION" };
  if (amount > BigInt(Number.MAX_SAFE_INTEGER)) return { ok: false, code: "AMOUNT_TOO_LARGE" };
  return { ok: true, amount: Number(amount) };
}

/**
 * Exact for every amount made by `toStripeAmount`. Only Stripe's own fees in ISK and UGX can hold a fraction of the
 * smallest coin; those are rounded half up, because our books have no place for the fraction.
 */
export function fromStripeAmount(amount: number, currency: string): Money {
  const code = currency.toUpperCase();
  const { multiply = 1n, divide = 1n } = STRIPE_UNITS[code] ?? {};
  const scaled = BigInt(amount) * divide;
  const half = scaled < 0n ? -(multiply / 2n) : multiply / 2n;
  return { minor: (scaled + half) / multiply, currency: code };
}
