// Source: spec 05 §3, PC13, PS08, PS09, PS13, PS19: what a payout posts on its way out and back.
import { applyRule, type RuleFacts } from "~/money/domain/ledger/apply-rule";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

export const PAYOUT_PURPOSES = ["refund", "expense"] as const;
export type PayoutPurpose = (typeof PAYOUT_PURPOSES)[number];

/** Expense accounts that a payout may be charged to. */
export const EXPENSE_CODES = ["5400", "5410", "5420", "5430"] as const;

/** What a payout takes its money from. */
export interface PayoutSource {
  id: string;
  purpose: PayoutPurpose;
  /** minor units */
  amount: bigint;
  /** the debtor's account whose unapplied money goes back, with its creditor; refunds only */
  accountId: string | null;
  creditorId: string | null;
  /** expenses only */
  expenseCode: string | null;
}

/** The kind of bank account it leaves: client money and the firm's own never share one. */
export const BANK_OF: Record<PayoutPurpose, "trust" | "operating"> = {
  refund: "trust",
  expense: "operating",
};

/** The account on which it stands while it is on its way. */
const TRANSIT: Record<PayoutPurpose, "2310" | "2320"> = { refund: "2310", expense: "2320" };

/** Released for the first time, or again after it came back (PS09). */
export function payoutReleased(payout: PayoutSource, again: boolean): EntryDraft {
  const facts = factsOf(payout);
  if (payout.purpose === "refund") return applyRule(again ? "PS09.refund" : "PC13", facts);
  return applyRule(again ? "PS09" : "PS19.released", facts);
}

/** PS08: returned, rejected or stopped; what it took is there again. */
export function payoutFailed(payout: PayoutSource): EntryDraft {
  return applyRule(payout.purpose === "refund" ? "PS08.refund" : "PS08", factsOf(payout));
}

/** PS13: the bank line, booked as unidentified, was this payout. */
export function payoutPaid(
  payout: Pick<PayoutSource, "id" | "purpose">,
  lineId: string,
  amount: bigint,
): EntryDraft {
  return applyRule("PS13", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [{ code: TRANSIT[payout.purpose], dimensionId: payout.id, amount }],
  });
}

/** PS11: a credit line, booked as unidentified, brought a paid payout back. */
export function payoutCameBack(
  payout: Pick<PayoutSource, "id" | "purpose">,
  lineId: string,
  amount: bigint,
): EntryDraft {
  return applyRule("PS11", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [{ code: TRANSIT[payout.purpose], dimensionId: payout.id, amount }],
  });
}

function factsOf(payout: PayoutSource): RuleFacts {
  const { id, amount, accountId, creditorId, expenseCode } = payout;
  const base = { amounts: { amount }, parties: { payment: id } };
  if (payout.purpose === "expense") {
    if (!expenseCode) throw new Error("an expense needs its account");
    const place = { code: expenseCode };
    return { ...base, places: { expense: place }, targets: [{ ...place, amount }] };
  }
  if (!accountId || !creditorId) throw new Error("a refund needs the account it takes from");
  return {
    ...base,
    parties: { payment: id, account: accountId, creditor: creditorId },
    targets: [{ code: "2110", dimensionId: accountId, amount, dimensions: { creditor: creditorId } }],
  };
}
