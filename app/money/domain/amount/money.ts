import { accept, type Outcome, refuse } from "~/office/domain/outcome";

/** Minor units with their ISO-4217 currency; never a float. */
export interface Money {
  minor: bigint;
  currency: string;
}

/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const EXPONENTS: Record<string, number> = {
  BIF: 0, CLP: 0, DJF: 0, GNF: 0, ISK: 0, JPY: 0, KMF: 0, KRW: 0, PYG: 0, RWF: 0, UGX: 0, UYI: 0, VND: 0, VUV: 0,
  XAF: 0, XOF: 0, XPF: 0, BHD: 3, IQD: 3, JOD: 3, KWD: 3, LYD: 3, OMR: 3, TND: 3,
}; // prettier-ignore

export function exponentOf(currency: string): number {
  return EXPONENTS[currency] ?? 2;
}

/** Largest amount the product accepts for one debt: 9,999,999,999.99 (spec 02 §1.1). */
export const MAX_MINOR = 999_999_999_999n;

const DECIMAL = /^[+-]?\d+(\.\d+)?$/;
const GROUPED = /^[+-]?\d{1,3}(,\d{2,3})+(\.\d+)?$/;

/**
 * Reads "1234.50". Thousands marks only when `grouped` allows them; no exponent, never rounded.
 * Codes: AMOUNT_NOT_NUMBER, AMOUNT_PRECISION, AMOUNT_NOT_POSITIVE, AMOUNT_TOO_LARGE.
 */
export function parseAmount(
  text: string,
  currency: string,
  options: { grouped?: boolean } = {},
): Outcome<Money> {
  let trimmed = text.trim();
  if (options.grouped && GROUPED.test(trimmed)) trimmed = trimmed.replaceAll(",", "");
  if (!DECIMAL.test(trimmed)) return refuse("AMOUNT_NOT_NUMBER");
  const exponent = exponentOf(currency);
  const [whole = "0", fraction = ""] = trimmed.replace("+", "").split(".");
  if (fraction.slice(exponent).replace(/0+$/, "") !== "") return refuse("AMOUNT_PRECISION");
  const minor = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, "0"));
  if (minor <= 0n) return refuse("AMOUNT_NOT_POSITIVE");
  if (minor > MAX_MINOR) return refuse("AMOUNT_TOO_LARGE");
  return accept({ minor, currency });
}

/** "1234.50": the plain decimal text of files, exports and URL filters. */
export function toPlainAmount({ minor, currency }: Money): string {
  const exponent = exponentOf(currency);
  const sign = minor < 0n ? "-" : "";
  const digits = (minor < 0n ? -minor : minor).toString().padStart(exponent + 1, "0");
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/**
 * Splits by weights so that the parts sum to the whole: largest remainder, ties to the earliest line
 * (spec 02 §0.1).
 */
export function splitMoney(total: bigint, weights: bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum <= 0n) throw new RangeError("weights must sum to more than zero");
  const parts = weights.map((weight) => (total * weight) / sum);
  let left = total - parts.reduce((a, b) => a + b, 0n);
  const order = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const { index } of order) {
    if (left <= 0n) break;
    parts[index] = (parts[index] ?? 0n) + 1n;
    left -= 1n;
  }
  return parts;
}
