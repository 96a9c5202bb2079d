import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";
import { invalidRequest, StripeFailure } from "../http/stripe-failure";
import { balanceOf, payOut } from "../payments/payouts";

const create: ApiAction = (standIn, { account, params }) => {
  params.allow("amount", "currency", "description", "metadata");
  const amount = params.requiredInteger("amount");
  const currency = params.requiredText("currency").toLowerCase();
  if (amount < 1) throw invalidRequest("Invalid positive integer", { param: "amount" });
  if (amount > balanceOf(standIn, account, currency)) {
    const message = "You have insufficient funds in your Stripe account for this transfer.";
    throw new StripeFailure(400, { type: "invalid_request_error", code: "balance_insufficient", message });
  }
  const description = params.text("description");
  return payOut(standIn, account, {
    amount,
    currency,
    automatic: false,
    description,
    metadata: params.hash("metadata"),
  });
};

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("payout", account, id, "payout");

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "status");
  const status = params.text("status");
  const payouts = standIn
    .all("payout", account)
    .filter((payout) => status === undefined || payout.status === status);
  return listAnswer("/v1/payouts", payouts, params);
};

export const payoutRoutes: ApiRoutes = {
  "POST /v1/payouts": create,
  "GET /v1/payouts": list,
  "GET /v1/payouts/:id": retrieve,
};
