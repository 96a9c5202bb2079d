import { applyRule, type RuleFacts } from "./apply-rule";
import type { EntryDraft } from "./journal-entry";

/** The account the money really touched, with the sub-account it stands on. */
export interface MoneyPlace {
  code: "1000" | "1040" | "1050" | "1060" | "2300";
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
  if (place.code === "2300") return receiptIdentified(place.dimensionId, to);
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

/** PS11: an unidentified receipt is a debtor's payment after all. */
function receiptIdentified(lineId: string, to: Applied): EntryDraft {
  return applyRule("PS11", { ...targetFacts(to), parties: { statement_line: lineId } });
}

/** PS11 on money that was already booked as on its way: a recorded transfer or cheque reached the bank. */
export function transitArrived(lineId: string, from: MoneyPlace, amount: bigint): EntryDraft {
  return applyRule("PS11", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [{ ...from, amount }],
  });
}

/** PS13 on a bank line that takes back what was on its way: debits that other banks returned. */
export function returnsLeft(lineId: string, from: MoneyPlace, amount: bigint): EntryDraft {
  return applyRule("PS13", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [{ ...from, amount }],
  });
}

/** PS02: the provider's fee on a payment is known. */
export function processorFeeKnown(processorAccountId: string, fee: bigint): EntryDraft {
  return applyRule("PS02", { amounts: { fee }, parties: { processor_account: processorAccountId } });
}

/** PS24, first leg: the firm's cover of a cost on client money is ordered with the event that caused it. */
export function coverOrdered(trustBankId: string, paymentId: string, amount: bigint): EntryDraft {
  return applyRule("PS24", { amounts: { amount }, parties: { trust: trustBankId, payment: paymentId } });
}

/** PS03: a payout of the processor is on the bank statement, whose line was booked to suspense first. */
export function providerPayoutArrived(
  lineId: string,
  processorAccountId: string,
  amount: bigint,
): EntryDraft {
  return applyRule("PS03", {
    amounts: { amount },
    parties: { processor_account: processorAccountId },
    places: { bank: { code: "2300", dimensionId: lineId } },
  });
}

/** PS05: a card dispute took the money back for now. */
export function disputeFundsWithdrawn(processorAccountId: string, amount: bigint, fee: bigint): EntryDraft {
  return applyRule("PS05", { amounts: { amount, fee }, parties: { processor_account: processorAccountId } });
}

/** PS06: dispute lost, the mirror of the target against the dispute account. */
export function disputeLost(processorAccountId: string, from: Applied): EntryDraft {
  return processorRule("PS06", processorAccountId, from);
}

/** PS06 where the payment was given back before: what is lost again is the firm's own loss. */
export function disputeLossBorne(processorAccountId: string, amount: bigint): EntryDraft {
  return applyRule("PS06.loss", { amounts: { amount }, parties: { processor_account: processorAccountId } });
}

/** PS07: dispute won, the money comes back to clearing. */
export function disputeWon(processorAccountId: string, amount: bigint): EntryDraft {
  return applyRule("PS07", { amounts: { amount }, parties: { processor_account: processorAccountId } });
}

/** PS07: the charge of a won dispute comes back; the firm paid it, so client money owes it to the firm. */
export function disputeFeeReturned(
  processorAccountId: string,
  accountId: string,
  trustBankId: string,
  fee: bigint,
): EntryDraft {
  const parties = { processor_account: processorAccountId, account: accountId, trust: trustBankId };
  return applyRule("PS07.fee", { amounts: { fee }, parties });
}

function debtorFacts({ accountId, creditorId, applied, unapplied }: Applied): RuleFacts {
  return { amounts: { applied, unapplied }, parties: { account: accountId, creditor: creditorId } };
}

function processorRule(key: "PS04" | "PS06", processorAccountId: string, from: Applied): EntryDraft {
  return applyRule(key, { ...targetFacts(from), parties: { processor_account: processorAccountId } });
}

function targetFacts({ accountId, creditorId, applied, unapplied }: Applied): RuleFacts {
  const dimensions = { creditor: creditorId };
  return {
    amounts: { amount: applied + unapplied },
    targets: [
      { code: "2100", dimensionId: accountId, amount: applied, dimensions },
      { code: "2110", dimensionId: accountId, amount: unapplied, dimensions },
    ],
  };
}
