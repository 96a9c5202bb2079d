// Source: spec 05 §9, profile of a CSV or XLSX statement.
import type { Delimiter } from "~/office/domain/import/file-sniff";

import type { NumberStyle } from "../statement-amount";
import type { DateFormat } from "../statement-date";

/** signed: one column with its sign · dr_cr_columns: one per side · dr_cr_suffix: "Dr"/"Cr" in or beside it */
export type SignRule = "signed" | "dr_cr_columns" | "dr_cr_suffix";

/** Positions of columns, from 0. */
export interface TableColumns {
  date: number;
  valueDate?: number;
  narrative: number[];
  amount?: number;
  debit?: number;
  credit?: number;
  /** "Dr" or "Cr" of the amount, in a column of its own */
  side?: number;
  balance?: number;
  balanceSide?: number;
  reference?: number;
  utr?: number;
  cheque?: number;
  currency?: number;
  originalAmount?: number;
  originalCurrency?: number;
  counterpartyName?: number;
  counterpartyAccount?: number;
  /** the bank account itself, where each row repeats it */
  account?: number;
}

export interface TableProfile {
  name: string;
  /** tried where the file has no mark and is no UTF-8; "utf-8" refuses anything else */
  encoding: string;
  delimiter: Delimiter;
  /** which record holds the headings, from 1; 0 when there is none */
  headerRow: number;
  /** headings by which a file of this profile is recognised; empty without a header */
  headings: string[];
  /** records at the end that are no lines */
  skipFooter: number;
  dateFormat: DateFormat;
  columns: TableColumns;
  signRule: SignRule;
  number: NumberStyle;
  utrRegex: string | null;
  /** the running balance stands in every row: it is checked, and it is part of a line's fingerprint */
  balanceReliable: boolean;
  /** per cent of lines that carry a reference at least, as in the file it was agreed on; profiles from before have none */
  expectedReferences?: number;
}

/** One record of a delimited file or one row of a sheet. */
export interface TableRecord {
  /** physical line, or row of the sheet; from 1 */
  line: number;
  cells: string[];
  /** positions of cells that a workbook holds as numbers: written with a point whatever the style */
  numeric?: Set<number>;
  /** why the record could not be cut */
  fault?: string;
}

/** A heading as it is compared: lower case, accents, marks and a trailing currency gone. */
export function headingKey(heading: string): string {
  return heading
    .slice(0, 200)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9\p{L}]+/gu, " ")
    .trim()
    .replace(/ (inr|usd|eur|gbp|rs|lcy)$/, "");
}

/** The stored profile whose headings stand in the file, with the record they stand in. */
export function matchProfile(
  profiles: TableProfile[],
  records: TableRecord[],
): { profile: TableProfile; headerRow: number } | null {
  for (const profile of profiles) {
    if (profile.headings.length === 0) continue;
    const wanted = profile.headings.map(headingKey).join("|");
    const at = records.findIndex(({ cells }) => withoutTail(cells.map(headingKey)).join("|") === wanted);
    if (at >= 0) return { profile, headerRow: at + 1 };
  }
  return null;
}

/** Empty cells after the last heading are the spreadsheet's, not the bank's. */
export function withoutTail(keys: string[]): string[] {
  return keys.slice(0, keys.findLastIndex((key) => key !== "") + 1);
}
