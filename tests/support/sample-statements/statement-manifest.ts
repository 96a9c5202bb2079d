import { readFileSync } from "node:fs";
import path from "node:path";

import {
  type FileOptions,
  readStatementFile,
  type StatementFile,
} from "~/money/data/statement/read-statement-file.server";
import { type MoneyMove, signedMinor, type StatementLine } from "~/money/domain/statement/statement";
import type { TableProfile } from "~/money/domain/statement/table/table-profile";
import { railOf } from "~/money/domain/statement/payment-rail";
import { sumOf } from "~/money/domain/statement/statement-checks";

import type {
  CamtExpected,
  ManifestEntry,
  Mt940Balance,
  Mt940Expected,
  Mt940Line,
  PlainExpected,
  TableRow,
} from "./manifest-entry";

/** The sample statements; where they are not beside the checkout, the tests that need them say so. */
export const STATEMENTS = path.resolve("../shared/data/bank-statements");

export interface Claim {
  name: string;
  expected: unknown;
  actual: unknown;
}

export function readStatement(name: string): Buffer {
  return readFileSync(path.join(STATEMENTS, name));
}

const OCA_TABLE: Omit<TableProfile, "columns" | "headerRow" | "headings"> = {
  name: "sheet import",
  encoding: "utf-8",
  delimiter: ",",
  skipFooter: 0,
  dateFormat: "MM/DD/YYYY",
  signRule: "signed",
  number: { decimal: ".", grouping: "," },
  utrRegex: null,
  balanceReliable: true,
};

/** Files that their headings do not describe, or describe the other way round. */
const PROFILES: Record<string, TableProfile> = {
  "csv/oca__original_currency_no_header.csv": {
    ...OCA_TABLE,
    headerRow: 0,
    headings: [],
    columns: {
      date: 0,
      narrative: [1, 7],
      originalCurrency: 2,
      amount: 3,
      originalAmount: 4,
      counterpartyName: 5,
    },
  },
  // "debit" is what the books debit: money that came in
  "csv/oca__debit_credit_amount.csv": {
    ...OCA_TABLE,
    headerRow: 1,
    headings: ["Date", "Label", "Debit", "Credit", "Balance", "Partner Name", "Bank Account"],
    columns: { date: 0, narrative: [1], credit: 2, debit: 3, balance: 4, counterpartyName: 5 },
    signRule: "dr_cr_columns",
  },
};

export function optionsFor(file: string): FileOptions {
  const currency = file.startsWith("india/") ? "INR" : /^ofx|^qif|^csv\/oca/.test(file) ? "USD" : "EUR";
  return { currency, dayFirst: true, profile: PROFILES[file] };
}

/** What the manifest says of one file beside what we read; both in minor units and plain text. */
export function claimsOf(entry: ManifestEntry): Claim[] {
  const reading = readStatementFile(readStatement(entry.file), optionsFor(entry.file));
  const empty = {
    format: "csv",
    statements: [],
    faults: [],
    profile: null,
    proposed: false,
  } as StatementFile;
  const file = reading.ok ? reading.value : empty;
  const lines = file.statements.flatMap((statement) => statement.lines);
  const facts = reading.ok ? {} : { code: reading.refusal.code, ...reading.refusal.facts };
  const claims: Claim[] = [];
  const claim = (name: string, expected: unknown, actual: unknown) => claims.push({ name, expected, actual });
  const { expected = {}, computed_here: computed } = entry;
  if (Array.isArray(expected)) camtClaims(expected, file, claim);
  else if ("statement" in expected) mt940Claims(expected, file, claim);
  else plainClaims(expected, file, lines, facts, claim);
  if (computed?.stmttrn !== undefined) {
    claim("count", computed.stmttrn, lines.length + rejected(file));
    claim("sum", cents(computed.trnamt_sum ?? 0), sumOf(lines).toString());
    const closings = file.statements.flatMap(({ closing }) => closing?.minor.toString() ?? []);
    claim("closings", computed.ledger_bal?.map(cents), closings);
  }
  if (computed?.ntry !== undefined) {
    claim("count", computed.ntry, lines.length);
    claim("sum", cents(computed.signed_sum ?? 0), sumOf(lines).toString());
  }
  return claims;
}

type Say = (name: string, expected: unknown, actual: unknown) => void;

function cents(amount: string | number): string {
  return BigInt(Math.round(Number(amount) * 100)).toString();
}

function rejected({ faults }: StatementFile): number {
  return new Set(faults.filter(({ level }) => level === "error").map(({ row }) => row)).size;
}

function signed(move: MoneyMove): string {
  return signedMinor(move).toString();
}

const squeeze = (text: string) => text.replace(/\s+/g, "");

function mt940Claims(expected: Mt940Expected, { statements }: StatementFile, claim: Say): void {
  const lines = statements.flatMap((statement) => statement.lines);
  const last = statements.at(-1);
  const stated = expected.statement;
  const balance = (given: Mt940Balance) => `${cents(given.amount)} ${given.date}`;
  claim("count", expected.transaction_count, lines.length);
  if (stated.account_identification) claim("account", stated.account_identification, last?.account);
  if (stated.transaction_reference)
    claim("fileReference", stated.transaction_reference.trim(), last?.fileReference);
  if (stated.statement_number) {
    const number = [stated.statement_number, stated.sequence_number].filter(Boolean).join("/");
    claim("number", number, last?.number);
  }
  for (const side of ["opening", "closing"] as const) {
    const given = stated[`final_${side}_balance`];
    const own = last?.[side];
    if (given) claim(side, balance(given), own ? `${own.minor} ${own.date ?? ""}` : null);
  }
  expected.transactions.forEach((given, at) => {
    const line = lines[at];
    if (!line) return;
    const say = (name: string, theirs: unknown, ours: unknown) => claim(`${at + 1} ${name}`, theirs, ours);
    say("amount", cents(given.amount), signed(line));
    say("currency", given.currency, line.currency);
    say("dates", [given.date, given.entry_date ?? given.date], [line.valueDate, line.bookingDate]);
    if (given.id?.trim()) say("kind", given.id.trim(), line.kind);
    mt940Texts(given, line, say);
  });
}

function mt940Texts(given: Mt940Line, line: StatementLine, say: Say): void {
  const [customer = "", bank = ""] = (given.customer_reference ?? "").split("//");
  const theirs = [customer, given.bank_reference ?? bank].map((text: string) =>
    text === "NONREF" ? "" : text,
  );
  // an EREF of the narrative stands in where :61: names none
  const ours = [theirs[0] === "" ? "" : (line.payerReference ?? ""), line.reference ?? ""];
  say("references", theirs, ours);
  const isSubFields = /^\d{3}>/.test(given.details ?? "");
  for (const text of [isSubFields ? null : given.details, given.purpose]) {
    if (text) say("narrative", true, squeeze(line.narrative).includes(squeeze(text)));
  }
  if (given.applicant_name) say("name", squeeze(given.applicant_name), squeeze(line.counterpartyName ?? ""));
}

function camtClaims(
  [currency, account, days]: CamtExpected,
  { statements }: StatementFile,
  claim: Say,
): void {
  claim("account", account, statements[0]?.account);
  claim("currency", currency, statements[0]?.currency);
  days.forEach((day, at) => {
    const statement = statements[at];
    claim("fileReference", day.name, statement?.fileReference);
    claim("opening", cents(day.balance_start), statement?.opening?.minor.toString() ?? null);
    claim("closing", cents(day.balance_end_real), statement?.closing?.minor.toString() ?? null);
    const moves = (statement?.lines ?? []).flatMap((line) =>
      (line.children.length > 0 ? line.children : [line]).map((move) => ({ move, line })),
    );
    claim("count", day.transactions.length, moves.length);
    day.transactions.forEach((given, index) => {
      const { move, line } = moves[index]!;
      const say = (name: string, theirs: unknown, ours: unknown) =>
        claim(`${index + 1} ${name}`, theirs, ours);
      say("amount", cents(given.amount), signed(move));
      say("date", given.date, line.bookingDate);
      say(
        "party",
        [given.partner_name, given.account_number],
        [move.counterpartyName, move.counterpartyAccount],
      );
      say("ref", given.ref, move.payerReference);
      say("kind", given.transaction_type, line.kind);
      const isInstruction = given.narration.includes(`InstrId): ${given.payment_ref}`);
      if (!isInstruction) say("narrative", true, move.narrative.includes(given.payment_ref));
    });
  });
}

function plainClaims(
  expected: Partial<PlainExpected>,
  file: StatementFile,
  lines: StatementLine[],
  facts: Record<string, unknown>,
  claim: Say,
): void {
  const statement = file.statements[0];
  const sumOfSide = (side: string) =>
    sumOf(lines.filter((line) => line.side === side))
      .toString()
      .replace("-", "");
  const ofSide = (side: string) =>
    lines.filter((line) => line.side === side).map(({ minor }) => minor.toString());
  const errors = file.faults.filter(({ level }) => level === "error");
  const says: { [Name in keyof PlainExpected]: (given: PlainExpected[Name]) => [unknown, unknown] } = {
    transaction_count: (given) => [given, lines.length],
    transactions: (given) => [given, lines.length],
    accounts: (given) => [given, file.statements.length],
    discarded: (given) => [given, rejected(file)],
    skipped: (given) => [given, rejected(file)],
    skipped_rows: (given) => [given, file.faults.filter(({ reason }) => reason === "TEXT_SKIPPED").length],
    errors_min: (given) => [true, errors.length >= given],
    must_error: (given) => [true, errors.some(({ value }) => given === true || value === given)],
    must_warn: () => [true, file.faults.length > 0 || facts.code !== undefined],
    account: (given) => [given, statement?.account],
    account_id: (given) => [given, statement?.account ?? facts.accountId],
    opening: (given) => [cents(given), statement?.opening?.minor.toString()],
    closing: (given) => [cents(given), statement?.closing?.minor.toString()],
    sum: (given) => [cents(given), sumOf(lines).toString()],
    closing_or_sum: (given) => [cents(given), sumOf(lines).toString()],
    sum_debit: (given) => [cents(given), sumOfSide("D")],
    sum_credit: (given) => [cents(given), sumOfSide("C")],
    amount: (given) => [cents(given), signed(lines[0]!)],
    first: (given) => [cents(given), signed(lines[0]!)],
    last: (given) => [cents(given), signed(lines.at(-1)!)],
    amounts: (given) => [given.map(cents), lines.map(signed)],
    signed_amounts: (given) => [given.map(cents), lines.map(signed)],
    debits: (given) => [given.map(cents), ofSide("D")],
    credits: (given) => [given.map(cents), ofSide("C")],
    foreign_amount: (given) => [cents(given), lines[0]?.original?.minor.toString() ?? null],
    foreign_currency: (given) => [given, lines[0]?.original?.currency],
    currency: (given) => [given, lines[0]?.currency],
    ref: (given) => [true, given.split(" ").every((word) => lines[0]?.narrative.includes(word))],
    refs: (given) => [given, lines.map(({ chequeNo }) => chequeNo ?? "")],
    ids: (given) => [given, lines.map(({ reference }) => reference)],
    dates: (given) => [given, lines.map(({ bookingDate }) => bookingDate)],
    day: (given) => [given, Number(lines[0]?.bookingDate.slice(8))],
    month: (given) => [given, Number(lines[0]?.bookingDate.slice(5, 7))],
    modes: (given) => [given, lines.map(({ narrative }) => railOf(narrative)?.toUpperCase())],
    rows: (given) => [given.map(rowText), lines.map(ownRowText)],
    descriptions: (given) => [true, given.every((text, at) => lines[at]?.narrative.includes(text))],
    payee: (given) => [given, lines[0]?.counterpartyName],
    first_narration_contains: (given) => [true, lines[0]?.narrative.includes(given)],
    balance_chain_valid: () => [true, lines.every(({ balance }) => balance !== null)],
    status_code: (given) => [String(given), facts.code],
    code: (given) => [String(given), facts.code],
    severity: (given) => [given, facts.severity],
    message: (given) => [given, facts.message],
  };
  for (const [name, given] of Object.entries(expected)) {
    const said = (says as Partial<Record<string, (given: unknown) => [unknown, unknown]>>)[name]?.(given);
    if (said) claim(name === "foreign_amount" ? "foreign" : name, ...said);
    else if (!NOT_OURS.has(name))
      throw new Error(`the manifest says ${name} of ${file.format}, and nobody looks`);
  }
}

/** Remarks, the bank's name, and what only a brokerage statement has. */
const NOT_OURS = new Set(
  "note bank positions securities balance_list networth available_cash last_type".split(" "),
);

function rowText(row: TableRow): string {
  const balance = row.balance === null ? "" : cents(row.balance);
  return [row.date, cents(row.debit), cents(row.credit), balance].join(" ");
}

function ownRowText({ bookingDate, side, minor, balance }: StatementLine): string {
  const [debit, credit] = side === "D" ? [minor, 0n] : [0n, minor];
  return [bookingDate, debit, credit, balance ?? ""].join(" ");
}
