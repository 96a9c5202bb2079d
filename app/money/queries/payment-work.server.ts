import type { QueryContext } from "~/people/access/query-context";
import { findPayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { listRefundsOf, type StoredRefund } from "~/money/data/payment/refunds.server";

export interface PaymentWork {
  payment: StoredPayment;
  refunds: StoredRefund[];
}

/** What the jobs that talk to the processor need to know of a payment. */
export async function paymentWork(
  { db }: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<PaymentWork | null> {
  const payment = await findPayment(db, paymentId);
  return payment ? { payment, refunds: await listRefundsOf(db, paymentId) } : null;
}
