// What reading and checking a bank statement found: kept as JSON beside the file, so amounts are text.
import type { CivilDate } from "~/office/domain/calendar-date";

import type { RowFault, Side } from "../statement";
import type { CheckFinding } from "../statement-checks";
import type { TableProfile } from "../table/table-profile";

/** One line as the preview shows it; minor units as text. */
export interface PreviewLine {
  row: number;
  bookingDate: CivilDate;
  side: Side;
  minor: string;
  narrative: string;
}

/** One statement of the file: MT940 and CAMT files may hold several. */
export interface StatementPart {
  account: string | null;
  number: string | null;
  period: { from: CivilDate; to: CivilDate } | null;
  opening: string | null;
  closing: string | null;
  lines: number;
}

/** A finding with the statement of the file it is about, from 0. */
export type PartFinding = CheckFinding & { part: number };

/** A line stored already whose amount is what the balance lacks: a person may accept it as a true duplicate. */
export type DuplicateOffer = PreviewLine & { part: number };

export interface CommitProgress {
  /** lines of the file booked or passed over so far */
  done: number;
  total: number;
  added: number;
  /** signed minor units of the added lines */
  sum: string;
  since: string;
  /** why the books refused to go on */
  refused: string | null;
}

export interface StatementFindings {
  /** how a table was read; a person confirms one that was made up from the headings */
  profile: TableProfile | null;
  proposed: boolean;
  parts: StatementPart[];
  /** accounts of the file other than the chosen one: their lines are left out */
  otherAccounts: { account: string; lines: number }[];
  counts: {
    lines: number;
    fresh: number;
    known: number;
    rejected: number;
    warnings: number;
    /** per cent; null of no lines, absent in findings from before */
    referenceShare?: number | null;
  };
  /** minor units of all lines by side, and of the new ones */
  sums: { credits: string; debits: string; freshCredits: string; freshDebits: string };
  /** the first of them */
  faults: RowFault[];
  known: PreviewLine[];
  sample: PreviewLine[];
  offers: DuplicateOffer[];
  checks: PartFinding[];
  /** closing balance the file was held against, and the file it came from */
  basis: { fileId: string | null; closing: string | null };
  /** why the file could not be read at all */
  refused: { code: string; facts: Record<string, unknown> } | null;
  /** what a person asked for on reading again */
  asked: { encoding?: string; profile?: TableProfile };
  /** rows of offers that were accepted on commit */
  accepted: number[];
  commit: CommitProgress | null;
  undo: { done: number; total: number; since: string; reason: string } | null;
}

export const FAULTS_KEPT = 200;
export const LINES_KEPT = 100;
export const SAMPLE_KEPT = 20;

export function noFindings(): StatementFindings {
  return {
    profile: null,
    proposed: false,
    parts: [],
    otherAccounts: [],
    counts: { lines: 0, fresh: 0, known: 0, rejected: 0, warnings: 0 },
    sums: { credits: "0", debits: "0", freshCredits: "0", freshDebits: "0" },
    faults: [],
    known: [],
    sample: [],
    offers: [],
    checks: [],
    basis: { fileId: null, closing: null },
    refused: null,
    asked: {},
    accepted: [],
    commit: null,
    undo: null,
  };
}
