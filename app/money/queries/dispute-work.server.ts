import type { QueryContext } from "~/people/access/query-context";
import { findPayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { findDisputeById, type StoredDispute } from "~/money/data/payment/disputes.server";

/** What the job that answers a dispute needs to know of it. */
export async function disputeWork(
  { db }: QueryContext,
  { disputeId }: { disputeId: string },
): Promise<{ dispute: StoredDispute; payment: StoredPayment } | null> {
  const dispute = await findDisputeById(db, disputeId);
  const payment = dispute && (await findPayment(db, dispute.paymentId));
  return payment ? { dispute, payment } : null;
}
