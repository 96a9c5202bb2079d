// Source: spec 05 §3 (posting rules) and 02 §10.5 (worked trust postings). A rule turns an event's
// amounts into a balanced entry; nothing else may.
import { credit, debit, type EntryDraft, type EntryLine } from "./journal-entry";

/** The account the money really touched, with the sub-account it stands on. */
export interface MoneyPlace {
  code: "1000" | "1040" | "1050" | "1060";
  dimensionId: string;
}

/** What a received payment was applied to: money collected for the creditor, and what was left over. */
export interface Applied {
  accountId: string;
  creditorId: string;
  applied: bigint;
  unapplied: bigint;
}

/** PC01 and PC02: debtor payment received, applied or unapplied. */
export function debtorPaymentReceived(place: MoneyPlace, to: Applied): EntryDraft {
  return {
    ruleCode: to.applied > 0n ? "PC01" : "PC02",
    voucherType: "receipt",
    lines: [debit(place.code, place.dimensionId, to.applied + to.unapplied), ...appliedLines(to, credit)],
  };
}

/** PS04: refund succeeded, the mirror of the target against processor clearing. */
export function refundSucceeded(place: MoneyPlace, from: Applied): EntryDraft {
  return {
    ruleCode: "PS04",
    voucherType: "payment",
    lines: [
      ...appliedLines(from, debit),
      credit(place.code, place.dimensionId, from.applied + from.unapplied),
    ],
  };
}

/** PC04: payment returned or entered in error before remittance, the mirror of PC01. */
export function debtorPaymentReturned(place: MoneyPlace, from: Applied): EntryDraft {
  return { ...refundSucceeded(place, from), ruleCode: "PC04", voucherType: "journal" };
}

/** PS02: the provider's fee on a payment is known. */
export function processorFeeKnown(processorAccountId: string, fee: bigint): EntryDraft {
  return {
    ruleCode: "PS02",
    voucherType: "journal",
    lines: [debit("5010", undefined, fee), credit("1040", processorAccountId, fee)],
  };
}

/** PS24, first leg: the firm's cover of a cost on client money is ordered with the event that caused it. */
export function coverOrdered(trustBankId: string, paymentId: string, amount: bigint): EntryDraft {
  return {
    ruleCode: "PS24",
    voucherType: "contra",
    lines: [debit("1060", trustBankId, amount), credit("2320", paymentId, amount)],
  };
}

/** PS05: a card dispute took the money back for now. */
export function disputeFundsWithdrawn(processorAccountId: string, amount: bigint, fee: bigint): EntryDraft {
  const lines = [debit("1045", processorAccountId, amount)];
  if (fee > 0n) lines.push(debit("5030", undefined, fee));
  return {
    ruleCode: "PS05",
    voucherType: "journal",
    lines: [...lines, credit("1040", processorAccountId, amount + fee)],
  };
}

/** PS06: dispute lost, the mirror of the target against the dispute account. */
export function disputeLost(processorAccountId: string, from: Applied): EntryDraft {
  return {
    ruleCode: "PS06",
    voucherType: "journal",
    lines: [...appliedLines(from, debit), credit("1045", processorAccountId, from.applied + from.unapplied)],
  };
}

/** PS07: dispute won, the money comes back to clearing. */
export function disputeWon(processorAccountId: string, amount: bigint): EntryDraft {
  return {
    ruleCode: "PS07",
    voucherType: "journal",
    lines: [debit("1040", processorAccountId, amount), credit("1045", processorAccountId, amount)],
  };
}

function appliedLines(to: Applied, side: typeof credit): EntryLine[] {
  const dimensions = { creditor: to.creditorId };
  const lines: EntryLine[] = [];
  if (to.applied > 0n) lines.push({ ...side("2100", to.accountId, to.applied), dimensions });
  if (to.unapplied > 0n) lines.push({ ...side("2110", to.accountId, to.unapplied), dimensions });
  return lines;
}
