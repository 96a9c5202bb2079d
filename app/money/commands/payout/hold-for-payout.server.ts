import type { CommandContext } from "~/office/commands/command/define-command";
import { saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import type { StoredPayout } from "~/money/data/payout/payouts.server";

/** Sets client money aside; the firm's own is nobody's but the firm's. INSUFFICIENT_AVAILABLE when there is less. */
export async function holdForPayout(
  context: CommandContext,
  payout: StoredPayout,
  reason: "payout_approved" | "payout_came_back",
): Promise<void> {
  if (!payout.accountId) return;
  const place = { code: "2110", dimensionId: payout.accountId, currency: payout.currency };
  const owner = { type: "payout", id: payout.id };
  await saveHold(context.db, {
    id: context.newId(),
    place,
    kind: "pending_out",
    amount: payout.amount,
    owner,
    reason,
  });
}

/** The hold ends: captured when the money leaves, void when it stays. */
export async function endPayoutHold(
  context: CommandContext,
  payout: StoredPayout,
  how: "capture" | "void",
): Promise<void> {
  const owner = { type: "payout", id: payout.id };
  await saveHoldReleased(context.db, { owner, kind: "pending_out", capture: how === "capture" });
}
