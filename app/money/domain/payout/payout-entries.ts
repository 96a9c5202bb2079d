// Source: spec 05 §3, PC07, PC08, PC11, PC13, PS08, PS09, PS13, PS19: what a payout posts on its way out and back.
import { applyRule, type RuleFacts } from "~/money/domain/ledger/apply-rule";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

/** What a person may ask for; the others are made by a desk's run. */
export const PAYOUT_PURPOSES = ["refund", "expense"] as const;
export type PayoutPurpose = (typeof PAYOUT_PURPOSES)[number] | "remittance" | "commission";

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
  payee: { type: string; id: string };
  /** what it takes of each account's money; remittances only */
  shares: { accountId: string; amount: bigint }[];
  /** expenses only */
  expenseCode: string | null;
}

/** The kind of bank account it leaves: client money and the firm's own never share one. */
export const BANK_OF: Record<PayoutPurpose, "trust" | "operating"> = {
  refund: "trust",
  remittance: "trust",
  expense: "operating",
  commission: "operating",
};

/** The account on which it stands while it is on its way. */
const TRANSIT: Record<PayoutPurpose, "2120" | "2310" | "2320"> = {
  refund: "2310",
  remittance: "2120",
  expense: "2320",
  commission: "2320",
};

/** A remittance stands on its creditor's sub-account, any other payout on its own. */
function transitOf({ id, purpose, payee }: Pick<PayoutSource, "id" | "purpose" | "payee">, amount: bigint) {
  return { code: TRANSIT[purpose], dimensionId: purpose === "remittance" ? payee.id : id, amount };
}

/** Released for the first time, or again after it came back (PS09). */
export function payoutReleased(payout: PayoutSource, again: boolean): EntryDraft {
  const facts = factsOf(payout);
  if (payout.purpose === "refund") return applyRule(again ? "PS09.refund" : "PC13", facts);
  if (payout.purpose === "remittance") return applyRule(again ? "PS09.remittance" : "PC07.run", facts);
  if (payout.purpose === "commission") return applyRule(again ? "PS09" : "PC11.released", facts);
  return applyRule(again ? "PS09" : "PS19.released", facts);
}

/** PS08: returned, rejected or stopped; what it took is there again. */
export function payoutFailed(payout: PayoutSource): EntryDraft {
  const rules = {
    refund: "PS08.refund",
    remittance: "PS08.remittance",
    expense: "PS08",
    commission: "PS08",
  } as const;
  return applyRule(rules[payout.purpose], factsOf(payout));
}

/** PS13: the bank line, booked as unidentified, was this payout. */
export function payoutPaid(
  payout: Pick<PayoutSource, "id" | "purpose" | "payee">,
  lineId: string,
  amount: bigint,
): EntryDraft {
  return applyRule("PS13", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [transitOf(payout, amount)],
  });
}

/** PS11: a credit line, booked as unidentified, brought a paid payout back. */
export function payoutCameBack(
  payout: Pick<PayoutSource, "id" | "purpose" | "payee">,
  lineId: string,
  amount: bigint,
): EntryDraft {
  return applyRule("PS11", {
    amounts: { amount },
    parties: { statement_line: lineId },
    targets: [transitOf(payout, amount)],
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
  if (payout.purpose === "commission") {
    const staff = payout.payee.id;
    const targets = [{ code: "2600", dimensionId: staff, amount }];
    return { ...base, parties: { payment: id, staff }, targets };
  }
  if (payout.purpose === "remittance") {
    const creditor = payout.payee.id;
    const targets = payout.shares.map((share) => ({
      code: "2100",
      dimensionId: share.accountId,
      amount: share.amount,
      dimensions: { creditor },
    }));
    return { ...base, parties: { payment: id, creditor }, targets };
  }
  if (!accountId || !creditorId) throw new Error("a refund needs the account it takes from");
  return {
    ...base,
    parties: { payment: id, account: accountId, creditor: creditorId },
    targets: [{ code: "2110", dimensionId: accountId, amount, dimensions: { creditor: creditorId } }],
  };
}
