// Source: spec 05 §9, MT940 (end-of-day statement) and MT942 (report within the day).
import { addDays } from "~/office/domain/calendar-date";

import {
  emptyStatement,
  faultAt,
  lineOf,
  type ReadingContext,
  type RowFault,
  type Statement,
  type StatementBalance,
  type StatementLine,
  type StatementReading,
} from "../statement";
import { cleanOrNull } from "../clean-text";
import { readBankAmount } from "../statement-amount";
import { earliest, latest, readSwiftDate } from "../statement-date";
import { utrOf } from "../payment-rail";

import { cutMessages, type Tag } from "./cut-tags";
import { readNarrativeTag, readNonSwiftTag } from "./narrative-tag";
import { readEntryTag } from "./statement-line-tag";

const BALANCE = /^([CD])(\d{6})([A-Z]{3})?(\d+(?:[,.]\d*)?)$/;
const TOTAL = /^(\d{1,5})([A-Z]{3})(\d+(?:[,.]\d*)?)$/;

/** Pages of one statement (:60M: after the same account and number) come back as one. Never refuses. */
export function readMt940(text: string, context: ReadingContext): StatementReading {
  const faults: RowFault[] = [];
  const statements: Statement[] = [];
  let format: StatementReading["format"] = "mt940";
  for (const tags of cutMessages(text)) {
    if (tags.some(({ name }) => name === "34F" || name === "90C" || name === "90D")) format = "mt942";
    const message = new MessageReader(tags, context, faults).read();
    const before = statements.at(-1);
    if (before && message.goesOn && isSameStatement(before, message.statement))
      appendPage(before, message.statement);
    else statements.push(message.statement);
  }
  for (const statement of statements) statement.period = periodOf(statement);
  return { format, statements, faults };
}

class MessageReader {
  private readonly statement = emptyStatement();
  /** the line an :86: belongs to; null before the first and after a line that was rejected */
  private line: StatementLine | null = null;
  private entries = 0;
  private goesOn = false;

  constructor(
    private readonly tags: Tag[],
    private readonly context: ReadingContext,
    private readonly faults: RowFault[],
  ) {}

  read(): { statement: Statement; goesOn: boolean } {
    for (const tag of this.tags) this.take(tag);
    return { statement: this.statement, goesOn: this.goesOn };
  }

  private take(tag: Tag): void {
    const value = (tag.lines[0] ?? "").trim();
    if (tag.name === "61") this.entry(tag);
    else if (tag.name === "86") this.narrative(tag, readNarrativeTag);
    else if (tag.name === "NS") this.narrative(tag, readNonSwiftTag);
    else if (tag.name === "20") this.statement.fileReference = cleanOrNull(value);
    else if (tag.name.startsWith("25")) this.account(tag, value);
    else if (tag.name === "28" || tag.name === "28C") this.statement.number = cleanOrNull(value);
    else if (tag.name.startsWith("60")) this.balance(tag, value, "opening");
    else if (tag.name.startsWith("62")) this.balance(tag, value, "closing");
    else if (tag.name.startsWith("90")) this.total(tag, value);
  }

  private account(tag: Tag, value: string): void {
    if (this.entries === 0) {
      this.statement.account = cleanOrNull(value);
      return;
    }
    // some banks write 25 for 86: after an entry there is no account to name
    this.faults.push(faultAt(tag.row, "25", value, "TAG_OUT_OF_PLACE", "warning"));
    this.narrative(tag, readNarrativeTag);
  }

  private entry(tag: Tag): void {
    this.entries += 1;
    this.line = null;
    const currency = this.statement.currency ?? this.context.currency;
    const entry = readEntryTag(tag.lines, currency);
    if (!entry.ok) {
      this.faults.push(faultAt(tag.row, "61", tag.lines.join(" "), entry.refusal.code));
      return;
    }
    const { bankReference, supplement, clamped, ...rest } = entry.value;
    if (clamped)
      this.faults.push(faultAt(tag.row, "61", tag.lines[0] ?? "", "VALUE_DATE_FEBRUARY_30", "warning"));
    this.line = lineOf({ row: tag.row, currency, ...rest, reference: bankReference });
    this.line.narrative = supplement ?? "";
    this.line.chequeNo = rest.kind === "NCHK" ? rest.payerReference : null;
    this.statement.lines.push(this.line);
  }

  private narrative(tag: Tag, read: typeof readNarrativeTag): void {
    if (!this.line) return;
    const { narrative, counterpartyName, counterpartyAccount, endToEnd } = read(tag.lines);
    // what stands in :61: beside the references is often repeated here
    const said = this.line.narrative;
    this.line.narrative = narrative.includes(said) ? narrative : `${said} ${narrative}`.trim();
    this.line.counterpartyName ??= counterpartyName;
    this.line.counterpartyAccount ??= counterpartyAccount;
    this.line.payerReference ??= endToEnd;
    this.line.utr ??= utrOf(this.line.narrative, null);
  }

  private balance(tag: Tag, value: string, which: "opening" | "closing"): void {
    this.line = null;
    const [, side, date = "", currency, digits = ""] = BALANCE.exec(value) ?? [];
    if (currency) this.statement.currency ??= currency;
    const amount = this.amount(digits, currency);
    if (!side || amount === null) {
      this.faults.push(faultAt(tag.row, tag.name, value, "BALANCE_FORMAT"));
      return;
    }
    if (which === "opening" && this.statement.opening)
      this.faults.push(faultAt(tag.row, tag.name, value, "TAG_REPEATED", "warning"));
    if (which === "opening") this.goesOn = tag.name === "60M";
    const read: StatementBalance = { minor: side === "C" ? amount : -amount, date: readSwiftDate(date) };
    this.statement[which] = read;
  }

  private total(tag: Tag, value: string): void {
    const [, count, currency, digits = ""] = TOTAL.exec(value) ?? [];
    const minor = this.amount(digits, currency);
    if (minor === null) {
      this.faults.push(faultAt(tag.row, tag.name, value, "TOTAL_FORMAT", "warning"));
      return;
    }
    this.statement.controls ??= { debits: null, credits: null };
    this.statement.controls[tag.name === "90D" ? "debits" : "credits"] = { count: Number(count), minor };
  }

  private amount(digits: string, currency: string | undefined): bigint | null {
    const style = { decimal: ",", grouping: "" } as const;
    const known = currency ?? this.statement.currency ?? this.context.currency;
    const amount = readBankAmount(digits.replace(".", ","), known, style);
    return amount.ok ? amount.value.minor : null;
  }
}

function isSameStatement(before: Statement, page: Statement): boolean {
  const number = (statement: Statement) => statement.number?.split("/")[0];
  return before.account === page.account && number(before) === number(page);
}

function appendPage(statement: Statement, page: Statement): void {
  for (const line of page.lines) statement.lines.push(line);
  statement.closing = page.closing;
  statement.number = page.number;
}

/** From the day after the last statement to the closing balance's, widened by what the lines say. */
function periodOf({ opening, closing, lines }: Statement): Statement["period"] {
  const booked = lines.map((line) => line.bookingDate);
  const ends = [closing?.date ?? null, ...booked].filter((date) => date !== null);
  const to = latest(ends);
  if (!to) return null;
  const opened = opening?.date ? addDays(opening.date, 1) : null;
  const from = earliest([...(opened && opened <= to ? [opened] : []), ...booked, to]) ?? to;
  return { from, to };
}
