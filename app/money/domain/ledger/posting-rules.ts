import { applyRule, type RuleFacts } from "./apply-rule";
import type { EntryDraft } from "./journal-entry";

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
  return applyRule(to.applied > 0n ? "PC01" : "PC02", { ...debtorFacts(to), places: { bank: place } });
}

/** PC04: payment returned or entered in error before remittance, the mirror of PC01. */
export function debtorPaymentReturned(place: MoneyPlace, from: Applied): EntryDraft {
  return applyRule("PC04", { ...debtorFacts(from), places: { bank: place } });
}

/** PS04: refund succeeded, the mirror of the target against processor clearing. */
export function refundSucceeded(place: MoneyPlace, from: Applied): EntryDraft {
  return processorRule("PS04", place.dimensionId, from);
}

/** PS02: the provider's fee on a payment is known. */
export function processorFeeKnown(processorAccountId: string, fee: bigint): EntryDraft {
  return applyRule("PS02", { amounts: { fee }, parties: { processor_account: processorAccountId } });
}

/** PS24, first leg: the firm's cover of a cost on client money is ordered with the event that caused it. */
export function coverOrdered(trustBankId: string, paymentId: string, amount: bigint): EntryDraft {
  return applyRule("PS24", { amounts: { amount }, parties: { trust: trustBankId, payment: paymentId } });
}

/** PS05: a card dispute took the money back for now. */
export function disputeFundsWithdrawn(processorAccountId: string, amount: bigint, fee: bigint): EntryDraft {
  return applyRule("PS05", { amounts: { amount, fee }, parties: { processor_account: processorAccountId } });
}

/** PS06: dispute lost, the mirror of the target against the dispute account. */
export function disputeLost(processorAccountId: string, from: Applied): EntryDraft {
  return processorRule("PS06", processorAccountId, from);
}

/** PS07: dispute won, the money comes back to clearing. */
export function disputeWon(processorAccountId: string, amount: bigint): EntryDraft {
  return applyRule("PS07", { amounts: { amount }, parties: { processor_account: processorAccountId } });
}

function debtorFacts({ accountId, creditorId, applied, unapplied }: Applied): RuleFacts {
  return { amounts: { applied, unapplied }, parties: { account: accountId, creditor: creditorId } };
}

function processorRule(key: "PS04" | "PS06", processorAccountId: string, from: Applied): EntryDraft {
  const dimensions = { creditor: from.creditorId };
  return applyRule(key, {
    amounts: { amount: from.applied + from.unapplied },
    parties: { processor_account: processorAccountId },
    targets: [
      { code: "2100", dimensionId: from.accountId, amount: from.applied, dimensions },
      { code: "2110", dimensionId: from.accountId, amount: from.unapplied, dimensions },
    ],
  });
}
