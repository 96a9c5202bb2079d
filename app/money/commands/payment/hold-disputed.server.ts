import type { CommandContext } from "~/office/commands/command/define-command";
import { findAvailable, type HoldKind, saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import { listLiveAllocations } from "~/money/data/payment/allocations.server";
import type { StoredPayment } from "~/money/data/payment/payments.server";

/**
 * Disputed money stays where it is until it is decided: what the payment still applies is set aside, as far as it is
 * there, under the dispute instead of under the return window. Surplus goes first, as in a return.
 */
export async function holdDisputed(
  context: CommandContext,
  payment: StoredPayment,
  disputeId: string,
  amount: bigint,
): Promise<void> {
  await saveHoldReleased(context.db, {
    owner: { type: "payment", id: payment.id },
    kind: "uncleared",
    amount,
  });
  await holdApplied(context, payment, amount, {
    kind: "dispute",
    owner: { type: "payment_dispute", id: disputeId },
    reason: "provider_dispute",
  });
}

/** A won dispute gives the money back to what it was before: still inside its return window, or free. */
export async function releaseDisputed(
  context: CommandContext,
  payment: StoredPayment,
  disputeId: string,
  wasCleared: boolean,
): Promise<void> {
  const owner = { type: "payment_dispute", id: disputeId };
  const freed = await saveHoldReleased(context.db, { owner, kind: "dispute" });
  if (wasCleared || freed === 0n) return;
  await holdApplied(context, payment, freed, {
    kind: "uncleared",
    owner: { type: "payment", id: payment.id },
    reason: "return_window",
  });
}

/** Sets aside what a payment still applies, surplus first, as far as it is there. */
export async function holdApplied(
  context: CommandContext,
  payment: StoredPayment,
  amount: bigint,
  hold: { kind: HoldKind; owner: { type: string; id: string }; reason: string; endsAt?: Date },
): Promise<void> {
  if (!payment.targetId) return;
  const lines = await listLiveAllocations(context.db, payment.id);
  const sumOf = (surplus: boolean) =>
    lines
      .filter((line) => (line.component === "unapplied") === surplus)
      .reduce((sum, line) => sum + line.amount, 0n);
  let left = amount;
  for (const [code, applied] of [
    ["2110", sumOf(true)],
    ["2100", sumOf(false)],
  ] as const) {
    const place = { code, dimensionId: payment.targetId, currency: payment.currency };
    const part = smallest(left, applied, await findAvailable(context.db, place));
    if (part <= 0n) continue;
    await saveHold(context.db, { id: context.newId(), place, amount: part, ...hold });
    left -= part;
  }
}

function smallest(first: bigint, ...others: bigint[]): bigint {
  return others.reduce((least, one) => (one < least ? one : least), first);
}
