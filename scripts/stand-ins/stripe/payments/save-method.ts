import type Stripe from "stripe";

import { newMandate, newPaymentMethod } from "../objects/payment-method";
import { referenceId } from "../objects/reference-id";
import type { StandIn } from "../stand-in";
import type { TestMethod } from "./test-methods";

/**
 * Keeps a card or bank account for later charges; answers why not, where the bank says no. A challenge when a card is
 * kept is taken as passed.
 */
export function saveMethod(
  standIn: StandIn,
  account: string,
  intent: Stripe.SetupIntent,
  method: TestMethod,
): Stripe.SetupIntent.LastSetupError | null {
  if (method.behaviour.kind === "declines" && !method.behaviour.keepable) {
    const { code, declineCode, message } = method.behaviour;
    intent.last_setup_error = { type: "card_error", code, decline_code: declineCode, message };
    standIn.emit(account, "setup_intent.setup_failed", intent);
    return intent.last_setup_error;
  }
  const created = standIn.now();
  const customer = referenceId(intent.customer) || standIn.newId("cus");
  const kept = newPaymentMethod({ id: standIn.newId("pm"), customer, method, created });
  standIn.add("payment_method", account, kept);
  standIn.hidden(kept.id).testNumber = method.number;
  Object.assign(intent, { status: "succeeded", payment_method: kept.id, customer, last_setup_error: null });
  if (method.kind === "us_bank_account") {
    const mandate = newMandate({
      id: standIn.newId("mandate"),
      paymentMethod: kept.id,
      acceptedAt: created,
    });
    intent.mandate = standIn.add("mandate", account, mandate).id;
  }
  standIn.emit(account, "setup_intent.succeeded", intent);
  return null;
}

/** The holder fills in the page that keeps a card or account. */
export function saveOnPage(
  standIn: StandIn,
  account: string,
  session: Stripe.Checkout.Session,
  method: TestMethod,
): void {
  if (session.status !== "open") return;
  const intent = standIn.get("setup_intent", account, referenceId(session.setup_intent));
  const error = saveMethod(standIn, account, intent, method);
  standIn.hidden(session.id).pageMessage = error?.message;
  if (error) return;
  Object.assign(session, { status: "complete", url: null, customer: intent.customer });
  standIn.emit(account, "checkout.session.completed", session);
}

/** The holder or the bank takes the permission back. */
export function endMandate(standIn: StandIn, account: string, mandate: Stripe.Mandate): void {
  mandate.status = "inactive";
  standIn.emit(account, "mandate.updated", mandate, { status: "active" });
}
