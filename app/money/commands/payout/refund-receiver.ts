import type { CommandContext } from "~/office/commands/command/define-command";
import type { Outcome } from "~/office/domain/outcome";

/** Whose unapplied money a refund gives back. */
export interface RefundTarget {
  customerId: string;
  creditorId: string;
}

/** What a desk says of a record whose money goes back; jobs/receivers.ts: `payout:<type>`. */
export interface RefundReceiver {
  /** NOT_FOUND when the record is none of the actor's */
  describe(context: CommandContext, target: { targetId: string }): Promise<Outcome<RefundTarget>>;
}

export function refundReceiver(context: CommandContext): RefundReceiver {
  const found = context.receivers["payout:account"];
  if (!found) throw new Error("no desk gives unapplied money back");
  return found as RefundReceiver;
}
