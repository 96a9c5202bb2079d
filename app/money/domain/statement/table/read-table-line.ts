// Source: spec 05 §9: one row of a table becomes one line, or faults with row, column, value and reason.
import type { CivilDate } from "~/office/domain/calendar-date";

import { cleanOrNull, cleanText } from "../clean-text";
import { utrOf } from "../payment-rail";
import { faultAt, lineOf, type RowFault, type Side, type StatementLine } from "../statement";
import { PLAIN, readBankAmount } from "../statement-amount";
import { readBankDate } from "../statement-date";

import type { TableColumns, TableProfile, TableRecord } from "./table-profile";

export interface LineRules {
  profile: TableProfile;
  headings: string[];
  utrPattern: RegExp | null;
  currency: string;
}

interface ReadMoney {
  side: Side;
  minor: bigint;
  /** a minus stood in a debit or credit column */
  negative: boolean;
}

export interface TableLine {
  line: StatementLine | null;
  /** a minus stood in a debit or credit column */
  negative: boolean;
  faults: RowFault[];
}

const MANGLED = /^\d(?:[.,]\d+)?E\+?\d{2,}$/i;

export function readTableLine(record: TableRecord, rules: LineRules): TableLine {
  return new LineReader(record, rules).read();
}

/** Text of a cell; a lone dash is how banks print an empty one. */
export function cellOf({ cells }: TableRecord, position: number | undefined): string {
  const text = position === undefined ? "" : (cells[position] ?? "").trim();
  return /^[-–—]$/.test(text) ? "" : text;
}

export function moneyPositions({ amount, debit, credit }: TableColumns): number[] {
  return [amount, debit, credit].filter((position) => position !== undefined);
}

class LineReader {
  private readonly faults: RowFault[] = [];
  private readonly columns: TableColumns;

  constructor(
    private readonly record: TableRecord,
    private readonly rules: LineRules,
  ) {
    this.columns = rules.profile.columns;
  }

  read(): TableLine {
    const bookingDate = this.date(this.columns.date, true);
    const valueDate = this.date(this.columns.valueDate, false);
    const money = this.money();
    this.checkCurrency();
    const texts = { ...this.references(), narrative: this.narrative() };
    const line =
      bookingDate && money && !this.failed
        ? lineOf({
            row: this.record.line,
            bookingDate,
            valueDate: valueDate ?? bookingDate,
            side: money.side,
            minor: money.minor,
            currency: this.rules.currency,
            ...texts,
            utr: cleanOrNull(this.text(this.columns.utr)) ?? utrOf(texts.narrative, this.rules.utrPattern),
            counterpartyName: cleanOrNull(this.text(this.columns.counterpartyName)),
            counterpartyAccount: cleanOrNull(this.text(this.columns.counterpartyAccount)),
            balance: this.balance(),
            original: this.original(),
          })
        : null;
    return { line, negative: money?.negative ?? false, faults: this.faults };
  }

  private get failed(): boolean {
    return this.faults.some((fault) => fault.level === "error");
  }

  private text(position: number | undefined): string {
    return cellOf(this.record, position);
  }

  private fault(position: number | undefined, reason: string, level: RowFault["level"] = "error"): void {
    const column = position === undefined ? "" : (this.rules.headings[position] ?? String(position + 1));
    this.faults.push(faultAt(this.record.line, column, this.text(position), reason, level));
  }

  private date(position: number | undefined, required: boolean): CivilDate | null {
    const text = this.text(position);
    if (text === "" && !required) return null;
    const date = readBankDate(text, this.rules.profile.dateFormat);
    if (!date) this.fault(position, text === "" ? "REQUIRED" : "DATE_FORMAT");
    return date;
  }

  private amountAt(position: number | undefined, level: RowFault["level"] = "error") {
    const text = this.text(position);
    if (position === undefined || text === "") return null;
    const style = this.record.numeric?.has(position) ? PLAIN : this.rules.profile.number;
    const amount = readBankAmount(text, this.rules.currency, style);
    if (!amount.ok) this.fault(position, amount.refusal.code, level);
    return amount.ok ? amount.value : null;
  }

  private money(): ReadMoney | null {
    return this.rules.profile.signRule === "dr_cr_columns" ? this.fromColumns() : this.fromAmount();
  }

  private fromAmount(): ReadMoney | null {
    const { amount: position, side: sidePosition } = this.columns;
    const amount = this.amountAt(position);
    if (!amount) {
      if (!this.failed) this.fault(position, "REQUIRED");
      return null;
    }
    const magnitude = amount.minor < 0n ? -amount.minor : amount.minor;
    const signed = { side: amount.minor < 0n ? "D" : "C", minor: magnitude, negative: false } as const;
    if (this.rules.profile.signRule === "signed" && !amount.side) return signed;
    const side = amount.side ?? sideWord(this.text(sidePosition));
    if (!side) this.fault(sidePosition ?? position, "SIDE_UNKNOWN");
    return side && { ...signed, side };
  }

  private fromColumns(): ReadMoney | null {
    const debit = this.amountAt(this.columns.debit);
    const credit = this.amountAt(this.columns.credit);
    if (this.failed) return null;
    if (!debit && !credit) {
      this.fault(this.columns.debit ?? this.columns.credit, "REQUIRED");
      return null;
    }
    if (debit?.minor && credit?.minor) {
      this.fault(this.columns.credit, "BOTH_SIDES");
      return null;
    }
    const printed = debit?.minor ? debit.minor : (credit?.minor ?? 0n);
    const side = debit?.minor ? "D" : "C";
    return { side, minor: printed < 0n ? -printed : printed, negative: printed < 0n };
  }

  private balance(): bigint | null {
    const amount = this.amountAt(this.columns.balance, "warning");
    if (!amount) return null;
    const side = amount.side ?? sideWord(this.text(this.columns.balanceSide));
    return side === "D" && amount.minor > 0n ? -amount.minor : amount.minor;
  }

  private checkCurrency(): void {
    const stated = this.text(this.columns.currency).toUpperCase();
    if (stated !== "" && stated !== this.rules.currency) this.fault(this.columns.currency, "CURRENCY_MIX");
  }

  private original(): StatementLine["original"] {
    const currency = this.text(this.columns.originalCurrency).toUpperCase();
    const text = this.text(this.columns.originalAmount);
    if (!/^[A-Z]{3}$/.test(currency) || text === "") return null;
    const style = this.record.numeric?.has(this.columns.originalAmount ?? -1)
      ? PLAIN
      : this.rules.profile.number;
    const amount = readBankAmount(text, currency, style);
    if (!amount.ok) this.fault(this.columns.originalAmount, amount.refusal.code, "warning");
    if (!amount.ok || amount.value.minor === 0n) return null;
    return { minor: amount.value.minor < 0n ? -amount.value.minor : amount.value.minor, currency };
  }

  private narrative(): string {
    const texts = this.columns.narrative.map((position) => this.text(position)).filter(Boolean);
    return cleanText(texts.join(" "));
  }

  /** A cheque column that holds no cheque's number holds another reference. */
  private references(): Pick<StatementLine, "reference" | "chequeNo"> {
    const cheque = cleanOrNull(this.intact(this.columns.cheque));
    const isNumber = cheque !== null && /^\d{3,12}$/.test(cheque);
    const reference = cleanOrNull(this.intact(this.columns.reference));
    return { reference: reference ?? (isNumber ? null : cheque), chequeNo: isNumber ? cheque : null };
  }

  /** 4.12E+11: a spreadsheet has rounded the number away, so nothing may rest on it. */
  private intact(position: number | undefined): string {
    const text = this.text(position);
    if (!MANGLED.test(text)) return text;
    this.fault(position, "REFERENCE_MANGLED", "warning");
    return "";
  }
}

function sideWord(text: string): Side | null {
  if (/^(d|dr|debit)\b/i.test(text)) return "D";
  return /^(c|cr|credit)\b/i.test(text) ? "C" : null;
}
