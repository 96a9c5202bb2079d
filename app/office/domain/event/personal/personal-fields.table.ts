// Source: spec 07 §6 (personal values encrypted with the person's key), P6-3; decision 0021.

/**
 * Names under which an event carries what tells of a person: who they are, where they are reached, their numbers, and
 * words that somebody typed about them. In an event about a customer these stand under the customer's key.
 */
const NAMES = [
  "name",
  "full_name",
  "given_name",
  "middle_name",
  "family_name",
  "suffix",
  "debtor_name",
  "holder_name",
  "payer_name",
  "payer_email",
  "payer_phone",
  "email",
  "phone",
  "phone_raw",
  "address",
  "street",
  "city",
  "postal_code",
  "to",
  "birth_date",
  "tax_id",
  "national_id",
  "account_number",
  "account_label",
  "reference",
  "body",
  "note",
  "comment",
  "message",
  "reason",
  "text",
] as const;
/** A mask tells of a person too. */
const ENDING = /(^|_)last4$/;
/** A row of a list of contacts says its kind beside its value. */
const CONTACTS = ["email", "phone", "phone_raw", "address"] as const;

export function isPersonalField(name: string, beside: Readonly<Record<string, unknown>>): boolean {
  if (name === "value") return CONTACTS.some((kind) => kind === beside["kind"]);
  return NAMES.some((one) => one === name) || ENDING.test(name);
}
