import type Stripe from "stripe";

import type { StandIn } from "../stand-in";

/** Closes a page that was not paid, and with it the attempt to pay that was under way. */
export function expireSession(standIn: StandIn, account: string, session: Stripe.Checkout.Session): void {
  session.status = "expired";
  session.url = null;
  const intent =
    typeof session.payment_intent === "string"
      ? standIn.find("payment_intent", account, session.payment_intent)
      : undefined;
  if (intent) {
    Object.assign(intent, {
      status: "canceled",
      canceled_at: standIn.now(),
      cancellation_reason: "expired",
      next_action: null,
    });
    standIn.emit(account, "payment_intent.canceled", intent);
  }
  standIn.emit(account, "checkout.session.expired", session);
}

/** Closes every page whose time is over. */
export function expireDueSessions(standIn: StandIn): void {
  const now = standIn.now();
  for (const { account, object: session } of standIn.everywhere("checkout.session")) {
    if (session.status === "open" && session.expires_at <= now) expireSession(standIn, account, session);
  }
}
