// Source: spec 05 §9, ISO 20022 camt.053 Ntry: booked entries only; a batch is one parent with children.
import { type CivilDate, toCivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";

import { cleanOrNull, cleanText } from "../clean-text";
import { utrOf } from "../payment-rail";
import {
  faultAt,
  lineOf,
  type MoneyMove,
  type RowFault,
  type Side,
  signedMinor,
  type StatementLine,
} from "../statement";
import { PLAIN, readBankAmount } from "../statement-amount";
import { nodeAt, nodesAt, textAt, type XmlNode } from "../xml/walk-xml";

export interface CamtEntry {
  /** null when the entry is not booked or cannot be read */
  line: StatementLine | null;
  faults: RowFault[];
}

export function readCamtEntry(entry: XmlNode, fallbackCurrency: string): CamtEntry {
  const status = textAt(entry, "Sts", "Cd") ?? textAt(entry, "Sts");
  if (status !== "BOOK")
    return { line: null, faults: [faultAt(entry.row, "Sts", status ?? "", "NOT_BOOKED", "warning")] };
  const faults: RowFault[] = [];
  const amount = readCamtAmount(nodeAt(entry, "Amt"), fallbackCurrency);
  if (!amount.ok) faults.push(faultAt(entry.row, "Amt", textAt(entry, "Amt") ?? "", amount.refusal.code));
  const side = readSide(entry);
  if (!side) faults.push(faultAt(entry.row, "CdtDbtInd", textAt(entry, "CdtDbtInd") ?? "", "SIDE_UNKNOWN"));
  const bookingDate = readCamtDate(nodeAt(entry, "BookgDt"));
  if (!bookingDate)
    faults.push(faultAt(entry.row, "BookgDt", dateText(nodeAt(entry, "BookgDt")), "DATE_FORMAT"));
  const valueDate = readCamtDate(nodeAt(entry, "ValDt"));
  if (!valueDate && nodeAt(entry, "ValDt"))
    faults.push(faultAt(entry.row, "ValDt", dateText(nodeAt(entry, "ValDt")), "DATE_FORMAT"));
  if (!amount.ok || !side || !bookingDate || faults.length > 0) return { line: null, faults };
  const parts = nodesAt(entry, "NtryDtls", "TxDtls");
  const whole = { side, ...amount.value };
  const single = parts.length === 1 ? readPart(parts[0]!, entry, whole) : null;
  const line = lineOf({
    row: entry.row,
    bookingDate,
    valueDate: valueDate ?? bookingDate,
    ...(single ?? describe(entry, undefined, side)),
    ...whole,
    reference: cleanOrNull(textAt(entry, "AcctSvcrRef")) ?? single?.reference ?? null,
    kind: kindOf(entry),
    reversal: textAt(entry, "RvslInd") === "true",
    children: parts.length > 1 ? parts.map((part) => readPart(part, entry, whole)) : [],
  });
  if (!childrenSum(line)) faults.push(faultAt(entry.row, "TxDtls", "", "BATCH_SUM", "warning"));
  return { line, faults };
}

export function readCamtAmount(
  node: XmlNode | undefined,
  fallbackCurrency: string,
): Outcome<{ minor: bigint; currency: string }> {
  const currency = node?.attributes.Ccy ?? fallbackCurrency;
  const amount = readBankAmount(node?.text ?? "", currency, PLAIN);
  return amount.ok ? accept({ minor: amount.value.minor, currency }) : amount;
}

export function readSide(node: XmlNode): Side | null {
  const indicator = textAt(node, "CdtDbtInd");
  if (indicator === "CRDT") return "C";
  return indicator === "DBIT" ? "D" : null;
}

/** Dt, or the civil day that DtTm names in the bank's own offset. */
export function readCamtDate(node: XmlNode | undefined): CivilDate | null {
  return toCivilDate(dateText(node).slice(0, 10));
}

function dateText(node: XmlNode | undefined): string {
  return textAt(node, "Dt") ?? textAt(node, "DtTm") ?? "";
}

function kindOf(entry: XmlNode): string | null {
  const domain = nodeAt(entry, "BkTxCd", "Domn");
  const code = [textAt(domain, "Cd"), textAt(domain, "Fmly", "Cd"), textAt(domain, "Fmly", "SubFmlyCd")];
  return cleanOrNull(code.filter(Boolean).join("-") || textAt(entry, "BkTxCd", "Prtry", "Cd"));
}

type Whole = Pick<MoneyMove, "side" | "minor" | "currency">;

function readPart(part: XmlNode, entry: XmlNode, whole: Whole): MoneyMove {
  const own = nodeAt(part, "Amt") ?? nodeAt(part, "AmtDtls", "TxAmt", "Amt");
  const amount = own ? readCamtAmount(own, whole.currency) : null;
  const side = readSide(part) ?? whole.side;
  const money = amount?.ok ? amount.value : { minor: whole.minor, currency: whole.currency };
  return { side, ...money, ...describe(entry, part, side) };
}

type Described = Omit<MoneyMove, "side" | "minor" | "currency">;

/** Texts of an entry or of one part of it; the other party is the debtor of a credit, the creditor of a debit. */
function describe(entry: XmlNode, part: XmlNode | undefined, side: Side): Described {
  const party = nodeAt(part, "RltdPties", side === "C" ? "Dbtr" : "Cdtr");
  const account = nodeAt(part, "RltdPties", side === "C" ? "DbtrAcct" : "CdtrAcct", "Id");
  const remittance = nodeAt(part, "RmtInf");
  const texts = [
    ...nodesAt(remittance, "Ustrd").map((node) => node.text),
    textAt(part, "AddtlTxInf"),
    textAt(entry, "AddtlNtryInf"),
  ];
  const narrative = cleanText([...new Set(texts.filter(Boolean))].join(" "));
  const structured = nodesAt(remittance, "Strd").map((node) => textAt(node, "CdtrRefInf", "Ref"));
  const endToEnd = textAt(part, "Refs", "EndToEndId");
  const given = structured.find(Boolean) ?? (endToEnd === "NOTPROVIDED" ? null : endToEnd);
  return {
    narrative,
    reference: cleanOrNull(textAt(part, "Refs", "AcctSvcrRef")),
    payerReference: cleanOrNull(given ?? textAt(part, "Refs", "InstrId")),
    utr: cleanOrNull(textAt(part, "Refs", "TxId")) ?? utrOf(narrative, null),
    counterpartyName: cleanOrNull(textAt(party, "Nm") ?? textAt(party, "Pty", "Nm")),
    counterpartyAccount: cleanOrNull(textAt(account, "IBAN") ?? textAt(account, "Othr", "Id")),
  };
}

function childrenSum({ children, ...line }: StatementLine): boolean {
  const comparable = children.filter((child) => child.currency === line.currency);
  if (children.length === 0 || comparable.length < children.length) return true;
  return children.reduce((sum, child) => sum + signedMinor(child), 0n) === signedMinor(line);
}
