// Source: spec 05 §3, PS10 and PS12: every committed line is booked the same day, to suspense until it is matched.
import { applyRule, type LedgerPlace } from "~/money/domain/ledger/apply-rule";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

import type { Side } from "../statement";

/** The bank's sub-account against the line's own place in 2300 or 1900. */
export function suspenseEntry(
  line: { id: string; side: Side; amount: bigint },
  bank: LedgerPlace,
): EntryDraft {
  return applyRule(line.side === "C" ? "PS10" : "PS12", {
    amounts: { amount: line.amount },
    parties: { statement_line: line.id },
    places: { bank },
  });
}
