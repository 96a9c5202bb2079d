/** Why a command answered no. Codes are UPPER_SNAKE and listed in spec 07 §19.1, 05 §18 and 02 §15.4. */
export interface Refusal {
  code: string;
  /** every reason, not only the first; each is an i18n-able snake_case word */
  reasons: string[];
  /** field name → code, for form errors */
  fields?: Record<string, string>;
  /** facts a screen or an API answer may show (allowed targets, limits, first record …) */
  facts?: Record<string, unknown>;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  code: string,
  more: Partial<Omit<Refusal, "code">> = {},
): { ok: false; refusal: Refusal } {
  return {
    ok: false,
    refusal: { code, reasons: more.reasons ?? [], fields: more.fields, facts: more.facts },
  };
}

/** A refusal that belongs to one field of a form. */
export function refuseField(field: string, code: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, reasons: [], fields: { [field]: code } } };
}
