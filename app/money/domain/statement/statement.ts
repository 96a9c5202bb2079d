// Source: spec 05 §9. A bank statement in our words, whatever file it came in.
import type { CivilDate } from "~/office/domain/calendar-date";

export type StatementFormat = "csv" | "xlsx" | "mt940" | "mt942" | "camt053" | "camt054" | "ofx" | "qif";

/** C: the account grew; D: it shrank. */
export type Side = "C" | "D";

/** Signed minor units: a credit balance is positive. */
export interface StatementBalance {
  minor: bigint;
  date: CivilDate | null;
}

/** What a line and a part of a batch both say. */
export interface MoneyMove {
  side: Side;
  /** minor units, never negative */
  minor: bigint;
  currency: string;
  narrative: string;
  /** the bank's own reference: MT940 after "//", AcctSvcrRef, FITID, the reference column */
  reference: string | null;
  /** what the payer or we gave: MT940 customer reference, EndToEndId, a structured creditor reference */
  payerReference: string | null;
  /** the rail's unique number, where the file names one */
  utr: string | null;
  counterpartyName: string | null;
  counterpartyAccount: string | null;
}

export interface StatementLine extends MoneyMove {
  /** physical line of the file, or row of the sheet, where the entry starts; from 1 */
  row: number;
  bookingDate: CivilDate;
  valueDate: CivilDate;
  chequeNo: string | null;
  /** the format's type of entry: MT940 "NTRF", CAMT "PMNT-RCDT-ESCT", OFX "POS" */
  kind: string | null;
  /** the bank takes an earlier entry back (RC, RD, RvslInd); `side` is already the real direction */
  reversal: boolean;
  /** running balance after the line, as the file prints it */
  balance: bigint | null;
  /** amount before conversion, without sign */
  original: { minor: bigint; currency: string } | null;
  /** parts of a batch entry; empty for a plain one */
  children: MoneyMove[];
}

/** Sums the file itself states about its lines; null where it states none. */
export interface ControlTotals {
  debits: { count: number | null; minor: bigint } | null;
  credits: { count: number | null; minor: bigint } | null;
}

export interface Statement {
  /** account as the file writes it */
  account: string | null;
  /** null when the file does not say */
  currency: string | null;
  number: string | null;
  /** the file's reference: :20:, message id */
  fileReference: string | null;
  opening: StatementBalance | null;
  closing: StatementBalance | null;
  period: { from: CivilDate; to: CivilDate } | null;
  controls: ControlTotals | null;
  lines: StatementLine[];
}

/** Something about one row. An error keeps the row out; a warning is shown beside it. */
export interface RowFault {
  row: number;
  /** column heading, tag or element; "" for the whole row */
  column: string;
  /** as the file had it, cut to 200 characters */
  value: string;
  reason: string;
  level: "error" | "warning";
}

export interface StatementReading {
  format: StatementFormat;
  statements: Statement[];
  faults: RowFault[];
}

/** What the readers have to know beside the bytes. */
export interface ReadingContext {
  /** currency of the chosen bank account: used where the file names none */
  currency: string;
  /** 3/4 is 3 April; decides only where the file's own dates leave it open */
  dayFirst: boolean;
}

/** Largest statement file: 20 MB (spec 05 §9). */
export const MAX_STATEMENT_BYTES = 20 * 1024 * 1024;

export function emptyStatement(): Statement {
  return {
    account: null,
    currency: null,
    number: null,
    fileReference: null,
    opening: null,
    closing: null,
    period: null,
    controls: null,
    lines: [],
  };
}

/** A line with everything optional empty, so that a reader names only what its format has. */
export function lineOf(
  given: Pick<StatementLine, "row" | "bookingDate" | "side" | "minor" | "currency"> & Partial<StatementLine>,
): StatementLine {
  return {
    narrative: "",
    reference: null,
    payerReference: null,
    utr: null,
    counterpartyName: null,
    counterpartyAccount: null,
    chequeNo: null,
    kind: null,
    reversal: false,
    balance: null,
    original: null,
    children: [],
    ...given,
    valueDate: given.valueDate ?? given.bookingDate,
  };
}

export function signedMinor(move: Pick<MoneyMove, "side" | "minor">): bigint {
  return move.side === "C" ? move.minor : -move.minor;
}

export function faultAt(
  row: number,
  column: string,
  value: string,
  reason: string,
  level: RowFault["level"] = "error",
): RowFault {
  return { row, column, value: value.slice(0, 200), reason, level };
}
