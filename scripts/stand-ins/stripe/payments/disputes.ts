import type Stripe from "stripe";

import { newBalanceTransaction } from "../objects/balance-transaction";
import { newDispute } from "../objects/dispute";
import type { StandIn } from "../stand-in";
import { referenceId } from "../objects/reference-id";

const DISPUTE_FEE = 1500;
const NINE_DAYS = 9 * 86_400;

/** The payer's bank takes the money back. A returned bank debit cannot be contested and is lost at once. */
export function openDispute(
  standIn: StandIn,
  account: string,
  charge: Stripe.Charge,
  reason: string,
): Stripe.Dispute {
  const created = standIn.now();
  const dispute = newDispute({
    id: standIn.newId("du"),
    charge,
    created,
    reason,
    dueBy: created + NINE_DAYS,
  });
  standIn.add("dispute", account, dispute);
  charge.disputed = true;
  dispute.balance_transactions.push(book(standIn, account, dispute, -dispute.amount, DISPUTE_FEE, "dispute"));
  standIn.emit(account, "charge.dispute.created", dispute);
  standIn.emit(account, "charge.dispute.funds_withdrawn", dispute);
  if (charge.payment_method_details?.type === "us_bank_account")
    closeDispute(standIn, account, dispute, "lost");
  return dispute;
}

export function closeDispute(
  standIn: StandIn,
  account: string,
  dispute: Stripe.Dispute,
  outcome: "won" | "lost",
): void {
  const previous = { status: dispute.status };
  dispute.status = outcome;
  dispute.evidence_details.due_by = null;
  if (outcome === "won") {
    dispute.balance_transactions.push(book(standIn, account, dispute, dispute.amount, 0, "dispute_reversal"));
    standIn.emit(account, "charge.dispute.funds_reinstated", dispute);
  }
  standIn.emit(account, "charge.dispute.closed", dispute, previous);
}

function book(
  standIn: StandIn,
  account: string,
  dispute: Stripe.Dispute,
  amount: number,
  fee: number,
  reportingCategory: string,
): Stripe.BalanceTransaction {
  const transaction = newBalanceTransaction({
    id: standIn.newId("txn"),
    type: "adjustment",
    reportingCategory,
    amount,
    fee,
    currency: dispute.currency,
    created: standIn.now(),
    source: dispute.id,
    description: `Chargeback ${outcomeOf(amount)} for ${referenceId(dispute.charge)}`,
  });
  return standIn.add("balance_transaction", account, transaction);
}

function outcomeOf(amount: number): string {
  return amount < 0 ? "withdrawal" : "reversal";
}
