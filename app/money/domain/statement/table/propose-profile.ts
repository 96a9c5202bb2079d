// Source: spec 05 §9. Proposes the profile of a table nobody has described yet, from its headings and values.
import { type Delimiter, DELIMITERS, sniffDelimiter } from "~/office/domain/import/file-sniff";
import { RecordReader } from "~/office/domain/import/record-reader";

import { sniffNumberStyle } from "../statement-amount";
import { sniffDateFormat } from "../statement-date";

import { HEADING_WORDS } from "./heading-words.table";
import {
  headingKey,
  type TableColumns,
  type TableProfile,
  type TableRecord,
  withoutTail,
} from "./table-profile";

export interface ProposedProfile {
  profile: TableProfile;
  /** day and month could be changed over in every date of the file: a person should look */
  dateOpen: boolean;
}

const HEAD_RECORDS = 40;
const SAMPLED = 2000;

/** null when no record has headings for a date and for money. */
export function proposeProfile(
  records: TableRecord[],
  { dayFirst, delimiter }: { dayFirst: boolean; delimiter: Delimiter },
): ProposedProfile | null {
  const found = findHeader(records);
  if (!found) return null;
  const { columns, at } = found;
  const body = records.slice(at + 1, at + 1 + SAMPLED);
  const texts = (position: number | undefined) =>
    position === undefined
      ? []
      : body.flatMap(({ cells, numeric }) => (numeric?.has(position) ? [] : (cells[position] ?? "")));
  const date = sniffDateFormat(texts(columns.date), dayFirst);
  const money = [columns.amount, columns.debit, columns.credit, columns.balance].flatMap(texts);
  return {
    dateOpen: date.open,
    profile: {
      name: "",
      encoding: "utf-8",
      delimiter,
      headerRow: at + 1,
      headings: withoutTail(records[at]?.cells ?? []),
      skipFooter: 0,
      dateFormat: date.format,
      columns,
      signRule: signRuleOf(columns, texts(columns.amount)),
      number: sniffNumberStyle(money),
      utrRegex: null,
      balanceReliable: columns.balance !== undefined && hasEveryBalance(body, columns),
    },
  };
}

function findHeader(records: TableRecord[]): { columns: TableColumns; at: number } | null {
  for (const [at, record] of records.slice(0, HEAD_RECORDS).entries()) {
    const columns = recogniseColumns(record.cells);
    if (columns) return { columns, at };
  }
  return null;
}

/** Columns of a header record; null when it names no date or no money. */
export function recogniseColumns(cells: string[]): TableColumns | null {
  const columns: Partial<TableColumns> & { narrative: number[] } = { narrative: [] };
  for (const [position, cell] of cells.entries()) {
    const role = roleOf(headingKey(cell));
    if (role === "narrative") columns.narrative.push(position);
    else if (role === "side" && columns.balance !== undefined) columns.balanceSide ??= position;
    else if (role) columns[role] ??= position;
  }
  // beside an amount in another currency, "currency" names that one
  if (columns.originalAmount !== undefined && columns.originalCurrency === undefined) {
    columns.originalCurrency = columns.currency;
    delete columns.currency;
  }
  const date = columns.date ?? columns.valueDate;
  const money = columns.amount ?? columns.debit ?? columns.credit;
  return date === undefined || money === undefined ? null : { ...columns, date };
}

function roleOf(heading: string) {
  return heading === "" ? null : (HEADING_WORDS.find(([, words]) => words.includes(heading))?.[0] ?? null);
}

function signRuleOf(columns: TableColumns, amounts: string[]): TableProfile["signRule"] {
  if (columns.amount === undefined) return "dr_cr_columns";
  if (columns.side !== undefined) return "dr_cr_suffix";
  return amounts.some((amount) => /\b(dr|cr)\b|\d(dr|cr)\b/i.test(amount)) ? "dr_cr_suffix" : "signed";
}

function hasEveryBalance(
  body: TableRecord[],
  { balance, date, amount, debit, credit }: TableColumns,
): boolean {
  const filled = (record: TableRecord, position: number | undefined) =>
    position !== undefined && /\d/.test(record.cells[position] ?? "");
  const lines = body.filter(
    (record) => filled(record, date) && [amount, debit, credit].some((position) => filled(record, position)),
  );
  return lines.length > 0 && lines.every((record) => filled(record, balance));
}

/** The delimiter under which most headings are recognised; what cuts most evenly when none are. */
export function headingDelimiter(sample: string): Delimiter {
  let best: { delimiter: Delimiter; known: number } = { delimiter: sniffDelimiter(sample), known: 0 };
  for (const delimiter of DELIMITERS) {
    const reader = new RecordReader(delimiter);
    const found = findHeader([...reader.push(sample), ...reader.end()]);
    const known = found ? Object.keys(found.columns).length : 0;
    if (known > best.known) best = { delimiter, known };
  }
  return best.delimiter;
}
