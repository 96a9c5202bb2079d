import type { ApiAction, ApiRoutes } from "../http/api-request";
import { invalidRequest, missing, StripeFailure } from "../http/stripe-failure";
import { newSetupIntent } from "../objects/setup-intent";
import { saveMethod } from "../payments/save-method";
import { findTestMethod } from "../payments/test-methods";

const create: ApiAction = (standIn, { account, params }) => {
  params.allow(
    "allowed_payment_method_types",
    "automatic_payment_methods",
    "description",
    "metadata",
    "usage",
  );
  const wanted = params.texts("allowed_payment_method_types");
  const intent = newSetupIntent({
    id: standIn.newId("seti"),
    created: standIn.now(),
    rails: wanted.length === 0 ? ["card", "us_bank_account"] : wanted,
    usage: params.oneOf("usage", ["off_session", "on_session"]) ?? "off_session",
    description: params.text("description"),
    metadata: params.hash("metadata"),
  });
  standIn.add("setup_intent", account, intent);
  standIn.emit(account, "setup_intent.created", intent);
  return intent;
};

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("setup_intent", account, id, "intent");

const confirm: ApiAction = (standIn, { account, id, params }) => {
  params.allow("payment_method", "return_url");
  const intent = standIn.get("setup_intent", account, id, "intent");
  if (!["requires_payment_method", "requires_confirmation"].includes(intent.status)) {
    const message = `You cannot confirm this SetupIntent because it has a status of ${intent.status}.`;
    throw invalidRequest(message, { code: "setup_intent_unexpected_state" });
  }
  const token = params.requiredText("payment_method");
  const method = findTestMethod(token);
  if (!method) throw missing("PaymentMethod", token, "payment_method");
  const error = saveMethod(standIn, account, intent, method);
  if (error) throw new StripeFailure(402, { ...error, message: error.message ?? "" }, true);
  return intent;
};

export const setupIntentRoutes: ApiRoutes = {
  "POST /v1/setup_intents": create,
  "GET /v1/setup_intents/:id": retrieve,
  "POST /v1/setup_intents/:id/confirm": confirm,
};
