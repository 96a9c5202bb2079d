/** What a test number does. Source: docs.stripe.com/testing and /payments/ach-direct-debit. */
export type Behaviour =
  | { kind: "succeeds" }
  /** `keepable`: it can be kept for later, and is declined when it is charged. */
  | { kind: "declines"; code: string; declineCode?: string; message: string; keepable?: true }
  | { kind: "challenges" }
  | { kind: "succeeds_then_disputed" }
  | { kind: "refund_fails_later" }
  | { kind: "refund_pends" }
  | { kind: "debit"; outcome: "succeeded" | "failed" | "disputed"; code?: string; message?: string };

export interface TestMethod {
  kind: "card" | "us_bank_account";
  number: string;
  brand: string;
  behaviour: Behaviour;
  /** The name the API knows it by. */
  token: string;
  /** Shown on the payment page. */
  label: string;
}

function decline(code: string, message: string, declineCode?: string) {
  return { kind: "declines", code, message, declineCode } as const;
}

function card(
  number: string,
  token: string,
  label: string,
  behaviour: Behaviour,
  brand = "visa",
): TestMethod {
  return { kind: "card", number, brand, behaviour, token, label };
}

function bank(number: string, token: string, label: string, behaviour: Behaviour): TestMethod {
  return { kind: "us_bank_account", number, brand: "STRIPE TEST BANK", behaviour, token, label };
}

const SUCCEEDS: Behaviour = { kind: "succeeds" };
const CHALLENGES: Behaviour = { kind: "challenges" };
const DECLINED = decline("card_declined", "Your card was declined.", "generic_decline");
const NO_FUNDS = decline("card_declined", "Your card has insufficient funds.", "insufficient_funds");
const EXPIRED = decline("expired_card", "Your card has expired.", "expired_card");
const WRONG_CVC = decline("incorrect_cvc", "Your card's security code is incorrect.", "incorrect_cvc");
const PROCESSING_ERROR = decline(
  "processing_error",
  "An error occurred while processing your card. Try again in a little bit.",
  "processing_error",
);

export const TEST_METHODS: readonly TestMethod[] = [
  card("4242424242424242", "pm_card_visa", "Pays at once", SUCCEEDS),
  card("5555555555554444", "pm_card_mastercard", "Pays at once", SUCCEEDS, "mastercard"),
  card("4000000000000002", "pm_card_visa_chargeDeclined", "Declined", DECLINED),
  card("4000000000009995", "pm_card_visa_chargeDeclinedInsufficientFunds", "Insufficient funds", NO_FUNDS),
  card("4000000000000069", "pm_card_chargeDeclinedExpiredCard", "Expired card", EXPIRED),
  card("4000000000000127", "pm_card_chargeDeclinedIncorrectCvc", "Wrong security code", WRONG_CVC),
  card("4000000000000341", "pm_card_chargeCustomerFail", "Kept, then declined", {
    ...DECLINED,
    keepable: true,
  }),
  card("4000000000000119", "pm_card_chargeDeclinedProcessingError", "Processing error", PROCESSING_ERROR),
  card("4000002500003155", "pm_card_authenticationRequiredOnSetup", "Asks for 3-D Secure", CHALLENGES),
  card("4000002760003184", "pm_card_authenticationRequired", "Always asks for 3-D Secure", CHALLENGES),
  card("4000000000000259", "pm_card_createDispute", "Pays, then disputed", {
    kind: "succeeds_then_disputed",
  }),
  card("4000000000005126", "pm_card_refundFail", "Refund fails later", { kind: "refund_fails_later" }),
  card("4000000000007726", "pm_card_pendingRefund", "Refund takes a while", { kind: "refund_pends" }),
  bank("000123456789", "pm_usBankAccount_success", "Debit succeeds later", {
    kind: "debit",
    outcome: "succeeded",
  }),
  bank("000111111116", "pm_usBankAccount_noAccount", "Debit fails later: no account", {
    kind: "debit",
    outcome: "failed",
    code: "no_account",
    message: "The bank account could not be located.",
  }),
  bank("000111111113", "pm_usBankAccount_accountClosed", "Debit fails later: account closed", {
    kind: "debit",
    outcome: "failed",
    code: "account_closed",
    message: "The bank account has been closed.",
  }),
  bank("000222222227", "pm_usBankAccount_insufficientFunds", "Debit fails later: insufficient funds", {
    kind: "debit",
    outcome: "failed",
    code: "insufficient_funds",
    message: "The customer's account has insufficient funds to cover this payment.",
  }),
  bank("000555555559", "pm_usBankAccount_dispute", "Debit succeeds, then returned", {
    kind: "debit",
    outcome: "disputed",
  }),
];

export function findTestMethod(numberOrToken: string): TestMethod | undefined {
  return TEST_METHODS.find(({ number, token }) => number === numberOrToken || token === numberOrToken);
}
