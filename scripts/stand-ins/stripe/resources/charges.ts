import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("charge", account, id, "charge");

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "payment_intent");
  const intent = params.text("payment_intent");
  const charges = standIn
    .all("charge", account)
    .filter((charge) => intent === undefined || charge.payment_intent === intent);
  return listAnswer("/v1/charges", charges, params);
};

export const chargeRoutes: ApiRoutes = {
  "GET /v1/charges": list,
  "GET /v1/charges/:id": retrieve,
};
