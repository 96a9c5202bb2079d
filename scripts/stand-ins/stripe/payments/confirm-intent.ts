import type Stripe from "stripe";

import { invalidRequest } from "../http/stripe-failure";
import { newCharge } from "../objects/charge";
import type { StandIn } from "../stand-in";
import { failIntent } from "./fail-intent";
import { holdForCapture, succeedIntent } from "./settle-intent";
import type { Behaviour, TestMethod } from "./test-methods";
import { referenceId } from "../objects/reference-id";

export interface ConfirmOptions {
  email?: string;
  /** Where the payer goes after a challenge. */
  returnUrl?: string;
  offSession?: boolean;
  challengePassed?: boolean;
}

const CONFIRMABLE = ["requires_payment_method", "requires_confirmation", "requires_action"];

/** Tries to take the money; how it went is read from the intent's status and last error. */
export function confirmIntent(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  method: TestMethod,
  options: ConfirmOptions = {},
): void {
  if (!CONFIRMABLE.includes(intent.status)) throw unexpectedState(intent, "confirm");
  if (!intent.payment_method_types.includes(method.kind)) {
    const message = `The payment method type "${method.kind}" is not allowed for this PaymentIntent.`;
    throw invalidRequest(message, { param: "payment_method" });
  }
  intent.payment_method ??= standIn.newId("pm");
  intent.last_payment_error = null;
  intent.next_action = null;
  standIn.hidden(intent.id).testNumber = method.number;
  const behaviour = challengeOr(method.behaviour, options);
  if (behaviour.kind === "challenges") return challenge(standIn, account, intent, options.returnUrl);

  const charge = newCharge({
    id: standIn.newId(method.kind === "card" ? "ch" : "py"),
    intent,
    method,
    paymentMethod: referenceId(intent.payment_method),
    created: standIn.now(),
    email: options.email,
  });
  standIn.add("charge", account, charge);
  standIn.hidden(charge.id).testNumber = method.number;
  intent.latest_charge = charge.id;
  if (behaviour.kind === "declines") return failIntent(standIn, account, intent, charge, behaviour);
  if (behaviour.kind === "debit") return beginDebit(standIn, account, intent, charge);
  if (intent.capture_method === "manual") return holdForCapture(standIn, account, intent, charge);
  succeedIntent(standIn, account, intent, charge);
}

/** A challenge nobody is there to answer is a decline; one that was passed is a success. */
function challengeOr(behaviour: Behaviour, { challengePassed, offSession }: ConfirmOptions): Behaviour {
  if (behaviour.kind !== "challenges") return behaviour;
  if (challengePassed) return { kind: "succeeds" };
  if (!offSession) return behaviour;
  const code = "authentication_required";
  return { kind: "declines", code, declineCode: code, message: "This payment requires authentication." };
}

function challenge(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  returnUrl?: string,
): void {
  intent.status = "requires_action";
  intent.next_action = {
    type: "redirect_to_url",
    redirect_to_url: { url: `${standIn.publicUrl}/c/3ds/${intent.id}`, return_url: returnUrl ?? null },
  };
  standIn.emit(account, "payment_intent.requires_action", intent);
}

/** The payer did not pass the challenge. */
export function failChallenge(standIn: StandIn, account: string, intent: Stripe.PaymentIntent): void {
  intent.status = "requires_payment_method";
  intent.next_action = null;
  intent.payment_method = null;
  intent.last_payment_error = {
    type: "invalid_request_error",
    code: "payment_intent_authentication_failure",
    message:
      "We are unable to authenticate your payment method. Please choose a different payment method and try again.",
  };
  standIn.emit(account, "payment_intent.payment_failed", intent);
}

function beginDebit(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): void {
  intent.status = "processing";
  standIn.emit(account, "payment_intent.processing", intent);
  standIn.emit(account, "charge.pending", charge);
  standIn.later("settle_intent", account, intent.id);
}

export function unexpectedState(intent: Stripe.PaymentIntent, verb: string) {
  return invalidRequest(
    `You cannot ${verb} this PaymentIntent because it has a status of ${intent.status}.`,
    { code: "payment_intent_unexpected_state" },
  );
}
