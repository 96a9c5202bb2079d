const CENSORED = "[masked]";

/** Keys whose value is never written, whatever it looks like. */
const SECRET_KEY =
  /^(.*_)?(password|passphrase|secret|token|authorization|cookie|set-cookie|csrf|otp|code_hash|ssn|tax_id|tax_number|birth_date|api_?key|private_?key|account_number|card|pan|cvc|email|phone|full_name)$/i;

const EMAIL = /[^\s@"<>(),;:/=]+@[\w-]+(?:\.[\w-]+)+/g;
const SSN = /(?<![\w-])\d{3}-\d{2}-\d{4}(?![\w-])/g;
const VENDOR_SECRET = /\b(?:sk|rk|pk|whsec|bearer|basic)[_ ][\w.+/=-]{8,}/gi;
// session tokens, hashes and keys; a uuid is shorter
const LONG_TOKEN = /(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{40,}(?![\w-])/g;
const DIGIT_RUN = /(?<![\w.-])\+?\(?\d[\d ().-]{6,}\d(?![\w-])/g;
const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}(?: \d{1,2})?$/;
const IPV4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;

const MIN_PHONE = 10;
const MIN_CARD = 13;
const MAX_CARD = 19;
const MAX_DEPTH = 6;

/** Replaces what could name or unlock a person in a text: mails, phones, cards, tax numbers, tokens. */
export function maskText(text: string): string {
  return text
    .replace(EMAIL, "[mail]")
    .replace(SSN, "[tax number]")
    .replace(VENDOR_SECRET, "[token]")
    .replace(LONG_TOKEN, "[token]")
    .replace(DIGIT_RUN, (run) => maskDigits(run));
}

function maskDigits(run: string): string {
  if (PLAIN_DATE.test(run) || IPV4.test(run)) return run;
  const digits = run.replace(/\D/g, "");
  if (isCardNumber(digits)) return "[card]";
  return digits.length >= MIN_PHONE ? "[number]" : run;
}

function isCardNumber(digits: string): boolean {
  return digits.length >= MIN_CARD && digits.length <= MAX_CARD && passesLuhn(digits);
}

/** The check digit rule of payment cards. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place += 1) {
    const digit = Number(digits[digits.length - 1 - place]);
    const weighted = place % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

/** A copy of a log record that is safe to write; errors become plain records. */
export function maskRecord(record: Record<string, unknown>): Record<string, unknown> {
  return maskObject(record, 0);
}

function maskObject(record: object, depth: number): Record<string, unknown> {
  const entries = Object.entries(record).map(([key, value]) => [
    key,
    SECRET_KEY.test(key) && value != null ? CENSORED : maskValue(value, depth + 1),
  ]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "bigint" || typeof value === "number")
    return isCardNumber(String(value)) ? "[card]" : value;
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth > MAX_DEPTH) return "[deep]";
  if (value instanceof Error) return maskError(value, depth);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, depth + 1));
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  return maskObject(value, depth);
}

function maskError(error: Error, depth: number): Record<string, unknown> {
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: maskText(error.message),
    ...(typeof code === "string" ? { code } : {}),
    ...(error.stack ? { stack: maskText(error.stack) } : {}),
    ...(error.cause === undefined ? {} : { cause: maskValue(error.cause, depth + 1) }),
  };
}
