import type { LoaderFunctionArgs } from "@remix-run/node";

import { paymentRecord } from "~/collections/queries/payment/payment-record.server";
import { answerWith, found, idIn } from "~/people/access/api/answer.server";
import { requireApiKey } from "~/people/access/require-api-key.server";

import { PAYMENTS } from "../contract/payments.table";
import { toMoney } from "../contract/to-money";
import { toPayment } from "../contract/to-payment";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const api = await requireApiKey(request, PAYMENTS.read.scope);
  const paymentId = idIn(api, request, params.paymentId);
  const record = found(api, request, await api.read(paymentRecord, { paymentId }));
  const { currency } = record.payment;
  return answerWith(api, {
    ...toPayment(record.payment),
    refundable: toMoney(record.refundable, currency),
    allocations: record.allocations.map((one) => ({ ...one, amount: toMoney(one.amount, currency) })),
    refunds: record.refunds.map(({ id, amount, state, reason }) => ({
      id,
      state,
      reason,
      amount: toMoney(amount, currency),
    })),
    entries: record.entries.map(({ id, ruleCode, effectiveDate }) => ({ id, ruleCode, effectiveDate })),
  });
}
