import { csvLine } from "~/office/domain/csv-cell";
import { toPlainAmount } from "~/money/domain/amount/money";
import type { PayoutOrder } from "~/money/domain/payout/payout-order";
import { payoutReference } from "~/money/domain/payout/payout-reference";

const HEAD = [
  "reference",
  "name",
  "bank_code",
  "account_number",
  "account_type",
  "amount",
  "currency",
  "note",
];

/** A batch for the bank (spec 05 §17): one line per order; the last carries the count and the sum. */
export function payoutBatchCsv(orders: PayoutOrder[]): string {
  const lines = orders.map(
    ({ paymentId, holderName, bankCode, accountNumber, kind, amount, currency, note }) =>
      csvLine([
        payoutReference(paymentId),
        holderName,
        { plain: bankCode ?? "" },
        { plain: accountNumber },
        kind,
        { plain: toPlainAmount({ minor: amount, currency }) },
        currency,
        note,
      ]),
  );
  const total = orders.reduce((sum, order) => sum + order.amount, 0n);
  const currency = orders[0]?.currency ?? "";
  const totals = ["control total", `${orders.length} orders`, null, null, null];
  const sum = { plain: toPlainAmount({ minor: total, currency }) };
  return csvLine(HEAD) + lines.join("") + csvLine([...totals, sum, currency, null]);
}
