import type Stripe from "stripe";

import { referenceId } from "../objects/reference-id";
import type { StandIn } from "../stand-in";

/** The network thinks the card was not the payer's own; no money moves for it. */
export function warnOfFraud(standIn: StandIn, account: string, charge: Stripe.Charge): void {
  const warning: Stripe.Radar.EarlyFraudWarning = {
    id: standIn.newId("issfr"),
    object: "radar.early_fraud_warning",
    actionable: true,
    charge: charge.id,
    created: standIn.now(),
    fraud_type: "unauthorized_use_of_card",
    livemode: false,
    payment_intent: referenceId(charge.payment_intent),
  };
  standIn.add("radar.early_fraud_warning", account, warning);
  standIn.emit(account, "radar.early_fraud_warning.created", warning);
}
