import type { FieldLevels, RuledField } from "./field-levels";

// Source: spec 07 §5.3. The one place where field rules meet what a reader gets.

/** Names under which a ruled field travels, in rows, in events and in refusals. */
const NAMES: Readonly<Record<string, RuledField>> = {
  taxId: "customer.tax_id",
  tax_id: "customer.tax_id",
  nationalId: "customer.national_id",
  national_id: "customer.national_id",
  national_id_last4: "customer.national_id",
  birthDate: "customer.birth_date",
  birth_date: "customer.birth_date",
  accountNumber: "bank_account.number",
  account_number: "bank_account.number",
  last4: "bank_account.number",
  token_last4: "bank_account.number",
  number_last4: "bank_account.number",
  payerEmail: "customer.email",
  payerPhone: "customer.phone",
  reference: "payment.reference",
};
/** A row of a list of contacts says its kind beside its value. */
const CONTACTS: Readonly<Record<string, RuledField>> = {
  email: "customer.email",
  phone: "customer.phone",
  phone_raw: "customer.phone",
};
/** The last four of a card are no bank account. */
const CARD = "card";

/**
 * What a query, a command or its refusal answered, as this reader may see it: a hidden field is absent, a masked
 * one shows its end. What nothing was taken from is the very same value.
 */
export function asSeen<T>(answer: T, levels: FieldLevels | null): T {
  return levels === null ? answer : (walk(answer, levels, "") as T);
}

function walk(value: unknown, levels: FieldLevels, under: string): unknown {
  if (Array.isArray(value)) return walkList(value, levels, under);
  if (!isPlain(value)) return value;
  if (isHiddenContact(value, levels)) return undefined;
  let seen: Record<string, unknown> | null = null;
  const contact = contactField(value);
  for (const [name, inner] of Object.entries(value)) {
    const field = name === "value" && contact ? contact : fieldOf(name, under);
    const shown = field ? show(field, inner, levels, name) : walk(inner, levels, name);
    if (shown === inner) continue;
    seen ??= { ...value };
    if (shown === undefined) delete seen[name];
    else seen[name] = shown;
  }
  return seen ?? value;
}

function walkList(list: readonly unknown[], levels: FieldLevels, under: string): unknown {
  const shown = list.map((one) => walk(one, levels, under));
  if (shown.every((one, place) => one === list[place])) return list;
  return shown.filter((one, place) => one !== undefined || list[place] === undefined);
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (value === null || typeof value !== "object") return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === null;
}

function fieldOf(name: string, under: string): RuledField | null {
  if (under === CARD) return null;
  return Object.hasOwn(NAMES, name) ? (NAMES[name] ?? null) : null;
}

function contactField(row: Record<string, unknown>): RuledField | null {
  const kind = row["kind"];
  return typeof kind === "string" && typeof row["value"] === "string" && Object.hasOwn(CONTACTS, kind)
    ? (CONTACTS[kind] ?? null)
    : null;
}

function isHiddenContact(row: Record<string, unknown>, levels: FieldLevels): boolean {
  const field = contactField(row);
  return field !== null && levels.of(field) === "hidden";
}

function show(field: RuledField, value: unknown, levels: FieldLevels, name: string): unknown {
  const level = levels.of(field);
  if (level === "hidden") return undefined;
  if (level !== "masked" || typeof value !== "string") return value;
  // what ends with "last4" is a mask already
  return /last4$/.test(name) ? value : masked(field, value);
}

/** "•••7823"; "a•••@example.com"; "1980-••-••" */
function masked(field: RuledField, value: string): string {
  if (value.startsWith("•")) return value;
  if (field === "customer.email") return value.replace(/^(.).*(?=@)/, "$1•••");
  if (field === "customer.birth_date") return value.replace(/^(\d{4}).*$/, "$1-••-••");
  return `•••${value.length > 4 ? value.slice(-4) : ""}`;
}
