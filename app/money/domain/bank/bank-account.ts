// Source: spec 05 §9, bank account.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { exponentOf, toPlainAmount } from "~/money/domain/amount/money";
import { normaliseReference } from "~/money/domain/statement/payment-rail";

export const BANK_KINDS = ["operating", "trust"] as const;
export type BankKind = (typeof BANK_KINDS)[number];

/** The control account under which a bank account of this kind has its own. */
export const BANK_CODES: Record<BankKind, "1010" | "1020"> = { operating: "1010", trust: "1020" };

/** Letters and digits of an account number or IBAN; null when there are fewer than four. */
export function readAccountNumber(text: string): string | null {
  const bare = normaliseReference(text);
  return bare !== null && bare.length >= 4 && bare.length <= 34 && /^[A-Z0-9]+$/.test(bare) ? bare : null;
}

const SIGNED = /^-?\d{1,13}(\.\d+)?$/;

/** A balance as typed, "1234.50" or "-20": signed minor units. Codes AMOUNT_NOT_NUMBER, AMOUNT_PRECISION. */
export function readBalance(text: string, currency: string): Outcome<bigint> {
  const typed = text.trim();
  if (!SIGNED.test(typed)) return refuse("AMOUNT_NOT_NUMBER");
  const exponent = exponentOf(currency);
  const [whole = "0", fraction = ""] = typed.split(".");
  if (fraction.slice(exponent).replace(/0+$/, "") !== "") return refuse("AMOUNT_PRECISION");
  const digits = whole.replace("-", "") + fraction.slice(0, exponent).padEnd(exponent, "0");
  const minor = BigInt(digits);
  return accept(typed.startsWith("-") ? -minor : minor);
}

export function writeBalance(minor: bigint, currency: string): string {
  return toPlainAmount({ minor, currency });
}
