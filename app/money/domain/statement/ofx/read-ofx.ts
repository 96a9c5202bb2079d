// Source: spec 05 §9, OFX 1/2 and QFX: bank and credit-card statements.
import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { cleanOrNull, cleanText } from "../clean-text";
import { utrOf } from "../payment-rail";
import {
  emptyStatement,
  faultAt,
  lineOf,
  type ReadingContext,
  type RowFault,
  type Statement,
  type StatementReading,
} from "../statement";
import { readBankAmount } from "../statement-amount";
import { earliest, latest } from "../statement-date";

import { type OfxAggregate, walkOfx } from "./walk-ofx";

const STATEMENTS = new Set(["STMTRS", "CCSTMTRS"]);
const KNOWN = new Set([
  "SONRS", "STMTTRNRS", "CCSTMTTRNRS", "INVSTMTTRNRS", "STATUS", ...STATEMENTS, "INVSTMTRS", "BANKACCTFROM",
  "CCACCTFROM", "INVACCTFROM", "BANKTRANLIST", "STMTTRN", "CURRENCY", "ORIGCURRENCY", "BANKACCTTO", "CCACCTTO",
  "PAYEE", "LEDGERBAL", "AVAILBAL", "INVTRANLIST", "INVBANKTRAN", "BALLIST", "FI", "INVTRAN", "SECID",
]); // prettier-ignore

/**
 * Refusals: those of walkOfx; BANK_REPORTED_ERROR with the bank's code and message; STATEMENT_NOT_BANK for a
 * brokerage statement, whose cash lines alone do not make its balance; STATEMENT_MISSING.
 */
export function readOfx(text: string, context: ReadingContext): Outcome<StatementReading> {
  const reader = new OfxReader(context);
  const walked = walkOfx(text, KNOWN, {
    open: (aggregate) => reader.open(aggregate),
    close: (aggregate) => reader.close(aggregate),
  });
  return walked.ok ? reader.end() : walked;
}

class OfxReader {
  private readonly statements: Statement[] = [];
  private readonly faults: RowFault[] = [];
  private readonly statuses: Record<string, string | undefined>[] = [];
  private current: Statement | null = null;
  private source: OfxAggregate | null = null;
  private investment: { accountId?: string } | null = null;
  private parts: OfxAggregate[] = [];

  constructor(private readonly context: ReadingContext) {}

  open(aggregate: OfxAggregate): void {
    if (STATEMENTS.has(aggregate.name)) {
      this.current = emptyStatement();
      this.source = aggregate;
      this.statements.push(this.current);
    }
    if (aggregate.name === "INVSTMTRS") this.investment = {};
    if (aggregate.name === "STMTTRN") this.parts = [];
  }

  close(aggregate: OfxAggregate): void {
    const { name, leaves } = aggregate;
    if (name === "STATUS")
      this.statuses.push({
        code: leaves.get("CODE"),
        severity: leaves.get("SEVERITY"),
        message: leaves.get("MESSAGE"),
      });
    if (name === "INVACCTFROM" && this.investment) this.investment.accountId = leaves.get("ACCTID");
    if (aggregate.inside.includes("STMTTRN")) this.parts.push(aggregate);
    if (!this.current) return;
    if (name === "STMTTRN") this.transaction(aggregate);
    else if (name === "LEDGERBAL") this.ledgerBalance(aggregate);
    else if (name === "BANKTRANLIST") this.period(aggregate);
    else if (name === "BANKACCTFROM" || name === "CCACCTFROM")
      this.current.account = cleanOrNull(leaves.get("ACCTID"));
    else if (STATEMENTS.has(name)) this.finish(this.current);
  }

  end(): Outcome<StatementReading> {
    const failed = this.statuses.find((status) => status.severity === "ERROR");
    if (this.statements.length === 0 && failed) return refuse("BANK_REPORTED_ERROR", { facts: failed });
    if (this.investment) return refuse("STATEMENT_NOT_BANK", { facts: this.investment });
    if (this.statements.length === 0) return refuse("STATEMENT_MISSING", { facts: this.statuses[0] });
    return accept({ format: "ofx", statements: this.statements, faults: this.faults });
  }

  private currency(): string {
    return cleanOrNull(this.source?.leaves.get("CURDEF")) ?? this.context.currency;
  }

  private transaction({ leaves, row }: OfxAggregate): void {
    const converted = this.part("CURRENCY")?.get("CURSYM");
    const currency = cleanOrNull(converted) ?? this.currency();
    const posted = leaves.get("DTPOSTED") ?? "";
    const bookingDate = readOfxDate(posted);
    if (!bookingDate) this.faults.push(faultAt(row, "DTPOSTED", posted, posted ? "DATE_FORMAT" : "REQUIRED"));
    const text = leaves.get("TRNAMT") ?? "";
    const amount = readOfxAmount(text, currency);
    if (!amount.ok) this.faults.push(faultAt(row, "TRNAMT", text, text ? amount.refusal.code : "REQUIRED"));
    if (!bookingDate || !amount.ok) return;
    const name = cleanOrNull(leaves.get("NAME") ?? this.part("PAYEE")?.get("NAME"));
    const memo = cleanText(leaves.get("MEMO") ?? "");
    const narrative = name && !memo.includes(name) ? cleanText(`${name} ${memo}`) : memo;
    const cheque = cleanOrNull(leaves.get("CHECKNUM"));
    this.current?.lines.push(
      lineOf({
        row,
        bookingDate,
        valueDate: readOfxDate(leaves.get("DTAVAIL") ?? "") ?? bookingDate,
        side: amount.value.minor < 0n ? "D" : "C",
        minor: amount.value.minor < 0n ? -amount.value.minor : amount.value.minor,
        currency,
        narrative,
        reference: cleanOrNull(leaves.get("FITID")),
        payerReference: cleanOrNull(leaves.get("REFNUM")),
        utr: utrOf(narrative, null),
        counterpartyName: name,
        counterpartyAccount: cleanOrNull((this.part("BANKACCTTO") ?? this.part("CCACCTTO"))?.get("ACCTID")),
        chequeNo: cheque && /[1-9]/.test(cheque) ? cheque : null,
        kind: cleanOrNull(leaves.get("TRNTYPE")),
      }),
    );
  }

  private part(name: string): Map<string, string> | undefined {
    return this.parts.find((aggregate) => aggregate.name === name)?.leaves;
  }

  private ledgerBalance({ leaves, row }: OfxAggregate): void {
    const text = leaves.get("BALAMT") ?? "";
    if (text === "" || !this.current) return;
    const amount = readOfxAmount(text, this.currency());
    if (amount.ok)
      this.current.closing = { minor: amount.value.minor, date: readOfxDate(leaves.get("DTASOF") ?? "") };
    else this.faults.push(faultAt(row, "LEDGERBAL", text, "BALANCE_FORMAT"));
  }

  private period({ leaves }: OfxAggregate): void {
    const from = readOfxDate(leaves.get("DTSTART") ?? "");
    const to = readOfxDate(leaves.get("DTEND") ?? "");
    if (from && to && this.current) this.current.period = { from, to };
  }

  private finish(statement: Statement): void {
    statement.currency =
      cleanOrNull(this.source?.leaves.get("CURDEF")) ?? statement.lines[0]?.currency ?? null;
    const booked = statement.lines.map((line) => line.bookingDate);
    const from = earliest(booked);
    const to = latest(booked);
    if (from && to) statement.period ??= { from, to };
    this.current = null;
  }
}

/** YYYYMMDD, with or without a time and a zone; the day is the bank's. */
export function readOfxDate(text: string): CivilDate | null {
  const cut = /^(\d{4})(\d{2})(\d{2})(?:\d{4}(?:\d{2})?(?:[.:]\d+)?)?(?:\[[^\]]*\])?$/.exec(text.trim());
  return cut && toCivilDate(cut.slice(1, 4).join("-"));
}

/** OFX writes no groups, but banks do: the last mark is the decimal one. */
export function readOfxAmount(text: string, currency: string) {
  const mark = /[.,](?=[^.,]*$)/.exec(text)?.[0];
  const decimal = mark === "," ? "," : ".";
  const other = decimal === "," ? "." : ",";
  return readBankAmount(text.replace(/[$€£₹]/g, "?"), currency, {
    decimal,
    grouping: text.includes(other) ? other : " ",
  });
}
