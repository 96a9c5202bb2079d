import type { PaymentState } from "./payment-state";

/** A dispute of a bank debit is the bank's return of it: it cannot be contested (spec 05 §8, ACH debit). */
export function isBankDebit(metadata: Record<string, unknown>): boolean {
  const method = metadata["card"];
  return (
    typeof method === "object" && method !== null && "kind" in method && method.kind === "us_bank_account"
  );
}

/** A won dispute leaves the payment as it was before, with what was refunded meanwhile. */
export function stateAfterDispute(payment: {
  state: PaymentState;
  refunded: bigint;
  metadata: Record<string, unknown>;
}): PaymentState {
  if (payment.state !== "disputed") return payment.state;
  if (payment.refunded > 0n) return "part_refunded";
  return payment.metadata["state_before_dispute"] === "cleared" ? "cleared" : "succeeded";
}
