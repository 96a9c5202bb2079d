// Source: spec 05 §6, "any in → reversed: staff error, maker + checker".
import { accept, type Outcome, refuse } from "~/office/domain/outcome";

import type { PaymentState } from "./payment-state";

interface Judged {
  direction: "in" | "out";
  state: PaymentState;
  refunded: bigint;
  processorAccountId: string | null;
  targetId: string | null;
  /** drawn on a mandate: the bank's own return takes it back */
  drawn: boolean;
}

/**
 * Whether a payment was only entered in error and may be taken out of the books. PAYMENT_NOT_REVERSIBLE with the
 * reason: `refund_instead` where the processor has the money or a bank drew it, `not_collected`, `given_back`.
 */
export function judgeReversal(payment: Judged): Outcome<{ targetId: string }> {
  if (payment.direction === "out" || payment.targetId === null) return notReversible("not_collected");
  if (payment.state !== "succeeded" && payment.state !== "cleared") return notReversible("not_collected");
  if (payment.processorAccountId !== null || payment.drawn) return notReversible("refund_instead");
  if (payment.refunded > 0n) return notReversible("given_back");
  return accept({ targetId: payment.targetId });
}

function notReversible(reason: string) {
  return refuse("PAYMENT_NOT_REVERSIBLE", { reasons: [reason] });
}
