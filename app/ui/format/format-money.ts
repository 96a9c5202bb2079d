import { exponentOf, type Money, toPlainAmount } from "~/money/domain/amount/money";

const REGIONS: Record<string, string> = { INR: "IN", USD: "US", GBP: "GB", EUR: "IE", MXN: "MX", BRL: "BR" };
const formats = new Map<string, Intl.NumberFormat>();

/**
 * "$1,234,567.00", "₹12,34,567.00"; a negative amount stands in brackets. Exact at any size: the digits go
 * to Intl as text, never through a float.
 */
export function formatMoney(money: Money, locale: string, style: "symbol" | "bare" = "symbol"): string {
  const absolute = { minor: money.minor < 0n ? -money.minor : money.minor, currency: money.currency };
  const text = formatOf(locale, money.currency, style).format(toPlainAmount(absolute) as `${number}`);
  return money.minor < 0n ? `(${text})` : text;
}

/** "$12K": for the marks of an axis, where only the size counts. `minor` may be a fraction of a drawing's scale. */
export function formatMoneyMark(minor: number, currency: string, locale: string): string {
  const key = `${locale}|${currency}|mark`;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(withRegion(locale, currency), {
      style: "currency",
      currency,
      currencyDisplay: "narrowSymbol",
      notation: "compact",
      minimumFractionDigits: 0,
      maximumFractionDigits: 1,
    });
  formats.set(key, format);
  return format.format(minor / 10 ** exponentOf(currency));
}

function formatOf(locale: string, currency: string, style: "symbol" | "bare"): Intl.NumberFormat {
  const key = `${locale}|${currency}|${style}`;
  const known = formats.get(key);
  if (known) return known;
  const digits = exponentOf(currency);
  const options: Intl.NumberFormatOptions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const made = new Intl.NumberFormat(
    withRegion(locale, currency),
    style === "bare" ? options : { ...options, style: "currency", currency, currencyDisplay: "narrowSymbol" },
  );
  formats.set(key, made);
  return made;
}

/** A bare language says nothing about grouping; the currency's home does. */
function withRegion(locale: string, currency: string): string {
  const region = REGIONS[currency];
  return locale.includes("-") || !region ? locale : `${locale}-${region}`;
}
