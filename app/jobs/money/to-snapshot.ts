import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";
import type { PaymentSnapshot } from "~/ports/payments/port";

/** What the port read, as the command takes it. */
export function toSnapshot(snapshot: PaymentSnapshot): ProcessorSnapshot {
  const { dispute } = snapshot;
  return {
    state: snapshot.state,
    amountReceived: snapshot.amountReceived.minor,
    currency: snapshot.amount.currency,
    intentRef: snapshot.intentRef,
    failureCode: snapshot.failureCode,
    method: snapshot.method,
    fee: snapshot.fee?.minor,
    refunds: snapshot.refunds.map(({ refundRef, key, amount, state, failureCode }) => ({
      refundRef,
      key,
      amount: amount.minor,
      state,
      failureCode,
    })),
    dispute: dispute && {
      disputeRef: dispute.disputeRef,
      amount: dispute.amount.minor,
      fee: dispute.fee?.minor,
      reason: dispute.reason,
      state: dispute.state,
      evidenceDueAt: dispute.evidenceDueAt,
      fundsWithdrawn: dispute.fundsWithdrawn,
    },
  };
}
