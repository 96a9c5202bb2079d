// Source: spec 05 §9, CSV and XLSX by profile. Banks put titles above their table, wrap narratives into rows
// of their own and write opening balances, totals and legal notes below it; none of these is a line.
import { cleanOrNull, cleanText } from "../clean-text";
import { readUtrPattern } from "../payment-rail";
import {
  emptyStatement,
  faultAt,
  type ReadingContext,
  type RowFault,
  type Side,
  type Statement,
  type StatementLine,
} from "../statement";
import { PLAIN, readBankAmount } from "../statement-amount";
import { earliest, latest, readBankDate } from "../statement-date";

import { BALANCE_WORDS } from "./heading-words.table";
import { cellOf, type LineRules, moneyPositions, readTableLine } from "./read-table-line";
import { edgesByBalance, sideByBalance } from "./running-balance";
import type { TableProfile, TableRecord } from "./table-profile";

export interface TableReading {
  statement: Statement;
  faults: RowFault[];
}

const ACCOUNT =
  /\b(?:account|a\/c)\s*(?:number|num|no|#)?\s*[.:#-]*\s*([A-Z]{0,10}[X*]{0,30}\d[A-Z0-9X*]{2,33})\b/i;
const DATE_LIKE = /\d{1,4}[/.-][A-Za-z0-9]{1,9}[/.-]\d{2,4}/g;

/** Every row below the header is a line, a known other thing, or a fault; none is lost without a word. */
export function readTable(
  records: TableRecord[],
  profile: TableProfile,
  context: ReadingContext,
): TableReading {
  return new TableReader(records, profile, context).read();
}

class TableReader {
  private readonly statement = emptyStatement();
  private readonly faults: RowFault[] = [];
  private readonly rules: LineRules;
  /** lines with a minus in a debit or credit column */
  private readonly doubtful = new Set<StatementLine>();
  /** sides whose column prints an amount without a minus somewhere */
  private readonly plain = new Set<Side>();

  constructor(
    private readonly records: TableRecord[],
    private readonly profile: TableProfile,
    context: ReadingContext,
  ) {
    const headings = profile.headerRow > 0 ? (records[profile.headerRow - 1]?.cells ?? []) : [];
    const utrPattern = readUtrPattern(profile.utrRegex ?? "");
    this.rules = { profile, headings, utrPattern, currency: context.currency };
  }

  read(): TableReading {
    const from = this.profile.headerRow;
    for (const record of this.records.slice(0, Math.max(0, from - 1))) this.title(record);
    const to = Math.max(from, this.records.length - this.profile.skipFooter);
    for (let at = from; at < to; at += 1) this.row(this.records[at]!);
    this.settleSigns();
    this.finish();
    return { statement: this.statement, faults: this.faults };
  }

  private row(record: TableRecord): void {
    if (record.fault) {
      this.faults.push(faultAt(record.line, "", record.cells[0] ?? "", record.fault));
      return;
    }
    const { columns } = this.profile;
    const dateText = cellOf(record, columns.date);
    const hasDate = readBankDate(dateText, this.profile.dateFormat) !== null;
    const hasMoney = moneyPositions(columns).some((position) => cellOf(record, position) !== "");
    if ((!hasDate || !hasMoney) && this.statedBalance(record)) return;
    if (dateText === "" && !hasMoney && this.goesOn(record)) return;
    if (!hasMoney && !hasDate) {
      const text = record.cells.join(" ");
      this.faults.push(faultAt(record.line, "", cleanText(text), "TEXT_SKIPPED", "warning"));
      return;
    }
    const { line, negative, faults } = readTableLine(record, this.rules);
    for (const fault of faults) this.faults.push(fault);
    if (!line) return;
    this.statement.lines.push(line);
    this.statement.account ??= cleanOrNull(cellOf(record, columns.account));
    this.statement.currency ??= cleanOrNull(cellOf(record, columns.currency).toUpperCase());
    if (negative) this.doubtful.add(line);
    else if (line.minor > 0n) this.plain.add(line.side);
  }

  /** Opening, closing and total rows: recognised by their words, read into the statement's head. */
  private statedBalance(record: TableRecord): boolean {
    const { columns } = this.profile;
    const words = [columns.date, ...columns.narrative].map((position) => cellOf(record, position));
    const label = [...words, record.cells.find((cell) => cell.trim() !== "") ?? ""];
    const says = (pattern: RegExp) => label.some((text) => pattern.test(text));
    if (says(BALANCE_WORDS.total)) {
      const [debit, credit] = [this.amount(record, columns.debit), this.amount(record, columns.credit)];
      const total = (minor: bigint | null) => (minor === null ? null : { count: null, minor: abs(minor) });
      this.statement.controls = { debits: total(debit), credits: total(credit) };
      return true;
    }
    const which = says(BALANCE_WORDS.opening) ? "opening" : says(BALANCE_WORDS.closing) ? "closing" : null;
    if (!which) return false;
    const minor = this.amount(record, columns.balance) ?? this.anyAmount(record);
    if (minor === null) return false;
    const date = readBankDate(cellOf(record, columns.date), this.profile.dateFormat);
    this.statement[which] = { minor, date };
    return true;
  }

  private amount(record: TableRecord, position: number | undefined): bigint | null {
    if (position === undefined) return null;
    const style = record.numeric?.has(position) ? PLAIN : this.profile.number;
    const amount = readBankAmount(cellOf(record, position), this.rules.currency, style);
    if (!amount.ok) return null;
    return amount.value.side === "D" && amount.value.minor > 0n ? -amount.value.minor : amount.value.minor;
  }

  private anyAmount(record: TableRecord): bigint | null {
    const found = record.cells.map((_, position) => this.amount(record, position));
    return found.findLast((minor) => minor !== null) ?? null;
  }

  /** A row with nothing but narrative goes on with the line above it. */
  private goesOn(record: TableRecord): boolean {
    const { narrative } = this.profile.columns;
    const line = this.statement.lines.at(-1);
    const elsewhere = record.cells.some((cell, at) => cell.trim() !== "" && !narrative.includes(at));
    const text = narrative.map((position) => cellOf(record, position)).join(" ");
    if (!line || elsewhere || text.trim() === "") return false;
    line.narrative = cleanText(`${line.narrative} ${text}`);
    return true;
  }

  private title(record: TableRecord): void {
    const text = record.cells.join(" ").slice(0, 1000);
    this.statement.account ??= ACCOUNT.exec(text)?.[1] ?? null;
    const dates = (text.match(DATE_LIKE) ?? [])
      .map((date) => readBankDate(date, this.profile.dateFormat))
      .filter((date) => date !== null);
    const [from, to] = dates;
    if (dates.length === 2 && from && to && from <= to) this.statement.period ??= { from, to };
    this.statedBalance(record);
  }

  /**
   * A column that always prints a minus says nothing by it. Where only some rows have one, the running
   * balance decides, and without it the row is left to a person.
   */
  private settleSigns(): void {
    if (this.doubtful.size === 0) return;
    // judged before any side is turned
    const inDoubt = new Set([...this.doubtful].filter((line) => this.plain.has(line.side)));
    const { lines } = this.statement;
    this.statement.lines = lines.filter((line, at) => {
      if (!inDoubt.has(line)) return true;
      const side = sideByBalance(lines, at);
      if (side) line.side = side;
      else this.faults.push(faultAt(line.row, "", `-${line.minor}`, "SIGN_IN_DOUBT"));
      return side !== null;
    });
  }

  private finish(): void {
    const { lines } = this.statement;
    const edges = this.profile.balanceReliable ? edgesByBalance(lines) : null;
    this.statement.opening ??= edges?.opening ?? null;
    this.statement.closing ??= edges?.closing ?? null;
    const booked = lines.map((line) => line.bookingDate);
    const from = earliest(booked);
    const to = latest(booked);
    if (from && to) this.statement.period ??= { from, to };
  }
}

function abs(minor: bigint): bigint {
  return minor < 0n ? -minor : minor;
}
