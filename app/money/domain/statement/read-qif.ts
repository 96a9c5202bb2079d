// Source: spec 05 §9; Quicken Interchange Format: one letter per line, "^" ends a record. It names no currency
// and no balance but an "Opening Balance" record.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { cleanOrNull, cleanText } from "./clean-text";
import { utrOf } from "./payment-rail";
import {
  emptyStatement,
  faultAt,
  lineOf,
  type ReadingContext,
  type RowFault,
  type Statement,
  type StatementReading,
} from "./statement";
import { type NumberStyle, readBankAmount, sniffNumberStyle } from "./statement-amount";
import { type DateFormat, earliest, latest, readBankDate, sniffDateFormat } from "./statement-date";

interface QifRecord {
  row: number;
  fields: Map<string, string>;
}

interface QifStyle {
  date: DateFormat;
  number: NumberStyle;
}

const CASH_TYPES = /^(bank|cash|ccard|oth a|oth l)$/i;

/** Refusal STATEMENT_NOT_BANK when the file has only lists or investments. */
export function readQif(text: string, context: ReadingContext): Outcome<StatementReading> {
  const { account, records } = cutRecords(text);
  if (!records) return refuse("STATEMENT_NOT_BANK");
  const values = (letter: string) => records.flatMap(({ fields }) => fields.get(letter) ?? []);
  const sniffed = sniffDateFormat(values("D").map(plainDate), context.dayFirst);
  const style = { date: sniffed.format, number: sniffNumberStyle(values("T")) };
  const faults: RowFault[] = [];
  const statement: Statement = { ...emptyStatement(), account };
  if (sniffed.open && records.length > 0)
    faults.push(faultAt(records[0]?.row ?? 1, "D", sniffed.format, "DATE_ORDER_OPEN", "warning"));
  for (const record of records) readRecord(record, style, context, statement, faults);
  const booked = statement.lines.map((line) => line.bookingDate);
  const from = earliest(booked);
  const to = latest(booked);
  if (from && to) statement.period = { from, to };
  return accept({ format: "qif", statements: [statement], faults });
}

/** Records of the sections that hold bank money; null when there is none. */
function cutRecords(text: string): { account: string | null; records: QifRecord[] | null } {
  let section = "";
  let account: string | null = null;
  let records: QifRecord[] | null = null;
  let record: QifRecord | null = null;
  const lines = text.split(/\r\n|\n|\r/);
  const close = () => {
    if (record && section === "account") account ??= cleanOrNull(record.fields.get("N"));
    if (record && CASH_TYPES.test(section)) records?.push(record);
    record = null;
  };
  lines.forEach((line, index) => {
    if (line.startsWith("!")) {
      close();
      section = line
        .slice(1)
        .trim()
        .replace(/^Type:/i, "")
        .toLowerCase();
      if (CASH_TYPES.test(section)) records ??= [];
    } else if (line.startsWith("^")) close();
    else if (line.trim() !== "") {
      record ??= { row: index + 1, fields: new Map<string, string>() };
      const letter = line.slice(0, 1);
      if (!record.fields.has(letter)) record.fields.set(letter, line.slice(1).trim());
    }
  });
  close();
  return { account, records };
}

/** Quicken writes 1/ 5'04 for 2004. */
function plainDate(text: string): string {
  return text.replace(/'\s*/, "/").replace(/\s+/g, "");
}

function readRecord(
  { row, fields }: QifRecord,
  style: QifStyle,
  { currency }: ReadingContext,
  statement: Statement,
  faults: RowFault[],
): void {
  const given = fields.get("D") ?? "";
  const bookingDate = readBankDate(plainDate(given), style.date);
  const text = fields.get("T") ?? fields.get("U") ?? "";
  const amount = readBankAmount(text, currency, style.number);
  if (!bookingDate) faults.push(faultAt(row, "D", given, given ? "DATE_FORMAT" : "REQUIRED"));
  if (!amount.ok) faults.push(faultAt(row, "T", text, text ? amount.refusal.code : "REQUIRED"));
  if (!bookingDate || !amount.ok) return;
  const name = cleanOrNull(fields.get("P"));
  if (name === "Opening Balance" && statement.lines.length === 0) {
    statement.opening = { minor: amount.value.minor, date: bookingDate };
    return;
  }
  const memo = cleanText(fields.get("M") ?? "");
  const narrative = name && !memo.includes(name) ? cleanText(`${name} ${memo}`) : memo;
  const number = cleanOrNull(fields.get("N"));
  statement.lines.push(
    lineOf({
      row,
      bookingDate,
      side: amount.value.minor < 0n ? "D" : "C",
      minor: amount.value.minor < 0n ? -amount.value.minor : amount.value.minor,
      currency,
      narrative,
      utr: utrOf(narrative, null),
      counterpartyName: name,
      chequeNo: number && /^\d+$/.test(number) ? number : null,
    }),
  );
}
