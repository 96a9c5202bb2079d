// Source: spec 05 §9, CAMT.053 (statement) and CAMT.054 (notification: entries without balances).
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { cleanOrNull } from "../clean-text";
import {
  emptyStatement,
  faultAt,
  type ReadingContext,
  type RowFault,
  type Statement,
  type StatementBalance,
  type StatementLine,
  type StatementReading,
} from "../statement";
import { earliest, latest } from "../statement-date";
import { nodeAt, nodesAt, textAt, walkXml, type XmlNode } from "../xml/walk-xml";

import { readCamtAmount, readCamtDate, readCamtEntry, readSide } from "./camt-entry";

const CUT = new Set(["Ntry", "Stmt", "Ntfctn"]);

/** Refusals: those of walkXml, and STATEMENT_MISSING when the document holds neither statement nor notification. */
export function readCamt(text: string, context: ReadingContext): Outcome<StatementReading> {
  const statements: Statement[] = [];
  const faults: RowFault[] = [];
  let lines: StatementLine[] = [];
  let format: StatementReading["format"] = "camt053";
  const walked = walkXml(text, CUT, (node) => {
    if (node.name === "Ntry") {
      const entry = readCamtEntry(node, context.currency);
      if (entry.line) lines.push(entry.line);
      faults.push(...entry.faults);
      return;
    }
    if (node.name === "Ntfctn") format = "camt054";
    statements.push(toStatement(node, lines, faults, context));
    lines = [];
  });
  if (!walked.ok) return walked;
  if (statements.length === 0) return refuse("STATEMENT_MISSING");
  return accept({ format, statements, faults });
}

function toStatement(
  node: XmlNode,
  lines: StatementLine[],
  faults: RowFault[],
  context: ReadingContext,
): Statement {
  const statement = emptyStatement();
  const account = nodeAt(node, "Acct");
  const balances = nodesAt(node, "Bal");
  const currency =
    textAt(account, "Ccy") ?? nodeAt(balances[0], "Amt")?.attributes.Ccy ?? lines[0]?.currency ?? null;
  const known = currency ?? context.currency;
  statement.account = cleanOrNull(textAt(account, "Id", "IBAN") ?? textAt(account, "Id", "Othr", "Id"));
  statement.currency = currency;
  statement.number = cleanOrNull(textAt(node, "LglSeqNb") ?? textAt(node, "ElctrncSeqNb"));
  statement.fileReference = cleanOrNull(textAt(node, "Id"));
  // a previous closing booked is the opening of banks that send no OPBD
  statement.opening =
    balanceOf(balances, "OPBD", known, faults) ?? balanceOf(balances, "PRCD", known, faults);
  statement.closing = balanceOf(balances, "CLBD", known, faults);
  statement.controls = controlsOf(nodeAt(node, "TxsSummry"), known);
  statement.lines = lines;
  statement.period = periodOf(node, statement);
  return statement;
}

function balanceOf(
  balances: XmlNode[],
  code: string,
  currency: string,
  faults: RowFault[],
): StatementBalance | null {
  const node = balances.find((balance) => textAt(balance, "Tp", "CdOrPrtry", "Cd") === code);
  if (!node) return null;
  const amount = readCamtAmount(nodeAt(node, "Amt"), currency);
  const side = readSide(node);
  if (!amount.ok || !side) {
    faults.push(faultAt(node.row, "Bal", textAt(node, "Amt") ?? "", "BALANCE_FORMAT"));
    return null;
  }
  const minor = side === "C" ? amount.value.minor : -amount.value.minor;
  return { minor, date: readCamtDate(nodeAt(node, "Dt")) };
}

function controlsOf(summary: XmlNode | undefined, currency: string): Statement["controls"] {
  const total = (name: string) => {
    const node = nodeAt(summary, name);
    const sum = readCamtAmount(nodeAt(node, "Sum"), currency);
    const count = Number(textAt(node, "NbOfNtries") ?? Number.NaN);
    return sum.ok ? { count: Number.isInteger(count) ? count : null, minor: sum.value.minor } : null;
  };
  const controls = { debits: total("TtlDbtNtries"), credits: total("TtlCdtNtries") };
  return (controls.debits ?? controls.credits) ? controls : null;
}

function periodOf(node: XmlNode, { lines, closing }: Statement): Statement["period"] {
  const stated = nodeAt(node, "FrToDt");
  const edge = (name: string) => readCamtDate(wrap(stated, name));
  const booked = lines.map((line) => line.bookingDate);
  const ends = [edge("To"), closing?.date ?? null, ...booked].filter((date) => date !== null);
  const to = latest(ends);
  if (!to) return null;
  const from = earliest([edge("Fr"), ...booked].filter((date) => date !== null)) ?? to;
  return { from, to };
}

/** FrDtTm or FrDt as a node that readCamtDate understands. */
function wrap(period: XmlNode | undefined, edge: string): XmlNode | undefined {
  const found = nodeAt(period, `${edge}DtTm`) ?? nodeAt(period, `${edge}Dt`);
  return found && { ...found, children: [{ ...found, name: "Dt" }] };
}
