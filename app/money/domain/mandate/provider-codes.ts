// Source: docs.stripe.com/payments/ach-direct-debit, "Failure codes" and "Disputes": the processor's words for the
// bank's return codes. Where its word covers several codes the strictest of them is taken.
import type { ReturnRail } from "./return-policy";

const ACH_CODES: Record<string, string> = {
  insufficient_funds: "R01",
  account_closed: "R02",
  no_account: "R03",
  invalid_account_number: "R04",
  incorrect_account_details: "R04",
  debit_not_authorized: "R10",
  bank_account_restricted: "R16",
};

/** The rail's own code for what the processor calls a failure; a word no table names stays as it is. */
export function returnCodeOf(rail: ReturnRail, providerCode: string): string {
  const word = providerCode.trim().toLowerCase();
  return rail === "ach" ? (ACH_CODES[word] ?? providerCode.toUpperCase()) : word;
}
