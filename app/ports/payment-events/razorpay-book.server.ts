import { fromRazorpayAmount } from "../payments/razorpay/razorpay-amount";
import type { RazorpayReconItem, RazorpaySettlement } from "../payments/razorpay/razorpay-shapes";
import type { BalanceItem, BalanceItemKind, PayoutSnapshot } from "./port";

/** Razorpay's days and months are India's; it has one zone and no summer time. */
const INDIA_MS = 5.5 * 3_600_000;

export function indianDateOf(instant: number): string {
  return new Date(instant + INDIA_MS).toISOString().slice(0, 10);
}

/** One line of the settlement report. The fee includes its tax; what really moved is credit less debit. */
export function toBalanceItem(item: RazorpayReconItem): BalanceItem {
  const { entity_id: itemRef, credit, debit, currency, payment_id: paid, settled_at: settled } = item;
  const net = credit - debit;
  const fee = item.fee ?? 0;
  const createdAt = new Date(item.created_at * 1000);
  const kind = kindOf(item);
  return {
    itemRef,
    kind,
    amount: fromRazorpayAmount(net + fee, currency),
    fee: fromRazorpayAmount(fee, currency),
    net: fromRazorpayAmount(net, currency),
    sourceRef: kind === "dispute" ? item.dispute_id : itemRef,
    intentRef: item.type === "payment" ? itemRef : paid,
    createdAt,
    availableAt: settled ? new Date(settled * 1000) : createdAt,
    description: item.description,
  };
}

function kindOf({ type, dispute_id: dispute, credit, debit }: RazorpayReconItem): BalanceItemKind {
  if (dispute && type !== "payment") return "dispute";
  if (type === "payment") return credit < debit ? "payment_failure" : "payment";
  if (type === "refund") return credit > debit ? "refund_failure" : "refund";
  if (type.startsWith("settlement")) return "payout";
  return type === "fee" ? "fee" : "other";
}

/** The currency is written only where it is not the rupee. */
export function toPayoutSnapshot(settlement: RazorpaySettlement): PayoutSnapshot {
  const { id, amount, currency = "INR", status, created_at: createdAt } = settlement;
  return {
    payoutRef: id,
    amount: fromRazorpayAmount(amount, currency),
    state: status === "failed" ? "failed" : status === "processed" ? "paid" : "expected",
    arrivesOn: indianDateOf(createdAt * 1000),
    failureCode: status === "failed" ? "SETTLEMENT_FAILED" : undefined,
    itemsKnown: status === "processed",
  };
}
