import { type CorrectedData, readCorrectedData } from "./corrected-data";
import { type BankAnswer, listBankAnswers } from "./list-bank-answers";
import type { NachaFault, NachaFile } from "./nacha-file";

/** One answer of the bank as it is kept; `reason` says why it cannot be applied by itself. */
export interface AnswerRow {
  /** number of the answer in its file */
  place: number;
  kind: BankAnswer["answer"]["kind"];
  code: string;
  originalTrace: string;
  /** minor units of the entry that came back; nothing in a notification of change */
  amount: bigint;
  corrected: CorrectedData | null;
  reason: string | null;
}

/** What an uploaded file says. A file with a fault says nothing: a wrong total may be a missing return. */
export interface AnswerReading {
  faults: NachaFault[];
  rows: AnswerRow[];
}

const MOST_FAULTS = 50;
const MOST_FOUND = 94;

export function toAnswerReading(file: NachaFile): AnswerReading {
  if (file.faults.length > 0) return { faults: file.faults.slice(0, MOST_FAULTS).map(printable), rows: [] };
  const rows = listBankAnswers(file).map(toRow);
  const line = Math.max(file.records, 1);
  const nothing: NachaFault = { line, record: "file", field: "addenda", code: "RECORD_MISSING" };
  return rows.length === 0 ? { faults: [nothing], rows } : { faults: [], rows };
}

/** What was found may be any bytes. */
function printable(fault: NachaFault): NachaFault {
  const found = fault.found?.replace(/[^\x20-\x7e]/g, "·").slice(0, MOST_FOUND);
  return found === undefined ? fault : { ...fault, found };
}

function toRow({ answer, entry }: BankAnswer, at: number): AnswerRow {
  const row = {
    place: at + 1,
    kind: answer.kind,
    code: answer.code,
    originalTrace: answer.originalTrace,
    amount: entry.amount,
    corrected: null,
  };
  if (answer.kind === "return") return { ...row, reason: null };
  if (answer.kind !== "change") return { ...row, reason: "BY_HAND" };
  const corrected = readCorrectedData(answer.code, answer.correctedData);
  if (!corrected.ok) return { ...row, reason: "CORRECTION_UNREADABLE" };
  return { ...row, corrected: corrected.value, reason: null };
}
