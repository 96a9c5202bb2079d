import type { NachaBatch, NachaBatchHeader, NachaEntry, NachaFault } from "./nacha-file";
import type { NachaFileControl, NachaFileHeader } from "./nacha-file";
import type { NachaLine } from "./nacha-lines";
import { recordReader, type RecordReader } from "./nacha-record";
import { directionOf } from "./nacha-totals";
import { routingCheckDigit } from "./routing-number";

const ENTRY_CLASSES = [
  "ACK", "ADV", "ARC", "ATX", "BOC", "CCD", "CIE", "COR", "CTX", "DNE", "ENR", "IAT", "MTE", "POP", "POS", "PPD",
  "RCK", "SHR", "TEL", "TRC", "TRX", "WEB", "XCK",
]; // prettier-ignore
const SERVICE_CLASSES = ["200", "220", "225", "280"];
const TRANSACTION_CODE = /^([234][1-9]|5[1-6])$/;

export function readFileHeader(line: NachaLine, faults: NachaFault[]): NachaFileHeader {
  const read = recordReader("file_header", line, faults);
  expectText(read, "recordSize", "094");
  expectText(read, "blockingFactor", "10");
  expectText(read, "formatCode", "1");
  return {
    immediateDestination: read.text("immediateDestination"),
    immediateOrigin: read.text("immediateOrigin"),
    createdOn: read.date("creationDate"),
    createdAt: read.text("creationTime"),
    idModifier: read.text("idModifier"),
    destinationName: read.text("destinationName"),
    originName: read.text("originName"),
    referenceCode: read.text("referenceCode"),
  };
}

function expectText(
  read: RecordReader<"file_header">,
  field: "recordSize" | "blockingFactor" | "formatCode",
  expected: string,
): void {
  const found = read.text(field);
  if (found !== expected) read.fault(field, "VALUE_UNKNOWN", { found, expected });
}

export function readBatchHeader(line: NachaLine, faults: NachaFault[]): NachaBatchHeader {
  const read = recordReader("batch_header", line, faults);
  const serviceClass = read.digits("serviceClass");
  if (!SERVICE_CLASSES.includes(serviceClass)) {
    read.fault("serviceClass", "VALUE_UNKNOWN", { found: serviceClass });
  }
  const entryClass = read.text("entryClass");
  if (!ENTRY_CLASSES.includes(entryClass)) read.fault("entryClass", "VALUE_UNKNOWN", { found: entryClass });
  return {
    serviceClass,
    companyName: read.text("companyName"),
    companyData: read.text("companyData"),
    companyId: read.text("companyId"),
    entryClass,
    entryDescription: read.text("entryDescription"),
    descriptiveDate: read.text("descriptiveDate"),
    effectiveOn: read.date("effectiveDate"),
    settlementDay: read.text("settlementDay"),
    odfi: read.digits("odfi"),
    batchNumber: Number(read.whole("batchNumber")),
  };
}

/** `promised`: the entry says that addenda follow it. */
export function readEntry(line: NachaLine, faults: NachaFault[]): { entry: NachaEntry; promised: boolean } {
  const read = recordReader("entry", line, faults);
  const transactionCode = read.digits("transactionCode");
  if (!TRANSACTION_CODE.test(transactionCode)) {
    read.fault("transactionCode", "VALUE_UNKNOWN", { found: transactionCode });
  }
  const rdfi = read.digits("rdfi");
  const found = read.text("checkDigit");
  const expected = routingCheckDigit(rdfi);
  if (expected !== null && found !== expected) read.fault("checkDigit", "CHECK_DIGIT", { found, expected });
  const entry: NachaEntry = {
    line: line.number,
    transactionCode,
    direction: directionOf(transactionCode),
    routing: rdfi + found,
    account: read.text("account"),
    amount: read.whole("amount"),
    individualId: read.text("individualId"),
    individualName: read.text("individualName"),
    discretionary: read.text("discretionary"),
    trace: read.digits("trace"),
    addenda: [],
  };
  return { entry, promised: read.digits("addendaIndicator") === "1" };
}

export function readBatchControl(line: NachaLine, faults: NachaFault[]): NonNullable<NachaBatch["control"]> {
  const read = recordReader("batch_control", line, faults);
  return {
    entryAddendaCount: Number(read.whole("entryAddendaCount")),
    entryHash: read.whole("entryHash"),
    totalDebit: read.whole("totalDebit"),
    totalCredit: read.whole("totalCredit"),
    companyId: read.text("companyId"),
    batchNumber: Number(read.whole("batchNumber")),
  };
}

export function readFileControl(line: NachaLine, faults: NachaFault[]): NachaFileControl {
  const read = recordReader("file_control", line, faults);
  return {
    batchCount: Number(read.whole("batchCount")),
    blockCount: Number(read.whole("blockCount")),
    entryAddendaCount: Number(read.whole("entryAddendaCount")),
    entryHash: read.whole("entryHash"),
    totalDebit: read.whole("totalDebit"),
    totalCredit: read.whole("totalCredit"),
  };
}
