import type Stripe from "stripe";

import type { DisputeEvidence, PaymentsPort } from "./port";
import { mapValue } from "./map-value";
import type { StripeLine } from "./stripe-answer.server";
import { toDisputeSnapshot } from "./stripe-snapshot.server";

type DisputeCalls = Pick<PaymentsPort, "submitDisputeEvidence">;

/** The firm's answer to a dispute; Stripe takes it for good and passes it on to the payer's bank. */
export function disputeCalls({ stripe, caller }: StripeLine): DisputeCalls {
  return {
    async submitDisputeEvidence({ tenantId, accountRef, disputeRef, key, evidence }) {
      const answered = await caller.run(
        tenantId,
        () =>
          stripe.disputes.update(
            disputeRef,
            { evidence: toStripeEvidence(evidence), submit: true },
            { stripeAccount: accountRef, idempotencyKey: key },
          ),
        ({ code }) => (code === "dispute_closed" ? "DISPUTE_CLOSED" : undefined),
      );
      return mapValue(answered, toDisputeSnapshot);
    },
  };
}

function toStripeEvidence(evidence: DisputeEvidence): Stripe.DisputeUpdateParams.Evidence {
  return {
    customer_name: evidence.customerName,
    customer_email_address: evidence.customerEmail,
    billing_address: evidence.billingAddress,
    customer_purchase_ip: evidence.purchaseIp,
    service_date: evidence.serviceDate,
    product_description: evidence.productDescription,
    access_activity_log: evidence.accessLog,
    refund_refusal_explanation: evidence.refundRefusal,
    uncategorized_text: evidence.statement,
  };
}
