import type Stripe from "stripe";

import { newBalanceTransaction } from "../objects/balance-transaction";
import type { StandIn } from "../stand-in";
import { openDispute } from "./disputes";
import { failIntent } from "./fail-intent";
import { findTestMethod } from "./test-methods";
import { referenceId } from "../objects/reference-id";

/** The money is there: books the charge and its fee. */
export function succeedIntent(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  captured: number = intent.amount,
): void {
  Object.assign(charge, { status: "succeeded", paid: true, captured: true, amount_captured: captured });
  charge.outcome = approved();
  Object.assign(intent, {
    status: "succeeded",
    amount_received: captured,
    amount_capturable: 0,
    processing: null,
  });
  standIn.emit(account, "charge.succeeded", charge);
  standIn.emit(account, "payment_intent.succeeded", intent);
  const isCard = charge.payment_method_details?.type === "card";
  const transaction = newBalanceTransaction({
    id: standIn.newId("txn"),
    type: isCard ? "charge" : "payment",
    reportingCategory: "charge",
    amount: captured,
    fee: isCard ? cardFee(captured) : debitFee(captured),
    currency: charge.currency,
    created: standIn.now(),
    source: charge.id,
    description: intent.description ?? undefined,
  });
  standIn.add("balance_transaction", account, transaction);
  // With asynchronous capture the fee is known a moment after the success, which is its own piece of news.
  charge.balance_transaction = transaction.id;
  standIn.emit(account, "charge.updated", charge, { balance_transaction: null });
  const behaviour = findTestMethod(standIn.hidden(charge.id).testNumber ?? "")?.behaviour;
  if (behaviour?.kind === "succeeds_then_disputed") openDispute(standIn, account, charge, "fraudulent");
  if (behaviour?.kind === "debit" && behaviour.outcome === "disputed") {
    openDispute(standIn, account, charge, "debit_not_authorized");
  }
}

function cardFee(amount: number): number {
  return Math.round((amount * 29) / 1000) + 30;
}

function debitFee(amount: number): number {
  return Math.min(Math.round((amount * 8) / 1000), 500);
}

function approved(): Stripe.Charge.Outcome {
  return {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: "approved_by_network",
    reason: null,
    risk_level: "normal",
    risk_score: 21,
    seller_message: "Payment complete.",
    type: "authorized",
  };
}

/** Authorised, and taken only when the merchant captures it. */
export function holdForCapture(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): void {
  Object.assign(charge, { status: "succeeded", paid: true });
  charge.outcome = approved();
  Object.assign(intent, { status: "requires_capture", amount_capturable: intent.amount });
  standIn.emit(account, "charge.succeeded", charge);
  standIn.emit(account, "payment_intent.amount_capturable_updated", intent);
}

/** The bank's answer to a debit, and the news for the payment page it came from. */
export function settleIntent(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  forced?: "succeeded" | "failed",
): void {
  if (intent.status !== "processing") return;
  const charge = standIn.get("charge", account, referenceId(intent.latest_charge));
  const behaviour = findTestMethod(standIn.hidden(intent.id).testNumber ?? "")?.behaviour;
  const failure = behaviour?.kind === "debit" && behaviour.outcome === "failed" ? behaviour : undefined;
  const outcome = forced ?? (failure ? "failed" : "succeeded");
  const session = standIn
    .all("checkout.session", account)
    .find(({ payment_intent: reference, status }) => reference === intent.id && status === "complete");
  if (outcome === "failed") {
    const { code = "debit_not_authorized", message = "The bank returned the debit." } = failure ?? {};
    failIntent(standIn, account, intent, charge, { code, message });
    if (session) standIn.emit(account, "checkout.session.async_payment_failed", session);
    return;
  }
  succeedIntent(standIn, account, intent, charge);
  if (!session) return;
  session.payment_status = "paid";
  standIn.emit(account, "checkout.session.async_payment_succeeded", session);
}
