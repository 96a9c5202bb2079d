import type { CommandContext } from "~/office/commands/command/define-command";
import { saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import type { StoredPayout } from "~/money/data/payout/payouts.server";

/** Sets client money aside; the firm's own is nobody's but the firm's. INSUFFICIENT_AVAILABLE when there is less. */
export async function holdForPayout(
  context: CommandContext,
  payout: StoredPayout,
  reason: "payout_approved" | "payout_came_back",
): Promise<void> {
  const { accountId, amount, currency } = payout;
  const parts = payout.shares.map((share) => ({ code: "2100", ...share }));
  if (accountId) parts.push({ code: "2110", accountId, amount });
  for (const part of parts)
    await saveHold(context.db, {
      id: context.newId(),
      place: { code: part.code, dimensionId: part.accountId, currency },
      kind: "pending_out",
      amount: part.amount,
      owner: { type: "payout", id: payout.id },
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
