/** Everything a receipt says; amounts in minor units, dates civil. */
export interface ReceiptFacts {
  id: string;
  /** null until the sealer gave one; the id stands in its place */
  receiptNo: string | null;
  issuedOn: string;
  /** the debt after this payment */
  balance: bigint;
  voided: boolean;
  paymentId: string;
  amount: bigint;
  refunded: bigint;
  currency: string;
  state: string;
  method: string;
  reference: string | null;
  card: { brand?: string; last4?: string } | null;
  effectiveDate: string;
  accountRef: string;
  creditorName: string;
  payerName: string;
  language: string;
  agency: { legalName: string; displayName: string; country: string };
  /** what the payment met, bucket by bucket, in order */
  allocation: { component: string; amount: bigint }[];
}
