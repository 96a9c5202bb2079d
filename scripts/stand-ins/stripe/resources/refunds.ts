import type Stripe from "stripe";

import type { ApiAction, ApiRequest, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { invalidRequest } from "../http/stripe-failure";
import { makeRefund } from "../payments/refunds";
import type { StandIn } from "../stand-in";
import { referenceId } from "../objects/reference-id";

const REASONS = ["duplicate", "fraudulent", "requested_by_customer"] as const;

const create: ApiAction = (standIn, request) => {
  const { account, params } = request;
  params.allow("payment_intent", "charge", "amount", "reason", "metadata");
  const charge = findCharge(standIn, request);
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    throw invalidRequest(message, { code: "charge_already_refunded" });
  }
  if (charge.disputed) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    throw invalidRequest(message, { code: "charge_disputed" });
  }
  const amount = params.integer("amount") ?? left;
  if (amount < 1) {
    throw invalidRequest("Invalid positive integer", { param: "amount", code: "parameter_invalid_integer" });
  }
  if (amount > left) {
    const message = `Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`;
    throw invalidRequest(message, { param: "amount" });
  }
  const reason = params.oneOf("reason", REASONS);
  return makeRefund(standIn, account, charge, { amount, reason, metadata: params.hash("metadata") });
};

function findCharge(standIn: StandIn, { account, params }: ApiRequest): Stripe.Charge {
  const chargeId = params.text("charge");
  if (chargeId !== undefined) return paidCharge(standIn.get("charge", account, chargeId, "charge"));
  const intentId = params.text("payment_intent");
  if (intentId === undefined)
    throw invalidRequest("One of the following params should be provided: payment_intent or charge.");
  const intent = standIn.get("payment_intent", account, intentId, "payment_intent");
  const charge = standIn.find("charge", account, referenceId(intent.latest_charge));
  if (intent.status !== "succeeded" || !charge) {
    const message = `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`;
    throw invalidRequest(message, { param: "payment_intent", code: "payment_intent_unexpected_state" });
  }
  return charge;
}

function paidCharge(charge: Stripe.Charge): Stripe.Charge {
  if (charge.captured) return charge;
  throw invalidRequest(`Charge ${charge.id} was not captured.`, { param: "charge" });
}

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("refund", account, id, "refund");

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "payment_intent", "charge");
  const intent = params.text("payment_intent");
  const charge = params.text("charge");
  const refunds = standIn
    .all("refund", account)
    .filter((refund) => intent === undefined || refund.payment_intent === intent)
    .filter((refund) => charge === undefined || refund.charge === charge);
  return listAnswer("/v1/refunds", refunds, params);
};

export const refundRoutes: ApiRoutes = {
  "POST /v1/refunds": create,
  "GET /v1/refunds": list,
  "GET /v1/refunds/:id": retrieve,
};
