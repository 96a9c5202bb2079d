// Source: Nacha Operating Rules, Appendix Three and 8.80 (same-day limit of 1,000,000.00 since 2022-03-18).
import type { Money } from "~/money/domain/amount/money";
import type { CivilDate } from "~/office/domain/calendar-date";

import { isRoutingNumber } from "./routing-number";

/** One debit that a customer agreed to; the file carries `reference` back to us on every return. */
export interface AchDebit {
  /** ours, at most 15 printable characters */
  reference: string;
  holderName: string;
  routing: string;
  account: string;
  accountKind: "checking" | "savings";
  /** USD */
  amount: Money;
  entryClass: "PPD" | "WEB" | "CCD";
  /** what the customer reads on the statement, at most 10 characters */
  description: string;
  /** presented once more after R01 or R09: the statement must say so instead (US-ACH-002) */
  again?: boolean;
  effectiveOn: CivilDate;
  /** the window (Eastern time) in which it should settle today */
  sameDay?: "1300" | "1700" | "1800";
  /** WEB only: one debit of a series that was agreed to once */
  recurring?: boolean;
  /** at most 80 characters for the customer's bank to show */
  note?: string;
}

export interface DebitFault {
  /** place in the list, from 0 */
  index: number;
  reference: string;
  field: keyof AchDebit;
  code: "CHECK_DIGIT" | "SHAPE" | "REQUIRED" | "CURRENCY_MIX" | "AMOUNT" | "DATE" | "SAME_DAY_LIMIT";
}

const MAX_CENTS = 9_999_999_999n;
const SAME_DAY_MAX_CENTS = 100_000_000n;
const PRINTABLE = /^[\x20-\x7e]+$/;

export function descriptionOf({ again, description }: AchDebit): string {
  return again ? "RETRY PYMT" : description;
}

/** Everything that would make the bank refuse this debit. */
export function debitFaults(debit: AchDebit, index: number, createdOn: CivilDate): DebitFault[] {
  const faults: DebitFault[] = [];
  const fault = (field: DebitFault["field"], code: DebitFault["code"], when: boolean) => {
    if (when) faults.push({ index, reference: debit.reference, field, code });
  };
  const { amount, sameDay, effectiveOn } = debit;
  fault("routing", "CHECK_DIGIT", !isRoutingNumber(debit.routing));
  fault("account", "SHAPE", !/^[A-Za-z0-9][A-Za-z0-9 -]{0,16}$/.test(debit.account));
  fault("reference", "SHAPE", !fits(debit.reference, 15));
  fault("description", "SHAPE", !fits(debit.description, 10));
  fault("holderName", "REQUIRED", toAchText(debit.holderName, 22) === "");
  fault("note", "SHAPE", debit.note !== undefined && !fits(debit.note, 80));
  fault("amount", "CURRENCY_MIX", amount.currency !== "USD");
  fault("amount", "AMOUNT", amount.minor <= 0n || amount.minor > MAX_CENTS);
  fault(
    "effectiveOn",
    "DATE",
    effectiveOn < createdOn || (sameDay !== undefined && effectiveOn !== createdOn),
  );
  fault("amount", "SAME_DAY_LIMIT", sameDay !== undefined && amount.minor > SAME_DAY_MAX_CENTS);
  fault("recurring", "SHAPE", debit.recurring !== undefined && debit.entryClass !== "WEB");
  return faults;
}

function fits(text: string, width: number): boolean {
  return PRINTABLE.test(text) && text === text.trim() && text.length <= width;
}

/** What the network can print: marks taken off letters, the rest left out, cut at the field's width. */
export function toAchText(text: string, width: number): string {
  return text
    .normalize("NFKD")
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/ +/g, " ")
    .trim()
    .slice(0, width)
    .trimEnd();
}
