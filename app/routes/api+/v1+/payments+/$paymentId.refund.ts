import type { ActionFunctionArgs } from "@remix-run/node";

import { paymentRecord } from "~/collections/queries/payment/payment-record.server";
import { toPlainAmount } from "~/money/domain/amount/money";
import { requestRefund } from "~/money/commands/payment/request-refund.server";
import { answerCommand, found, idIn } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { amountIn } from "../contract/amount-in";
import { PAYMENTS } from "../contract/payments.table";

/** Without an amount, all that may still be given back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const api = await requireApiKey(request, PAYMENTS.refund.scope);
  requireMethod(request, "POST");
  const paymentId = idIn(api, request, params.paymentId);
  const { amount, reason } = await readJson(request, PAYMENTS.refund.body);
  const { payment, refundable } = found(api, request, await api.read(paymentRecord, { paymentId }));
  const text = amount
    ? amountIn(api, request, amount)
    : toPlainAmount({ minor: refundable, currency: payment.currency });
  const outcome = await api.change(requestRefund, { paymentId, amount: text, reason }, api.idempotencyKey);
  return answerCommand(api, request, outcome, ({ refundId }) => ({ id: refundId, state: "pending" }), 202);
}
