import type { ApiAction, ApiRoutes } from "../http/api-request";
import { LIST_PARAMS, listAnswer } from "../http/list-answer";

const retrieve: ApiAction = (standIn, { account, id }) => standIn.get("balance_transaction", account, id);

const list: ApiAction = (standIn, { account, params }) => {
  params.allow(...LIST_PARAMS, "currency", "payout", "source", "type");
  const payout = params.text("payout");
  if (payout !== undefined) standIn.get("payout", account, payout, "payout");
  const [currency, source, type] = ["currency", "source", "type"].map((name) => params.text(name));
  const transactions = standIn
    .all("balance_transaction", account)
    .filter((transaction) => payout === undefined || standIn.hidden(transaction.id).payout === payout)
    .filter((transaction) => currency === undefined || transaction.currency === currency)
    .filter((transaction) => source === undefined || transaction.source === source)
    .filter((transaction) => type === undefined || transaction.type === type);
  return listAnswer("/v1/balance_transactions", transactions, params);
};

export const balanceTransactionRoutes: ApiRoutes = {
  "GET /v1/balance_transactions": list,
  "GET /v1/balance_transactions/:id": retrieve,
};
