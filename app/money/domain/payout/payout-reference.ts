/** What the bank writes beside a payout: short enough for its field, and found again on the statement. */
export function payoutReference(paymentId: string): string {
  return `PO${paymentId.replaceAll("-", "").slice(-14).toUpperCase()}`;
}
