import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { holdApplied } from "~/money/commands/payment/hold-disputed.server";
import { savePaymentsCleared } from "~/money/data/close/cleared-payments.server";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { findPayment, savePayment } from "~/money/data/payment/payments.server";
import { listPaidOutPayments } from "~/money/data/provider/payout-payments.server";

/** Source: spec 05 §6: a card payment is cleared when its payout is on the bank statement. */
export async function clearPaidOut(
  context: CommandContext,
  payoutId: string,
  on: CivilDate,
): Promise<Outcome<null>> {
  for (const { id, state, heldUntil } of await listPaidOutPayments(context.db, payoutId)) {
    if (state !== "succeeded" && state !== "part_refunded") continue;
    const freed = await saveHoldReleased(context.db, { owner: { type: "payment", id }, kind: "uncleared" });
    if (heldUntil && heldUntil > context.now) {
      const payment = await findPayment(context.db, id);
      // the bank has it, and the warning keeps it: the close of the day on which the hours end lets it go
      const hold = {
        kind: "uncleared" as const,
        owner: { type: "payment", id },
        reason: "fraud_warning",
        endsAt: heldUntil,
      };
      if (payment) await holdApplied(context, payment, freed, hold);
      continue;
    }
    const [cleared] = await savePaymentsCleared(context.db, [id], on);
    if (!cleared) continue;
    await savePayment(context.db, id, { metadata: { cleared_by: payoutId } });
    const { purpose, targetType: type, targetId } = cleared;
    const related = targetId ? [{ type, id: targetId }] : [];
    context.emit(
      "payment.cleared",
      { type: "payment", id },
      { related, effectiveDate: on, category: "system" },
    );
    const change = { paymentId: id, on, causeKey: `paid_out:${context.newId()}` };
    const reckoned = await receiverOf(context, purpose).reckon(context, change);
    if (!reckoned.ok) return reckoned;
  }
  return accept(null);
}

/** The line was something else: what it had cleared waits again. */
export async function unclearPaidOut(context: CommandContext, payoutId: string): Promise<Outcome<null>> {
  for (const { id, state, clearedBy } of await listPaidOutPayments(context.db, payoutId)) {
    if (clearedBy !== payoutId || (state !== "cleared" && state !== "part_refunded")) continue;
    const payment = await findPayment(context.db, id);
    if (!payment) continue;
    const waiting = state === "cleared" ? ("succeeded" as const) : state;
    await savePayment(context.db, id, { state: waiting, clearedOn: null, metadata: { cleared_by: null } });
    const change = { paymentId: id, on: context.today, causeKey: `not_paid_out:${context.newId()}` };
    const reckoned = await receiverOf(context, payment.purpose).reckon(context, change);
    if (!reckoned.ok) return reckoned;
    const owner = { type: "payment", id };
    const left = payment.amount - payment.refunded;
    await holdApplied(context, payment, left, { kind: "uncleared", owner, reason: "return_window" });
    const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
    context.emit("payment.uncleared", owner, { related, category: "system" });
  }
  return accept(null);
}
