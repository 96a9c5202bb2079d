// Source: Nacha Operating Rules, Appendix Three; spec 05 §7.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import { checkBatchControl, checkFileControl } from "./check-controls";
import type { NachaBatch, NachaFault, NachaFile } from "./nacha-file";
import { type NachaLine, nachaLines } from "./nacha-lines";
import { totalsOf } from "./nacha-totals";
import { readAddendum } from "./read-addendum";
import {
  readBatchControl,
  readBatchHeader,
  readEntry,
  readFileControl,
  readFileHeader,
} from "./read-records";

const PADDING = /^9+$/;

interface Reading {
  file: NachaFile;
  /** the batch that is open */
  batch: NachaBatch | null;
  /** the entry that addenda belong to, and whether it said that it has some */
  entry: { line: NachaLine; promised: boolean } | null;
}

/**
 * Reads whatever a file says and lists what is wrong with it; never throws, whatever it is given.
 * `sound` = no fault: see `readSoundNachaFile`.
 */
export function readNachaFile(text: string): NachaFile {
  const faults: NachaFault[] = [];
  const lines = nachaLines(text, faults);
  const file: NachaFile = {
    records: lines.length,
    header: null,
    batches: [],
    control: null,
    totals: totalsOf([]),
    faults,
  };
  const reading: Reading = { file, batch: null, entry: null };
  for (const line of lines) if (!PADDING.test(line.text)) readLine(reading, line);
  const lastLine = lines.at(-1)?.number ?? 1;
  closeBatch(reading, lastLine);
  file.totals = totalsOf(file.batches.flatMap((batch) => batch.entries));
  if (!file.header) missing(file, 1, "file_header");
  if (file.control) checkFileControl(file, lines);
  else missing(file, lastLine, "file_control");
  faults.sort((a, b) => a.line - b.line);
  return file;
}

/** A file without any fault; else FILE_KIND for what is no such file at all, ROW_INVALID with `facts.faults`. */
export function readSoundNachaFile(text: string): Outcome<NachaFile> {
  const file = readNachaFile(text);
  if (file.faults.length === 0) return accept(file);
  const nothing = !file.header && file.batches.length === 0;
  return refuse(nothing ? "FILE_KIND" : "ROW_INVALID", {
    reasons: [...new Set(file.faults.map((fault) => fault.code.toLowerCase()))],
    facts: { faults: file.faults },
  });
}

function readLine(reading: Reading, line: NachaLine): void {
  const { file } = reading;
  if (file.control) misplaced(file, line, "file_control");
  switch (line.text[0]) {
    case "1":
      if (file.header || file.batches.length > 0) misplaced(file, line, "file_header");
      file.header ??= readFileHeader(line, file.faults);
      return;
    case "5":
      closeBatch(reading, line.number);
      reading.batch = openBatch(file);
      reading.batch.header = readBatchHeader(line, file.faults);
      return;
    case "6":
      return addEntry(reading, line);
    case "7":
      return addAddendum(reading, line);
    case "8":
      return endBatch(reading, line);
    case "9":
      closeBatch(reading, line.number);
      file.control ??= readFileControl(line, file.faults);
      return;
    default:
      file.faults.push({
        line: line.number,
        record: "unknown",
        field: "recordType",
        code: "RECORD_UNKNOWN",
        found: line.text[0],
      });
  }
}

function openBatch(file: NachaFile): NachaBatch {
  const batch: NachaBatch = { header: null, entries: [], control: null };
  file.batches.push(batch);
  return batch;
}

function addEntry(reading: Reading, line: NachaLine): void {
  closeEntry(reading);
  if (!reading.batch) {
    missing(reading.file, line.number, "batch_header");
    reading.batch = openBatch(reading.file);
  }
  const { entry, promised } = readEntry(line, reading.file.faults);
  reading.batch.entries.push(entry);
  reading.entry = { line, promised };
}

function addAddendum(reading: Reading, line: NachaLine): void {
  const entry = reading.entry && reading.batch?.entries.at(-1);
  if (!entry) return misplaced(reading.file, line, "addenda");
  entry.addenda.push(readAddendum(line, reading.file.faults));
}

function endBatch(reading: Reading, line: NachaLine): void {
  const { batch, file } = reading;
  closeEntry(reading);
  if (!batch?.header) return misplaced(file, line, "batch_control");
  batch.control = readBatchControl(line, file.faults);
  checkBatchControl(batch, line, file.faults);
  reading.batch = null;
}

/** What an entry promised about its addenda is known once the next record begins. */
function closeEntry(reading: Reading): void {
  const { entry, batch, file } = reading;
  const has = (batch?.entries.at(-1)?.addenda.length ?? 0) > 0;
  if (entry && entry.promised !== has) {
    file.faults.push({
      line: entry.line.number,
      record: "entry",
      field: "addendaIndicator",
      code: "CONTROL_DIFFERS",
      found: entry.promised ? "1" : "0",
      expected: has ? "1" : "0",
    });
  }
  reading.entry = null;
}

/** A batch ends with its control; one that ends in another way lacks it. */
function closeBatch(reading: Reading, atLine: number): void {
  closeEntry(reading);
  if (reading.batch?.header) missing(reading.file, atLine, "batch_control");
  reading.batch = null;
}

function missing(file: NachaFile, line: number, record: NachaFault["record"]): void {
  file.faults.push({ line, record, field: "recordType", code: "RECORD_MISSING" });
}

function misplaced(file: NachaFile, line: NachaLine, record: NachaFault["record"]): void {
  file.faults.push({ line: line.number, record, field: "recordType", code: "RECORD_MISPLACED" });
}
