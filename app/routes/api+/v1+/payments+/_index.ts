import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

import { recordDebtorPayment } from "~/collections/commands/payment/record-debtor-payment.server";
import { paymentList } from "~/collections/queries/payment/payment-list.server";
import { fromPageLink } from "~/office/domain/page-cursor";
import { answerCommand, answerPage } from "~/people/access/api/answer.server";
import { readJson } from "~/people/access/api/read-json.server";
import { readQuery } from "~/people/access/api/read-query.server";
import { requireMethod } from "~/people/access/api/require-method.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { amountIn } from "../contract/amount-in";
import { PAYMENTS } from "../contract/payments.table";
import { toPayment } from "../contract/to-payment";

export async function loader({ request }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, PAYMENTS.list.scope);
  const { cursor, limit, ...filter } = readQuery(request, PAYMENTS.list.filters);
  const wanted = { ...filter, ...fromPageLink(cursor ?? null) };
  const page = await api.read((context) => paymentList(context, wanted, limit), undefined);
  return answerPage(api, request, page, toPayment);
}

export async function action({ request }: ActionFunctionArgs) {
  const api = await requireApiKey(request, PAYMENTS.record.scope);
  requireMethod(request, "POST");
  const {
    account_id: accountId,
    effective_date: effectiveDate,
    amount,
    ...rest
  } = await readJson(request, PAYMENTS.record.body);
  const input = { ...rest, accountId, effectiveDate, amount: amountIn(api, request, amount) };
  const outcome = await api.change(recordDebtorPayment, input, api.idempotencyKey);
  return answerCommand(api, request, outcome, ({ paymentId }) => ({ id: paymentId }), 201);
}
