import type Stripe from "stripe";

import type { StandIn } from "../stand-in";

export interface Failure {
  code: string;
  declineCode?: string;
  message: string;
}

/** A decline, or a debit the bank sent back before it was booked. */
export function failIntent(
  standIn: StandIn,
  account: string,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  { code, declineCode, message }: Failure,
): void {
  charge.status = "failed";
  charge.failure_code = code;
  charge.failure_message = message;
  charge.outcome = {
    advice_code: null,
    network_advice_code: null,
    network_decline_code: null,
    network_status: "declined_by_network",
    reason: declineCode ?? code,
    risk_level: "normal",
    seller_message: "The bank did not return any further details with this decline.",
    type: "issuer_declined",
  };
  intent.status = "requires_payment_method";
  intent.payment_method = null;
  intent.last_payment_error = {
    type: charge.payment_method_details?.type === "card" ? "card_error" : "invalid_request_error",
    code: code,
    ...(declineCode ? { decline_code: declineCode } : {}),
    charge: charge.id,
    message,
    doc_url: `https://stripe.com/docs/error-codes/${code.replaceAll("_", "-")}`,
  };
  standIn.emit(account, "charge.failed", charge);
  standIn.emit(account, "payment_intent.payment_failed", intent);
}
