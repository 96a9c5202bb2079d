import type Stripe from "stripe";

import { newBalanceTransaction } from "../objects/balance-transaction";
import { newRefund } from "../objects/refund";
import type { StandIn } from "../stand-in";
import { findTestMethod } from "./test-methods";
import { referenceId } from "../objects/reference-id";

export interface RefundOrder {
  amount: number;
  reason?: string;
  metadata: Record<string, string>;
}

/** Gives money back; the caller has checked that so much is left. */
export function makeRefund(
  standIn: StandIn,
  account: string,
  charge: Stripe.Charge,
  order: RefundOrder,
): Stripe.Refund {
  const behaviour = findTestMethod(standIn.hidden(charge.id).testNumber ?? "")?.behaviour;
  const isBank = charge.payment_method_details?.type === "us_bank_account";
  const pending = behaviour?.kind === "refund_pends" || isBank;
  const id = standIn.newId(isBank ? "pyr" : "re");
  const refund = newRefund({ id, charge, created: standIn.now(), pending, ...order });
  standIn.add("refund", account, refund);
  refund.balance_transaction = book(standIn, account, refund, -refund.amount, "refund").id;
  charge.amount_refunded += refund.amount;
  charge.refunded = charge.amount_refunded === charge.amount_captured;
  standIn.emit(account, "refund.created", refund);
  standIn.emit(account, "charge.refunded", charge, {
    amount_refunded: charge.amount_refunded - refund.amount,
  });
  if (pending || behaviour?.kind === "refund_fails_later")
    standIn.later("resolve_refund", account, refund.id);
  return refund;
}

/** What finally became of a refund whose end was still open. */
export function resolveRefund(standIn: StandIn, account: string, refund: Stripe.Refund): void {
  const charge = standIn.get("charge", account, referenceId(refund.charge));
  const behaviour = findTestMethod(standIn.hidden(charge.id).testNumber ?? "")?.behaviour;
  const previous = { status: refund.status };
  delete refund.pending_reason;
  if (behaviour?.kind !== "refund_fails_later") {
    refund.status = "succeeded";
    return tellUpdated(standIn, account, refund, previous);
  }
  refund.status = "failed";
  refund.failure_reason = "expired_or_canceled_card";
  refund.failure_balance_transaction = book(standIn, account, refund, refund.amount, "refund_failure").id;
  charge.amount_refunded -= refund.amount;
  charge.refunded = false;
  tellUpdated(standIn, account, refund, previous);
  standIn.emit(account, "refund.failed", refund);
}

function tellUpdated(standIn: StandIn, account: string, refund: Stripe.Refund, previous: object): void {
  standIn.emit(account, "refund.updated", refund, previous);
  standIn.emit(account, "charge.refund.updated", refund, previous);
}

function book(
  standIn: StandIn,
  account: string,
  refund: Stripe.Refund,
  amount: number,
  category: "refund" | "refund_failure",
): Stripe.BalanceTransaction {
  const transaction = newBalanceTransaction({
    id: standIn.newId("txn"),
    type: category,
    reportingCategory: category,
    amount,
    fee: 0,
    currency: refund.currency,
    created: standIn.now(),
    source: refund.id,
    description: category === "refund" ? "REFUND FOR CHARGE" : "REFUND FAILURE",
  });
  return standIn.add("balance_transaction", account, transaction);
}
