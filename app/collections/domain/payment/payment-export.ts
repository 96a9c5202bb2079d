import { toPlainAmount } from "~/money/domain/amount/money";
import { csvLine } from "~/office/domain/csv-cell";

/** What a line of the payments' export is made of; amounts in minor units. */
interface ExportedPayment {
  paymentNo: string | null;
  effectiveDate: string;
  accountRef: string | null;
  payerName: string | null;
  method: string;
  state: string;
  amount: bigint;
  refunded: bigint;
  currency: string;
  clearedOn: string | null;
  reference: string | null;
  createdAt: Date;
}

/** Names of columns are for machines and never translated. */
export const paymentExportHead = csvLine([
  "payment_no", "effective_date", "account_ref", "payer_name", "method", "state", "amount", "refunded", "net", "currency",
  "cleared_on", "reference", "created_at",
]); // prettier-ignore

/** Amounts as plain decimals, instants in UTC (ISO 8601). */
export function paymentExportLine(payment: ExportedPayment): string {
  const { currency } = payment;
  const amount = (minor: bigint) => ({ plain: toPlainAmount({ minor, currency }) });
  return csvLine([
    payment.paymentNo,
    { plain: payment.effectiveDate },
    payment.accountRef,
    payment.payerName,
    payment.method,
    payment.state,
    amount(payment.amount),
    amount(payment.refunded),
    amount(payment.amount - payment.refunded),
    currency,
    payment.clearedOn && { plain: payment.clearedOn },
    payment.reference,
    { plain: payment.createdAt.toISOString() },
  ]);
}
