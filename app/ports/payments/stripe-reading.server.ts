import type Stripe from "stripe";

import type { PaymentReference, ProcessorPlace } from "./port";
import { expanded, toPaymentSnapshot } from "./stripe-snapshot.server";

const CHARGE_PARTS = ["latest_charge.balance_transaction", "latest_charge.refunds"];

/** A payment as it stands at Stripe now: page, intent, charge, refunds and dispute in one picture. */
export async function readPayment(stripe: Stripe, place: ProcessorPlace & PaymentReference) {
  const options = { stripeAccount: place.accountRef };
  const { session, intent } = await readSessionAndIntent(stripe, place, options);
  const charge = expanded(intent?.latest_charge);
  const listed = charge?.refunds;
  const refunds = listed?.has_more
    ? await stripe.refunds
        .list({ charge: charge?.id, limit: 100 }, options)
        .autoPagingToArray({ limit: 1000 })
    : (listed?.data ?? []);
  const disputes = charge?.disputed
    ? await stripe.disputes.list({ charge: charge.id, limit: 1 }, options)
    : undefined;
  return toPaymentSnapshot({ session, intent, refunds, dispute: disputes?.data[0] });
}

async function readSessionAndIntent(
  stripe: Stripe,
  reference: PaymentReference,
  options: Stripe.RequestOptions,
): Promise<{ session?: Stripe.Checkout.Session; intent?: Stripe.PaymentIntent }> {
  if ("checkoutRef" in reference) {
    const expand = CHARGE_PARTS.map((part) => `payment_intent.${part}`);
    const session = await stripe.checkout.sessions.retrieve(reference.checkoutRef, { expand }, options);
    return { session, intent: expanded(session.payment_intent) };
  }
  const intent = await stripe.paymentIntents.retrieve(reference.intentRef, { expand: CHARGE_PARTS }, options);
  const sessions = await stripe.checkout.sessions.list({ payment_intent: intent.id, limit: 1 }, options);
  return { session: sessions.data[0], intent };
}
