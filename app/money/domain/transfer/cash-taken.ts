// Source: spec 05 §3, PS16; clients' cash goes to trust (§0, rule 5).
import { applyRule } from "~/money/domain/ledger/apply-rule";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

/** Cash left the box of a branch for a bank account. */
export function cashTaken(cash: {
  branchId: string;
  destinationId: string;
  amount: bigint;
  trust: boolean;
}): EntryDraft {
  const { branchId, destinationId, amount, trust } = cash;
  const amounts = { amount };
  return trust
    ? applyRule("PS16.client", { amounts, parties: { branch: branchId, trust: destinationId } })
    : applyRule("PS16", { amounts, parties: { branch: branchId, operating: destinationId } });
}
