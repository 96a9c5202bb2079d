import type Stripe from "stripe";

import { newBalanceTransaction } from "../objects/balance-transaction";
import { newPayout, type PayoutDraft } from "../objects/payout";
import type { StandIn } from "../stand-in";

/** What an account could be paid out in one currency, whatever the day it becomes available. */
export function balanceOf(standIn: StandIn, account: string, currency: string): number {
  return standIn
    .all("balance_transaction", account)
    .filter((transaction) => transaction.currency === currency)
    .reduce((sum, { net }) => sum + net, 0);
}

/** Pays out everything not yet paid out, as Stripe does each day. Nothing when there is nothing to pay. */
export function payOutAll(standIn: StandIn, account: string, currency: string): Stripe.Payout | undefined {
  const open = standIn
    .all("balance_transaction", account)
    .filter(({ id, currency: its }) => its === currency && !standIn.hidden(id).payout);
  const amount = open.reduce((sum, { net }) => sum + net, 0);
  if (amount <= 0) return undefined;
  const payout = payOut(standIn, account, { amount, currency, automatic: true, metadata: {} });
  for (const { id } of open) standIn.hidden(id).payout = payout.id;
  payout.reconciliation_status = "completed";
  standIn.emit(account, "payout.reconciliation_completed", payout);
  return payout;
}

export function payOut(
  standIn: StandIn,
  account: string,
  order: Omit<PayoutDraft, "id" | "created">,
): Stripe.Payout {
  const payout = newPayout({ id: standIn.newId("po"), created: standIn.now(), ...order });
  standIn.add("payout", account, payout);
  const transaction = newBalanceTransaction({
    id: standIn.newId("txn"),
    type: "payout",
    reportingCategory: "payout",
    amount: -payout.amount,
    fee: 0,
    currency: payout.currency,
    created: standIn.now(),
    source: payout.id,
    description: payout.description ?? undefined,
  });
  standIn.add("balance_transaction", account, transaction);
  standIn.hidden(transaction.id).payout = payout.id;
  payout.balance_transaction = transaction.id;
  standIn.emit(account, "payout.created", payout);
  payout.status = "paid";
  standIn.emit(account, "payout.paid", payout);
  return payout;
}
