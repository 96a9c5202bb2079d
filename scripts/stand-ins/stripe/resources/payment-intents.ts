import type Stripe from "stripe";

import type { ApiAction, ApiRequest, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { invalidRequest, missing, StripeFailure } from "../http/stripe-failure";
import { newPaymentIntent } from "../objects/payment-intent";
import { confirmIntent, unexpectedState } from "../payments/confirm-intent";
import { succeedIntent } from "../payments/settle-intent";
import { findTestMethod } from "../payments/test-methods";
import type { StandIn } from "../stand-in";
import { checkedAmount, offeredRails } from "./checks";
import { referenceId } from "../objects/reference-id";

const CREATE_PARAMS = [
  "amount",
  "currency",
  "allowed_payment_method_types",
  "automatic_payment_methods",
  "capture_method",
  "confirm",
  "customer",
  "description",
  "mandate",
  "metadata",
  "off_session",
  "payment_method",
  "receipt_email",
  "return_url",
];

const create: ApiAction = (standIn, request) => {
  const { account, params } = request;
  params.allow(...CREATE_PARAMS);
  const currency = params.requiredText("currency").toLowerCase();
  const intent = newPaymentIntent({
    id: standIn.newId("pi"),
    amount: checkedAmount(params.requiredInteger("amount"), currency, "amount"),
    currency,
    created: standIn.now(),
    rails: offeredRails(standIn, account, params, currency),
    captureMethod: params.oneOf("capture_method", ["automatic_async", "manual"]),
    description: params.text("description"),
    metadata: params.hash("metadata"),
    receiptEmail: params.text("receipt_email"),
  });
  standIn.add("payment_intent", account, intent);
  standIn.emit(account, "payment_intent.created", intent);
  if (params.flag("confirm")) return confirmWith(standIn, request, intent);
  const token = params.text("payment_method");
  if (token === undefined) return intent;
  standIn.hidden(intent.id).testNumber = readMethod(standIn, request, token).number;
  Object.assign(intent, { payment_method: standIn.newId("pm"), status: "requires_confirmation" });
  return intent;
};

const CONFIRM_PARAMS = ["payment_method", "off_session", "return_url", "receipt_email"];

const confirm: ApiAction = (standIn, request) => {
  request.params.allow(...CONFIRM_PARAMS);
  return confirmWith(standIn, request, getIntent(standIn, request));
};

function confirmWith(standIn: StandIn, request: ApiRequest, intent: Stripe.PaymentIntent) {
  const { account, params } = request;
  const token = params.text("payment_method") ?? standIn.hidden(intent.id).testNumber;
  if (token === undefined) {
    const message =
      "You cannot confirm this PaymentIntent because it's missing a payment method. " +
      "You can either update the PaymentIntent with a payment method and then confirm it again, " +
      "or confirm it again directly with a payment method.";
    throw invalidRequest(message, { code: "payment_intent_unexpected_state" });
  }
  const method = readMethod(standIn, request, token);
  if (standIn.find("payment_method", account, token)) intent.payment_method = token;
  confirmIntent(standIn, account, intent, method, {
    returnUrl: params.text("return_url"),
    offSession: params.flag("off_session"),
  });
  const error = intent.last_payment_error;
  if (!error) return intent;
  const message = error.message ?? "Your card was declined.";
  // The decline belongs to the key: asking again with the same key must not try the card again.
  throw new StripeFailure(402, { ...error, message, payment_intent: structuredClone(intent) }, true);
}

/** A test token, or a method kept earlier, which only its own customer and a mandate in force may charge. */
function readMethod(standIn: StandIn, { account, params }: ApiRequest, token: string) {
  const kept = standIn.find("payment_method", account, token);
  const method = findTestMethod(kept ? (standIn.hidden(kept.id).testNumber ?? "") : token);
  if (!method) throw missing("PaymentMethod", token, "payment_method");
  if (kept && kept.customer !== params.text("customer")) {
    const message = "The provided PaymentMethod does not belong to the Customer.";
    throw invalidRequest(message, { param: "payment_method" });
  }
  const mandate = params.text("mandate");
  if (mandate && standIn.get("mandate", account, mandate, "mandate").status !== "active") {
    const message = "The provided Mandate is inactive and cannot be used.";
    throw invalidRequest(message, { param: "mandate", code: "payment_intent_mandate_invalid" });
  }
  return method;
}

const capture: ApiAction = (standIn, request) => {
  const { account, params } = request;
  params.allow("amount_to_capture");
  const intent = getIntent(standIn, request);
  if (intent.status !== "requires_capture") throw unexpectedState(intent, "capture");
  const amount = params.integer("amount_to_capture") ?? intent.amount;
  if (amount < 1 || amount > intent.amount_capturable) {
    const message = "The amount to capture must be positive and no more than the amount capturable.";
    throw invalidRequest(message, { param: "amount_to_capture", code: "amount_too_large" });
  }
  const charge = standIn.get("charge", account, referenceId(intent.latest_charge));
  succeedIntent(standIn, account, intent, charge, amount);
  return intent;
};

const CANCELLABLE = [
  "requires_payment_method",
  "requires_confirmation",
  "requires_action",
  "requires_capture",
];

const cancel: ApiAction = (standIn, request) => {
  const { account, params } = request;
  params.allow("cancellation_reason");
  const intent = getIntent(standIn, request);
  if (!CANCELLABLE.includes(intent.status)) throw unexpectedState(intent, "cancel");
  const session = standIn.all("checkout.session", account).find((page) => page.payment_intent === intent.id);
  if (session?.status === "open") {
    throw invalidRequest(
      "You cannot cancel a PaymentIntent that belongs to a Checkout Session. Expire the Checkout Session instead.",
      { code: "payment_intent_unexpected_state" },
    );
  }
  const reason = params.text("cancellation_reason") ?? null;
  Object.assign(intent, { status: "canceled", canceled_at: standIn.now(), cancellation_reason: reason });
  Object.assign(intent, { amount_capturable: 0, next_action: null });
  standIn.emit(account, "payment_intent.canceled", intent);
  return intent;
};

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS);
  return listAnswer("/v1/payment_intents", standIn.all("payment_intent", account), params);
};

function getIntent(standIn: StandIn, { account, id }: ApiRequest): Stripe.PaymentIntent {
  return standIn.get("payment_intent", account, id, "intent");
}

export const paymentIntentRoutes: ApiRoutes = {
  "POST /v1/payment_intents": create,
  "GET /v1/payment_intents": list,
  "GET /v1/payment_intents/:id": getIntent,
  "POST /v1/payment_intents/:id/confirm": confirm,
  "POST /v1/payment_intents/:id/capture": capture,
  "POST /v1/payment_intents/:id/cancel": cancel,
};
