import type { PaymentState } from "~/money/domain/payment/payment-state";

/** Rows come from the database as text; the states' names are the keys of their words. */
export function portalStateKey(state: string): PaymentState {
  return state as PaymentState;
}
