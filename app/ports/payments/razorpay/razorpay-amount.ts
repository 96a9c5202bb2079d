import type { Money } from "~/money/domain/amount/money";

/** Three decimals, but the networks settle to two: the last digit must be zero. Source: Payment Links API, `amount`. */
const THREE_DECIMALS = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

export type RazorpayAmount =
  { ok: true; amount: number } | { ok: false; code: "AMOUNT_PRECISION" | "AMOUNT_TOO_LARGE" };

/** Razorpay counts in the smallest unit of each currency (paise, yen, fils), as we do; nothing is ever rounded. */
export function toRazorpayAmount({ minor, currency }: Money): RazorpayAmount {
  if (THREE_DECIMALS.has(currency.toUpperCase()) && minor % 10n !== 0n)
    return { ok: false, code: "AMOUNT_PRECISION" };
  if (minor > BigInt(Number.MAX_SAFE_INTEGER)) return { ok: false, code: "AMOUNT_TOO_LARGE" };
  return { ok: true, amount: Number(minor) };
}

export function fromRazorpayAmount(amount: number, currency: string): Money {
  return { minor: BigInt(amount), currency: currency.toUpperCase() };
}
