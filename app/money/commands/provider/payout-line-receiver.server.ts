import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import type { MatchedMoney, MatchReceiver } from "~/money/commands/match/match-receiver";
import { listProviderPayoutTargets } from "~/money/data/match/provider-payout-targets.server";
import {
  findProviderPayoutForChange,
  savePayoutMatched,
  type StoredProviderPayout,
} from "~/money/data/provider/provider-payouts.server";
import { clearPaidOut, unclearPaidOut } from "~/money/commands/provider/clear-paid-out.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { providerPayoutArrived } from "~/money/domain/ledger/posting-rules";

/** Bank lines that are the processor's payouts: the money leaves its clearing for the bank (PS03). */
export const payoutLineReceiver: MatchReceiver = {
  findTargets: (context, lines) => listProviderPayoutTargets(context.db, lines),
  pay,
  undo,
};

/** A payout comes as one line of its exact amount, into the bank account it is for. */
async function pay(
  context: CommandContext,
  money: MatchedMoney,
): Promise<Outcome<{ paymentId: null; label: string }>> {
  const payout = await findProviderPayoutForChange(context.db, { id: money.targetId });
  if (!payout) return refuse("TARGET_UNKNOWN");
  if (payout.matchedOn !== null || payout.state === "failed") return refuse("PAYOUT_CLOSED");
  if (payout.bankAccountId !== money.bankAccountId) return refuse("PAYOUT_OTHER_BANK");
  if (payout.amount !== money.amount) return refuse("PAYOUT_AMOUNT", { facts: { amount: payout.amount } });
  await savePayoutMatched(context.db, payout.id, money.bookingDate);
  await post(context, payout, money, "provider_payout.arrived", `arrived:${money.lineId}`, false);
  const cleared = await clearPaidOut(context, payout.id, money.bookingDate);
  if (!cleared.ok) return cleared;
  return accept({ paymentId: null, label: payout.providerRef });
}

/** The line was something else: the money is still with the processor. */
async function undo(context: CommandContext, money: MatchedMoney, matchId: string): Promise<Outcome<null>> {
  const payout = await findProviderPayoutForChange(context.db, { id: money.targetId });
  if (!payout) return refuse("TARGET_UNKNOWN");
  await savePayoutMatched(context.db, payout.id, null);
  await post(context, payout, money, "provider_payout.arrival_undone", `undone:${matchId}`, true);
  return unclearPaidOut(context, payout.id);
}

async function post(
  context: CommandContext,
  payout: StoredProviderPayout,
  money: MatchedMoney,
  type: string,
  causeKey: string,
  mirrored: boolean,
): Promise<void> {
  const subject = { type: "provider_payout", id: payout.id };
  const eventId = context.emit(type, subject, {
    after: { amount: payout.amount, currency: payout.currency },
    related: [{ type: "statement_line", id: money.lineId }],
    effectiveDate: money.bookingDate,
  });
  const draft = providerPayoutArrived(money.lineId, payout.processorAccountId, payout.amount);
  // a line that was taken back may show the same payout again
  const cause = {
    eventId,
    key: `${payout.id}:${causeKey}:${eventId}`,
    effectiveDate: money.bookingDate,
    subject,
  };
  const lines = mirrored ? mirror(draft.lines) : draft.lines;
  await postEntry(
    context,
    { ...cause, narration: "Processor payout on the bank statement" },
    { ...draft, lines },
  );
}
