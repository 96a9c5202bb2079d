import type Stripe from "stripe";

import { newPaymentIntent } from "../objects/payment-intent";
import type { StandIn } from "../stand-in";
import { confirmIntent, failChallenge } from "./confirm-intent";
import type { TestMethod } from "./test-methods";
import { findTestMethod } from "./test-methods";

/** The payer presses "Pay". On a page that is no longer open nothing happens, so pressing twice pays once. */
export function paySession(
  standIn: StandIn,
  account: string,
  session: Stripe.Checkout.Session,
  method: TestMethod,
  email: string | undefined,
): void {
  if (session.status !== "open") return;
  const intent = intentOf(standIn, account, session);
  if (intent.status === "requires_action") failChallenge(standIn, account, intent);
  confirmIntent(standIn, account, intent, method, {
    email,
    returnUrl: `${standIn.publicUrl}/c/pay/${session.id}`,
  });
  conclude(standIn, account, session, intent, email);
}

/** The payer answers the bank's question. */
export function answerChallenge(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  passed: boolean,
): void {
  if (intent.status !== "requires_action") return;
  const method = findTestMethod(standIn.hidden(intent.id).testNumber ?? "");
  if (passed && method) confirmIntent(standIn, account, intent, method, { challengePassed: true });
  else failChallenge(standIn, account, intent);
  const session = standIn.all("checkout.session", account).find((page) => page.payment_intent === intent.id);
  if (session) conclude(standIn, account, session, intent, session.customer_email ?? undefined);
}

function intentOf(standIn: StandIn, account: string, session: Stripe.Checkout.Session): Stripe.PaymentIntent {
  if (typeof session.payment_intent === "string")
    return standIn.get("payment_intent", account, session.payment_intent);
  const intent = newPaymentIntent({
    id: standIn.newId("pi"),
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "usd",
    created: standIn.now(),
    rails: session.payment_method_types,
    ...standIn.hidden(session.id).intentDraft,
  });
  standIn.add("payment_intent", account, intent);
  session.payment_intent = intent.id;
  standIn.emit(account, "payment_intent.created", intent);
  return intent;
}

function conclude(
  standIn: StandIn,
  account: string,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  email: string | undefined,
): void {
  standIn.hidden(session.id).pageMessage = intent.last_payment_error?.message;
  if (intent.status !== "succeeded" && intent.status !== "processing") return;
  session.status = "complete";
  session.url = null;
  session.payment_status = intent.status === "succeeded" ? "paid" : "unpaid";
  session.customer_details = {
    address: null,
    business_name: null,
    email: email ?? session.customer_email,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: "none",
    tax_ids: [],
  };
  standIn.emit(account, "checkout.session.completed", session);
}
