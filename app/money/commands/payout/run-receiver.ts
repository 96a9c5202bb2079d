import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import type { StoredPayout } from "~/money/data/payout/payouts.server";

/** What happens to a payout that a desk's run made; jobs/receivers.ts: `payout_of:<purpose>`. */
export type PayoutMove = "released" | "paid" | "unpaid" | "failed" | "cancelled";

export interface RunReceiver {
  /** told in the payout's own transaction, after its entries and its state; a no stops it */
  moved(context: CommandContext, payout: StoredPayout, move: PayoutMove): Promise<Outcome<null>>;
}

/** The run follows its payout; a payout that a person asked for has none. */
export async function tellRun(
  context: CommandContext,
  payout: StoredPayout,
  move: PayoutMove,
): Promise<Outcome<null>> {
  const receiver = context.receivers[`payout_of:${payout.purpose}`] as RunReceiver | undefined;
  return receiver ? receiver.moved(context, payout, move) : accept(null);
}
