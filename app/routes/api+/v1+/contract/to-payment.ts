import type { PaymentRow } from "~/collections/queries/payment/payment-list.server";

import { toMoney } from "./to-money";

/** A payment as the API tells it. */
export function toPayment(row: PaymentRow) {
  const { amount, refunded, currency, ...rest } = row;
  return { ...rest, amount: toMoney(amount, currency), refunded: toMoney(refunded, currency) };
}
