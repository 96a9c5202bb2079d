import { accept, type Outcome, refuse } from "~/office/domain/outcome";

// Source: spec 07 §5.1 limits, §5.2 step 7.

/** How far one permission goes. What is absent is unlimited. Stored as JSON in role_permission.limits. */
export interface Limits {
  /** currency → most minor units of one act, as text; a currency that is not named is not covered */
  max_amount?: Record<string, string>;
  max_per_day?: number;
  max_rows?: number;
  /** percent of whatever the act takes a part of */
  max_pct?: number;
  desks?: string[];
  hours?: "business";
}

const COUNTS = ["max_per_day", "max_rows", "max_pct"] as const;
const digits = new Map<string, number>();

/** The currency's decimals by ISO 4217. */
function digitsOf(currency: string): number {
  const known = digits.get(currency);
  if (known !== undefined) return known;
  const format = new Intl.NumberFormat("en", { style: "currency", currency });
  const found = format.resolvedOptions().maximumFractionDigits ?? 2;
  digits.set(currency, found);
  return found;
}

function toMinor(currency: string, text: string): string | null {
  const [whole = "", part = ""] = text.split(".");
  const places = digitsOf(currency);
  if (!/^\d{1,15}$/.test(whole) || !/^\d*$/.test(part) || part.length > places) return null;
  return BigInt(whole + part.padEnd(places, "0")).toString();
}

function fromMinor(currency: string, minor: string): string {
  const places = digitsOf(currency);
  if (places === 0) return minor;
  const padded = minor.padStart(places + 1, "0");
  return `${padded.slice(0, -places)}.${padded.slice(-places)}`;
}

/** "max_amount: INR 500000.00, max_per_day: 20" → limits; the code names what is wrong. */
export function parseLimits(text: string): Outcome<Limits> {
  const limits: Limits = {};
  for (const piece of text.split(/,(?![^[]*\])/)) {
    const [, key = "", value = ""] = /^\s*(\w+)\s*:\s*(.+?)\s*$/.exec(piece) ?? [];
    if (!takeLimit(limits, key, value)) return refuse("LIMIT_FORMAT", { reasons: [piece.trim()] });
  }
  return accept(limits);
}

function takeLimit(limits: Limits, key: string, value: string): boolean {
  if (key === "max_amount") {
    const [, currency = "", amount = ""] = /^([A-Z]{3}) ([\d.]+)$/.exec(value) ?? [];
    const minor = currency ? toMinor(currency, amount) : null;
    if (minor === null) return false;
    limits.max_amount = { ...limits.max_amount, [currency]: minor };
    return true;
  }
  if (key === "desks") {
    const names = /^\[([a-z_]+(?:\s*,\s*[a-z_]+)*)\]$/.exec(value)?.[1];
    if (!names) return false;
    limits.desks = [...new Set(names.split(/\s*,\s*/))].sort();
    return true;
  }
  if (key === "hours") {
    limits.hours = "business";
    return value === "business";
  }
  const count = COUNTS.find((one) => one === key);
  if (!count || !(count === "max_pct" ? /^\d{1,3}(\.\d{1,4})?$/ : /^\d{1,9}$/).test(value)) return false;
  limits[count] = Number(value);
  return true;
}

/** The reverse of parseLimits; "" where nothing is limited. */
export function printLimits(limits: Limits): string {
  const amounts = Object.entries(limits.max_amount ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    ...amounts.map(([currency, minor]) => `max_amount: ${currency} ${fromMinor(currency, minor)}`),
    ...COUNTS.flatMap((key) => (limits[key] === undefined ? [] : [`${key}: ${limits[key]}`])),
    ...(limits.desks ? [`desks: [${[...limits.desks].sort().join(", ")}]`] : []),
    ...(limits.hours ? ["hours: business"] : []),
  ].join(", ");
}

/** Both together allow what either allows: the higher bound, the union, nothing where one has none. */
export function mergeLimits(a: Limits, b: Limits): Limits {
  const merged: Limits = {};
  for (const key of COUNTS) {
    const one = a[key];
    const other = b[key];
    if (one !== undefined && other !== undefined) merged[key] = Math.max(one, other);
  }
  if (a.max_amount && b.max_amount) merged.max_amount = mergeAmounts(a.max_amount, b.max_amount);
  if (a.desks && b.desks) merged.desks = [...new Set([...a.desks, ...b.desks])].sort();
  if (a.hours && b.hours) merged.hours = "business";
  return merged;
}

function mergeAmounts(a: Record<string, string>, b: Record<string, string>): Record<string, string> {
  const merged = { ...a };
  for (const [currency, minor] of Object.entries(b))
    if (BigInt(minor) > BigInt(merged[currency] ?? "-1")) merged[currency] = minor;
  return merged;
}

/** Whether `wider` allows everything that `narrower` allows. */
export function areLimitsWithin(narrower: Limits, wider: Limits): boolean {
  const counts = COUNTS.every((key) => wider[key] === undefined || (narrower[key] ?? Infinity) <= wider[key]);
  const ceiling = wider.max_amount;
  const amounts =
    !ceiling ||
    (narrower.max_amount !== undefined &&
      Object.entries(narrower.max_amount).every(
        ([currency, minor]) => BigInt(minor) <= BigInt(ceiling[currency] ?? "-1"),
      ));
  const desks = !wider.desks || (narrower.desks?.every((desk) => wider.desks?.includes(desk)) ?? false);
  return counts && amounts && desks && (!wider.hours || narrower.hours === "business");
}
