/** Where the record is looked at. */
export function targetHref(type: string, id: string, paymentId: string | null): string {
  if (type === "payout" || type === "returned_payout") return `/payouts/${id}`;
  if (type === "transfer") return "/transfers?view=all";
  if (type === "ach_file") return `/payments/ach/${id}`;
  if (type === "twin") return `/bank/lines/${id}`;
  if (type === "bank_charge") return "/ledger/5020";
  if (type === "provider_payout") return `/payments/payouts/${id}`;
  return type === "payment" || paymentId ? `/payments/${paymentId ?? id}` : `/accounts/${id}`;
}
