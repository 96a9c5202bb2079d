import type { QueryContext } from "~/people/access/query-context";
import { listEntriesOf, type StoredEntry } from "~/money/data/ledger/entries.server";
import { listDisputesOf } from "~/money/data/payment/disputes.server";
import { listRefundsOf, type StoredRefund } from "~/money/data/payment/refunds.server";
import { refundable, type PaymentState } from "~/money/domain/payment/payment-state";
import { rows, sql } from "~/platform/db/tenant-db.server";

import { paymentColumns, paymentJoins, type PaymentRow, paymentWhere } from "./payment-list.server";

export interface PaymentRecord {
  payment: PaymentRow & {
    returnCode: string | null;
    note: string | null;
    processorRef: string | null;
    card: { brand?: string; last4?: string } | null;
    receiptNo: string | null;
    receiptVoided: boolean;
    hasReceipt: boolean;
  };
  allocations: { component: string; amount: bigint; why: string; createdAt: Date }[];
  entries: StoredEntry[];
  refunds: StoredRefund[];
  /** a bank disputes it, or did */
  disputed: boolean;
  /** what may still be given back through the processor, minor units */
  refundable: bigint;
}

/** The money's whole path: payment, allocation, entries, refunds; null is a 404. */
export async function paymentRecord(
  context: QueryContext,
  { paymentId }: { paymentId: string },
): Promise<PaymentRecord | null> {
  const { db, tenant } = context;
  const [payment] = await rows<PaymentRecord["payment"]>(
    db,
    sql`SELECT ${paymentColumns}, p.return_code AS "returnCode", p.note, p.processor_ref AS "processorRef", p.metadata->'card' AS card,
        r.receipt_no AS "receiptNo", r.voided_at IS NOT NULL AS "receiptVoided", r.id IS NOT NULL AS "hasReceipt"
      FROM payment p ${paymentJoins} LEFT JOIN receipt r ON r.tenant_id = p.tenant_id AND r.payment_id = p.id
      WHERE ${paymentWhere(context, {})} AND p.id = ${paymentId}::uuid`,
  );
  if (!payment) return null;
  const allocations = await rows<PaymentRecord["allocations"][number]>(
    db,
    sql`SELECT component, amount, why, created_at AS "createdAt" FROM allocation
      WHERE tenant_id = ${tenant.id}::uuid AND payment_id = ${paymentId}::uuid ORDER BY id`,
  );
  const entries = await listEntriesOf(db, { type: "payment", id: paymentId });
  const refunds = await listRefundsOf(db, paymentId);
  const pending = refunds.filter((one) => one.state === "pending").reduce((sum, one) => sum + one.amount, 0n);
  const left = payment.processorRef
    ? refundable(payment.amount, payment.refunded, pending, payment.state as PaymentState)
    : 0n;
  const disputed = (await listDisputesOf(db, paymentId)).length > 0;
  return { payment, allocations, entries, refunds, disputed, refundable: left };
}
