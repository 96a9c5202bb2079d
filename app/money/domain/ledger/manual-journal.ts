// Source: spec 05 §3, PS20: a manual journal has a maker and a checker and touches no control account.
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome, refuse, type Refusal } from "~/office/domain/outcome";

import { credit, debit, type EntryDraft, type EntryLine, isBalanced } from "./journal-entry";

/** A line as a person enters it: one of the two amounts, in minor units. */
export interface ManualLine {
  code: string;
  dr: bigint;
  cr: bigint;
}

export interface ManualJournal {
  effectiveDate: CivilDate;
  narration: string;
  lines: ManualLine[];
}

/** What the chart says of a code. */
export interface LedgerCode {
  code: string;
  /** a sub-ledger: only its own events post to it */
  dimension: string | null;
  frozen: boolean;
}

/** The entry, or every line that stands in its way: `lines.2.code` names the third. */
export function toManualEntry(journal: ManualJournal, chart: Map<string, LedgerCode>): Outcome<EntryDraft> {
  const fields = Object.fromEntries(
    journal.lines.flatMap((line, index) => {
      const code = faultOf(line, chart);
      return code ? [[`lines.${index}.${code === "ONE_SIDE" ? "dr" : "code"}`, code]] : [];
    }),
  );
  if (Object.keys(fields).length > 0) return refuse(Object.values(fields)[0] ?? "VALIDATION", { fields });
  const lines: EntryLine[] = journal.lines.map(({ code, dr, cr }) =>
    dr > 0n ? debit(code, undefined, dr) : credit(code, undefined, cr),
  );
  if (!isBalanced(lines)) return refuse("ENTRY_UNBALANCED", { facts: differenceOf(journal.lines) });
  return accept({ ruleCode: "PS20", voucherType: "journal", lines });
}

function faultOf({ code, dr, cr }: ManualLine, chart: Map<string, LedgerCode>): Refusal["code"] | null {
  const known = chart.get(code);
  if (!known) return "ACCOUNT_MISSING";
  if (known.dimension !== null) return "CONTROL_ACCOUNT";
  if (known.frozen) return "ACCOUNT_FROZEN";
  return dr > 0n === cr > 0n ? "ONE_SIDE" : null;
}

/** Sums of both sides, minor units. */
export function differenceOf(lines: ManualLine[]): { debits: bigint; credits: bigint } {
  return {
    debits: lines.reduce((sum, line) => sum + line.dr, 0n),
    credits: lines.reduce((sum, line) => sum + line.cr, 0n),
  };
}
