/** What the firm has on record about a disputed payment: the raw matter of its answer. Amounts in minor units. */
export interface DisputeFacts {
  agencyName: string;
  payerName: string | null;
  payerEmail: string | null;
  payerAddress: string | null;
  payment: {
    id: string;
    amount: bigint;
    refunded: bigint;
    /** what it paid beyond the debt */
    surplus: bigint;
    currency: string;
    effectiveDate: string;
    receiptNo: string | null;
    cardLast4: string | null;
  };
  account: {
    ref: string;
    creditorName: string;
    originalAmount: bigint;
    openedOn: string | null;
    placedOn: string;
  };
  /** address from which the payer opened the payment page */
  ip: string | null;
  /** what the payer did in the portal and the payment's own steps, oldest first */
  log: { at: Date; type: string; ip: string | null }[];
  /** what staff wrote down about contacts and consent, oldest first */
  notes: { at: Date; body: string }[];
}
