// Source: spec 05 §3, PS15 (own accounts), PS23 (sweep), PS24 (cover): two bank lines settle a transfer. Cash (PS16) is
// gone from its box when it is taken to the bank, and one line settles it.
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import type { CivilDate } from "~/office/domain/calendar-date";
import { applyRule } from "~/money/domain/ledger/apply-rule";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

export type TransferKind = "sweep" | "cover" | "own" | "cash";
export type TransferState = "ordered" | "in_transit" | "done" | "failed";
export type Leg = "sent" | "arrived";

/** What the firm claims from a client, and a sweep pays. */
export const RECEIVABLES = ["1140", "1210", "1220", "1230"] as const;

export interface Transfer {
  id: string;
  kind: TransferKind;
  /** null where it is cash from the box of a branch */
  sourceId: string | null;
  destinationId: string;
  /** minor units */
  amount: bigint;
  /** the sub-account of 2320 (cover), of the receivable (sweep) or of 1000 (cash) */
  partyId: string | null;
  receivable: string | null;
  state: TransferState;
  sentOn: CivilDate | null;
  arrivedOn: CivilDate | null;
}

export function stateOf(legs: Pick<Transfer, "sentOn" | "arrivedOn">): TransferState {
  if (legs.sentOn && legs.arrivedOn) return "done";
  return legs.sentOn || legs.arrivedOn ? "in_transit" : "ordered";
}

/** Which end of the transfer a bank line is: money out of its source, or into its destination, whole and once. */
export function legOf(
  transfer: Transfer,
  line: { side: "C" | "D"; bankAccountId: string; amount: bigint },
): Outcome<Leg> {
  const leg = line.side === "D" ? "sent" : "arrived";
  const bank = leg === "sent" ? transfer.sourceId : transfer.destinationId;
  if (transfer.state === "failed" || transfer.state === "done") return refuse("TARGET_CLOSED");
  if (bank !== line.bankAccountId) return refuse("TARGET_UNKNOWN");
  if ((leg === "sent" ? transfer.sentOn : transfer.arrivedOn) !== null) return refuse("TARGET_CLOSED");
  return line.amount === transfer.amount
    ? accept(leg)
    : refuse("TARGET_AMOUNT", { facts: { amount: transfer.amount } });
}

/** The entry of a bank line that was booked as unidentified and is one end of a transfer. */
export function legEntry(transfer: Transfer, leg: Leg, lineId: string): EntryDraft {
  const { kind, amount, sourceId, destinationId, partyId, receivable } = transfer;
  const amounts = { amount };
  const inTransit = { code: "1060", dimensionId: destinationId, amount };
  if (leg === "arrived")
    return applyRule("PS11", { amounts, parties: { statement_line: lineId }, targets: [inTransit] });
  if (kind === "own")
    return applyRule("PS13", { amounts, parties: { statement_line: lineId }, targets: [inTransit] });
  if (!partyId) throw new Error("a sweep or cover knows what it is for");
  if (kind === "cover")
    return applyRule("PS13", {
      amounts,
      parties: { statement_line: lineId },
      targets: [{ code: "2320", dimensionId: partyId, amount }],
    });
  if (!receivable || !sourceId) throw new Error("a sweep pays a receivable");
  return applyRule("PS23.lined", {
    amounts,
    parties: { statement_line: lineId, trust: sourceId, operating: destinationId },
    places: { receivable: { code: receivable, dimensionId: partyId } },
  });
}
