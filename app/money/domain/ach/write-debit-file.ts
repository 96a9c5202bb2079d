// Source: Nacha Operating Rules, Appendix Three; spec 05 §7.
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { type AchDebit, debitFaults, descriptionOf, toAchText } from "./ach-debit";
import type { NachaTotals } from "./nacha-file";
import { RECORD_LENGTH, toNachaDate, writeRecord } from "./nacha-record";
import { blockCount, totalsOf } from "./nacha-totals";
import { isRoutingNumber } from "./routing-number";

/** Who sends the file, as the sponsoring bank registered it. */
export interface AchOriginator {
  /** routing number of the bank that takes the file */
  destination: string;
  destinationName: string;
  /** the ten characters that the bank gave us, or a routing number */
  originId: string;
  originName: string;
  /** routing number of the bank that answers for the debits */
  odfi: string;
  companyName: string;
  companyId: string;
}

export interface DebitFileOrder {
  originator: AchOriginator;
  createdOn: CivilDate;
  /** HHMM in the tenant's zone */
  createdAt: string;
  /** A–Z, 0–9: tells files of one day apart */
  idModifier: string;
  /** last seven digits of the first trace number; traces of one bank never repeat within a day */
  firstSequence: number;
  firstBatch: number;
  debits: AchDebit[];
  referenceCode?: string;
  lineEnd?: "\n" | "\r\n" | "";
}

export interface DebitFile {
  text: string;
  /** in the order of the file; a return names the trace */
  traces: { reference: string; trace: string }[];
  batchCount: number;
  totals: NachaTotals;
}

const DEBITS_ONLY = "225";
/** seven digits: of a trace number, of a batch number */
const MAX_SEQUENCE = 9_999_999;
const MAX_TOTAL = 999_999_999_999n;

/**
 * A file of debits, one batch per kind of entry, description, day and same-day window, in the order given.
 * ROW_INVALID with `facts.faults` (every wrong debit), VALIDATION with `fields` (the originator), LIMIT_EXCEEDED.
 */
export function writeDebitFile(order: DebitFileOrder): Outcome<DebitFile> {
  const wrong = orderFaults(order);
  if (Object.keys(wrong).length > 0) return refuse("VALIDATION", { fields: wrong });
  const faults = order.debits.flatMap((debit, index) => debitFaults(debit, index, order.createdOn));
  if (faults.length > 0) return refuse("ROW_INVALID", { facts: { faults } });
  const groups = [...Map.groupBy(order.debits, batchKey).values()];
  const entries = order.debits.map((debit) => counted(debit));
  const totals = totalsOf(entries);
  const highest = Math.max(order.firstSequence + order.debits.length, order.firstBatch + groups.length) - 1;
  if (highest > MAX_SEQUENCE || totals.totalDebit > MAX_TOTAL) {
    return refuse("LIMIT_EXCEEDED", { facts: { number: MAX_SEQUENCE, totalDebit: String(MAX_TOTAL) } });
  }
  const traces: DebitFile["traces"] = [];
  const batches = groups.flatMap((debits, at) => writeBatch(order, debits, order.firstBatch + at, traces));
  const lines = [fileHeader(order), ...batches];
  const blocks = blockCount(lines.length + 1);
  lines.push(
    writeRecord("file_control", { recordType: 9, batchCount: groups.length, blockCount: blocks, ...totals }),
  );
  while (lines.length < blocks * 10) lines.push("9".repeat(RECORD_LENGTH));
  const lineEnd = order.lineEnd ?? "\n";
  return accept({ text: lines.join(lineEnd) + lineEnd, traces, batchCount: groups.length, totals });
}

function batchKey(debit: AchDebit): string {
  const { entryClass, effectiveOn, sameDay = "" } = debit;
  return [entryClass, effectiveOn, sameDay, descriptionOf(debit)].join("|");
}

function counted({ routing, amount, note }: AchDebit) {
  return {
    routing,
    amount: amount.minor,
    direction: "debit" as const,
    addenda: note === undefined ? [] : [note],
  };
}

function fileHeader({ originator, ...order }: DebitFileOrder): string {
  return writeRecord("file_header", {
    recordType: 1,
    priorityCode: 1,
    immediateDestination: originator.destination,
    immediateOrigin: originator.originId,
    creationDate: toNachaDate(order.createdOn),
    creationTime: order.createdAt,
    idModifier: order.idModifier,
    recordSize: RECORD_LENGTH,
    blockingFactor: 10,
    formatCode: 1,
    destinationName: toAchText(originator.destinationName, 23),
    originName: toAchText(originator.originName, 23),
    referenceCode: order.referenceCode,
  });
}

function writeBatch(
  { originator, firstSequence }: DebitFileOrder,
  debits: AchDebit[],
  batchNumber: number,
  traces: DebitFile["traces"],
): string[] {
  const [first] = debits as [AchDebit, ...AchDebit[]];
  const { entryClass, effectiveOn, sameDay } = first;
  const odfi = originator.odfi.slice(0, 8);
  const frame = { serviceClass: DEBITS_ONLY, companyId: originator.companyId, odfi, batchNumber };
  const header = writeRecord("batch_header", {
    recordType: 5,
    ...frame,
    companyName: toAchText(originator.companyName, 16),
    entryClass,
    entryDescription: descriptionOf(first),
    descriptiveDate: sameDay && `SD${sameDay}`,
    effectiveDate: toNachaDate(effectiveOn),
    originatorStatus: 1,
  });
  const rows = debits.flatMap((debit) => {
    const sequence = firstSequence + traces.length;
    const trace = odfi + String(sequence).padStart(7, "0");
    traces.push({ reference: debit.reference, trace });
    return writeEntry(debit, trace);
  });
  const totals = totalsOf(debits.map((debit) => counted(debit)));
  return [header, ...rows, writeRecord("batch_control", { recordType: 8, ...frame, ...totals })];
}

function writeEntry(debit: AchDebit, trace: string): string[] {
  const entry = writeRecord("entry", {
    recordType: 6,
    transactionCode: debit.accountKind === "savings" ? 37 : 27,
    rdfi: debit.routing.slice(0, 8),
    checkDigit: debit.routing.slice(8),
    account: debit.account,
    amount: debit.amount.minor,
    individualId: debit.reference,
    individualName: toAchText(debit.holderName, 22),
    discretionary: debit.entryClass === "WEB" ? (debit.recurring ? "R" : "S") : undefined,
    addendaIndicator: debit.note === undefined ? 0 : 1,
    trace,
  });
  if (debit.note === undefined) return [entry];
  const addendum = { recordType: 7, typeCode: "05", information: debit.note, sequence: 1 };
  return [entry, writeRecord("addenda_payment", { ...addendum, entrySequence: trace.slice(-7) })];
}

function orderFaults({ originator, ...order }: DebitFileOrder): Record<string, string> {
  const shapes: Record<string, boolean> = {
    destination: isRoutingNumber(originator.destination),
    odfi: isRoutingNumber(originator.odfi),
    originId: /^[A-Za-z0-9]{9,10}$/.test(originator.originId),
    companyId: /^[A-Za-z0-9]{1,10}$/.test(originator.companyId),
    companyName: toAchText(originator.companyName, 16) !== "",
    createdAt: /^([01]\d|2[0-3])[0-5]\d$/.test(order.createdAt),
    idModifier: /^[A-Z0-9]$/.test(order.idModifier),
    firstSequence: Number.isInteger(order.firstSequence) && order.firstSequence > 0,
    firstBatch: Number.isInteger(order.firstBatch) && order.firstBatch > 0,
    referenceCode: /^[\x20-\x7e]{0,8}$/.test(order.referenceCode ?? ""),
    debits: order.debits.length > 0,
  };
  return Object.fromEntries(
    Object.entries(shapes).flatMap(([field, ok]) => (ok ? [] : [[field, "INVALID"]])),
  );
}
