import { maskText } from "~/platform/log/mask";

/** What pages are found and turned by; it names nobody. */
const KEPT = /^(id|.*Id|next|after|before|cursor|csrf|token|key|code|hash)$/;

/**
 * Spec 07 §18: operators never see unmasked identifiers. Every text that a query gives an operator goes through here:
 * mails, telephone, tax, card and account numbers are replaced wherever they stand, also inside notes and reasons.
 */
export function maskForOperator<T>(value: T): T {
  return mask(value, "") as T;
}

function mask(value: unknown, key: string): unknown {
  if (typeof value === "string") return KEPT.test(key) ? value : maskText(value);
  if (Array.isArray(value)) return value.map((one) => mask(one, key));
  if (value === null || typeof value !== "object" || value instanceof Date) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mask(one, name)]));
}
