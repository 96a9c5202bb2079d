/** One order of a batch as the bank needs it. */
export interface PayoutOrder {
  paymentId: string;
  releaseNo: number;
  holderName: string;
  bankCode: string | null;
  accountNumber: string;
  kind: string;
  /** minor units */
  amount: bigint;
  currency: string;
  note: string;
}
