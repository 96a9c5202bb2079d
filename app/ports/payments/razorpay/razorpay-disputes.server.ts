import type { DisputeEvidence, PaymentsPort } from "../port";
import { mapValue } from "../map-value";
import type { RazorpayLine } from "./razorpay-caller.server";
import { razorpayDispute } from "./razorpay-shapes";
import { toDisputeSnapshot } from "./razorpay-snapshot";

type DisputeCalls = Pick<PaymentsPort, "submitDisputeEvidence">;

/** Source: Disputes API, contest: `summary`. */
const SUMMARY_LENGTH = 1000;

/** The firm's answer to a dispute; Razorpay takes it for good and passes it on to the payer's bank. */
export function disputeCalls({ client, caller }: RazorpayLine): DisputeCalls {
  return {
    /** Razorpay has no key here: the same answer again is told by its text, any other comes too late. */
    async submitDisputeEvidence({ tenantId, accountRef, disputeRef, evidence }) {
      const path = `/v1/disputes/${encodeURIComponent(disputeRef)}`;
      const summary = toSummary(evidence);
      const before = await caller.run(tenantId, () =>
        client.send({ method: "GET", path, accountRef }, razorpayDispute),
      );
      if (before.result === "failed" || before.result === "unknown") return before;
      const { status, evidence: given } = before.value;
      if (status !== "open") {
        if (given?.summary === summary) return mapValue(before, toDisputeSnapshot);
        return { result: "failed", code: "DISPUTE_CLOSED", message: "The dispute takes no more answers" };
      }
      const body = { summary, action: "submit" };
      const answered = await caller.run(
        tenantId,
        () => client.send({ method: "PATCH", path: `${path}/contest`, accountRef, body }, razorpayDispute),
        { once: true },
      );
      return mapValue(answered, toDisputeSnapshot);
    },
  };
}

/** One text of limited length: the firm's own account first, then what supports it, until the room is used up. */
function toSummary(evidence: DisputeEvidence): string {
  const parts = [
    evidence.statement,
    evidence.refundRefusal,
    evidence.productDescription,
    evidence.serviceDate,
    evidence.customerName,
    evidence.customerEmail,
    evidence.billingAddress,
    evidence.purchaseIp,
    evidence.accessLog,
  ];
  return parts.filter(Boolean).join("\n").slice(0, SUMMARY_LENGTH).trim();
}
