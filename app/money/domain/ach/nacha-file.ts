// Source: Nacha Operating Rules, Appendix Three; spec 05 §7.
import type { CivilDate } from "~/office/domain/calendar-date";

import type { NachaRecord } from "./nacha-layout.table";

/** One thing wrong in a file, where a person can find it: line from 1, record and field by name. */
export interface NachaFault {
  line: number;
  record: NachaRecord | "file" | "unknown";
  field: string;
  code:
    | "LINE_LENGTH"
    | "RECORD_UNKNOWN"
    | "RECORD_MISSING"
    | "RECORD_MISPLACED"
    | "NOT_NUMBER"
    | "NOT_DATE"
    | "VALUE_UNKNOWN"
    | "CHECK_DIGIT"
    | "CONTROL_DIFFERS";
  found?: string;
  expected?: string;
}

/** Sums of entries, amounts in cents; the hash is the last ten digits of the sum of the banks' numbers. */
export interface NachaTotals {
  entryAddendaCount: number;
  entryHash: bigint;
  totalDebit: bigint;
  totalCredit: bigint;
}

export interface NachaFileHeader {
  immediateDestination: string;
  immediateOrigin: string;
  createdOn: CivilDate | null;
  /** HHMM, or empty */
  createdAt: string;
  idModifier: string;
  destinationName: string;
  originName: string;
  referenceCode: string;
}

export interface NachaBatchHeader {
  serviceClass: string;
  companyName: string;
  companyData: string;
  companyId: string;
  /** PPD, WEB, CCD … or COR in a file of notifications of change */
  entryClass: string;
  entryDescription: string;
  descriptiveDate: string;
  /** null in notifications of change, which say 000000 */
  effectiveOn: CivilDate | null;
  /** day of the year on which the operator settled it, as three digits, or empty */
  settlementDay: string;
  odfi: string;
  batchNumber: number;
}

export interface ReturnAddendum {
  kind: "return";
  code: string;
  originalTrace: string;
  originalRdfi: string;
  /** YYMMDD; only R14 and R15 say it */
  dateOfDeath: string;
  information: string;
  trace: string;
}

/** Our bank refused the return, for the reason `code`; `returnReason` is why the money came back. */
export interface DishonouredReturnAddendum {
  kind: "dishonoured_return";
  code: string;
  originalTrace: string;
  originalRdfi: string;
  returnTrace: string;
  returnSettlementDay: string;
  returnReason: string;
  information: string;
  trace: string;
}

/** The customer's bank holds to its return, for the reason `code`. */
export interface ContestedReturnAddendum {
  kind: "contested_return";
  code: string;
  originalTrace: string;
  originalRdfi: string;
  /** as written: YYMMDD */
  returnedOn: string;
  originalSettlementDay: string;
  returnTrace: string;
  returnSettlementDay: string;
  returnReason: string;
  dishonouredTrace: string;
  dishonouredSettlementDay: string;
  dishonouredReason: string;
  trace: string;
}

export interface ChangeAddendum {
  kind: "change";
  code: string;
  originalTrace: string;
  originalRdfi: string;
  /** 29 columns as written; `readCorrectedData` says what they mean */
  correctedData: string;
  trace: string;
}

/** A notification of change sent back as wrong; `code` is C61–C69, `changeCode` what it had asked for. */
export interface RefusedChangeAddendum {
  kind: "refused_change";
  code: string;
  changeCode: string;
  changeTraceSequence: string;
  originalTrace: string;
  originalRdfi: string;
  correctedData: string;
  trace: string;
}

export interface PaymentAddendum {
  kind: "payment";
  information: string;
  sequence: number;
  entrySequence: string;
}

/** A type this product has no use for (terminals, international entries), kept as written. */
export interface OtherAddendum {
  kind: "other";
  typeCode: string;
  body: string;
}

export type NachaAddendum =
  | ReturnAddendum
  | DishonouredReturnAddendum
  | ContestedReturnAddendum
  | ChangeAddendum
  | RefusedChangeAddendum
  | PaymentAddendum
  | OtherAddendum;

export interface NachaEntry {
  line: number;
  transactionCode: string;
  direction: "debit" | "credit";
  /** nine digits, as written */
  routing: string;
  account: string;
  /** cents */
  amount: bigint;
  individualId: string;
  individualName: string;
  discretionary: string;
  trace: string;
  addenda: NachaAddendum[];
}

/** `header` is null for entries that stand in no batch. */
export interface NachaBatch {
  header: NachaBatchHeader | null;
  entries: NachaEntry[];
  control: (NachaTotals & { companyId: string; batchNumber: number }) | null;
}

export interface NachaFileControl extends NachaTotals {
  batchCount: number;
  blockCount: number;
}

/** What a file says, with everything that is wrong about it; sums are of the entries themselves. */
export interface NachaFile {
  /** records with their padding */
  records: number;
  header: NachaFileHeader | null;
  batches: NachaBatch[];
  control: NachaFileControl | null;
  totals: NachaTotals;
  faults: NachaFault[];
}
