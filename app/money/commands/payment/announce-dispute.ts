import type { CommandContext } from "~/office/commands/command/define-command";
import type { StoredPayment } from "~/money/data/payment/payments.server";

import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

/** An event of a dispute on its payment, told on the account too; answers the event's id. */
export function announceDispute(
  context: CommandContext,
  payment: StoredPayment,
  type: string,
  { disputeId, seen }: { disputeId: string; seen: NonNullable<ProcessorSnapshot["dispute"]> },
  amount = seen.amount,
): string {
  return context.emit(
    type,
    { type: "payment", id: payment.id },
    {
      related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
      after: { dispute_id: disputeId, amount, currency: payment.currency, reason: seen.reason },
      desk: "collections",
    },
  );
}
