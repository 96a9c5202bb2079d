import type { Params } from "../http/params";
import { invalidRequest } from "../http/stripe-failure";
import type { StandIn } from "../stand-in";

/** Smallest and largest charge in Stripe's units: docs.stripe.com/currencies#minimum-and-maximum-charge-amounts. */
const SMALLEST: Record<string, number> = {
  usd: 50,
  eur: 50,
  gbp: 30,
  jpy: 50,
  inr: 50,
  cad: 50,
  aud: 50,
  mxn: 1000,
};
const LARGEST = 99_999_999;

const HUNDRED_STEP = ["isk", "ugx"];
const TEN_STEP = ["bhd", "jod", "kwd", "omr", "tnd"];

export function checkedAmount(amount: number, currency: string, param: string): number {
  if (!/^[a-z]{3}$/.test(currency)) {
    throw invalidRequest(`Invalid currency: ${currency}.`, { param: "currency" });
  }
  if (amount < (SMALLEST[currency] ?? 1)) {
    const message = "Amount must convert to at least 50 cents.";
    throw invalidRequest(message, { param, code: "amount_too_small" });
  }
  if (amount > LARGEST) {
    throw invalidRequest("Amount must be no more than 999,999.99", { param, code: "amount_too_large" });
  }
  const step = HUNDRED_STEP.includes(currency) ? 100 : TEN_STEP.includes(currency) ? 10 : 1;
  if (amount % step !== 0) {
    const message = `Invalid amount for ${currency}: it must be evenly divisible by ${step}.`;
    throw invalidRequest(message, { param, code: "invalid_charge_amount" });
  }
  return amount;
}

export function checkedUrl(params: Params, name: string): string {
  const url = params.requiredText(name);
  // The placeholder for the session's name is allowed anywhere in the address.
  if (URL.canParse(url.replaceAll("{CHECKOUT_SESSION_ID}", "x")) && /^https?:/.test(url)) return url;
  throw invalidRequest("Not a valid URL", { param: name, code: "url_invalid" });
}

/** The ways to pay that fit the account, the currency and the caller's filter. */
export function offeredRails(standIn: StandIn, account: string, params: Params, currency: string): string[] {
  const holder = account ? standIn.get("account", "", account) : undefined;
  if (holder && !holder.charges_enabled) {
    throw invalidRequest("Your account cannot currently make charges: its onboarding is not complete.");
  }
  const wanted = params.texts("allowed_payment_method_types");
  const possible = currency === "usd" ? ["card", "us_bank_account"] : ["card"];
  const rails = wanted.length === 0 ? possible : possible.filter((rail) => wanted.includes(rail));
  if (rails.length > 0) return rails;
  const message = "No valid payment method types for this currency and account.";
  throw invalidRequest(message, { param: "allowed_payment_method_types" });
}
