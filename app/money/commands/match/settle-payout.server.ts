import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveReleaseState } from "~/money/data/payout/payout-batches.server";
import { tellRun } from "~/money/commands/payout/run-receiver";
import { findPayoutForChange, savePayout, type StoredPayout } from "~/money/data/payout/payouts.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { payoutPaid } from "~/money/domain/payout/payout-entries";
import { type PayoutState, takeStep } from "~/money/domain/payout/payout-state";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** The bank's line of a released payout: it is paid (PS13), or waits again when the line was something else. */
export const settlePayout: MatchTargetHandler = {
  pay: (context, money) => step(context, money, "pay"),
  undo: (context, money) => step(context, money, "unpay"),
};

async function step(
  context: CommandContext,
  money: SeenMoney,
  how: "pay" | "unpay",
): Promise<Outcome<{ paymentId: string | null }>> {
  const payout = await findPayoutForChange(context.db, money.targetId);
  if (!payout || money.side !== "D") return refuse("TARGET_UNKNOWN");
  const next = takeStep(payout.state, how);
  if (!next.ok) return refuse("TARGET_CLOSED");
  if (payout.bankAccountId !== money.bankAccountId) return refuse("TARGET_UNKNOWN");
  if (payout.amount !== money.amount) return refuse("TARGET_AMOUNT", { facts: { amount: payout.amount } });
  await post(context, payout, money, how);
  const state: PayoutState = next.value;
  await savePayout(context.db, payout.id, { state, clearedOn: how === "pay" ? money.bookingDate : null });
  await saveReleaseState(context.db, payout.id, { state });
  const told = await tellRun(context, payout, how === "pay" ? "paid" : "unpaid");
  return told.ok ? accept({ paymentId: payout.id }) : told;
}

async function post(
  context: CommandContext,
  payout: StoredPayout,
  money: SeenMoney,
  how: "pay" | "unpay",
): Promise<void> {
  const subject = { type: "payment", id: payout.id };
  const eventId = context.emit(how === "pay" ? "payment.paid" : "payment.paid_undone", subject, {
    after: { statement_line_id: money.lineId, amount: money.amount },
    related: [{ type: "statement_line", id: money.lineId }, payout.payee],
    effectiveDate: money.bookingDate,
  });
  const draft = payoutPaid(payout, money.lineId, money.amount);
  const { bookingDate: effectiveDate } = money;
  await postEntry(
    context,
    {
      eventId,
      key: `${how}:${money.partId}`,
      effectiveDate,
      narration: "Payout on the bank statement",
      subject,
    },
    how === "pay" ? draft : { ...draft, lines: mirror(draft.lines) },
  );
}
