import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { endPayoutHold } from "~/money/commands/payout/hold-for-payout.server";
import { restorePayout } from "~/money/commands/payout/restore-payout.server";
import { tellRun } from "~/money/commands/payout/run-receiver";
import { isReleasedSincePart, saveReleaseState } from "~/money/data/payout/payout-batches.server";
import { findPayoutForChange, savePayout, type StoredPayout } from "~/money/data/payout/payouts.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { payoutCameBack, payoutFailed } from "~/money/domain/payout/payout-entries";
import { takeStep } from "~/money/domain/payout/payout-state";

import type { MatchTargetHandler, SeenMoney } from "./match-target-handler";

/** A credit line brings a payout back that the statement had shown as paid: PS11, then PS08 with its hold. */
export const returnPaidPayout: MatchTargetHandler = {
  async pay(context, money) {
    const payout = await findPayoutForChange(context.db, money.targetId);
    if (!payout || payout.bankAccountId !== money.bankAccountId) return refuse("TARGET_UNKNOWN");
    const next = takeStep(payout.state, "bounce");
    if (!next.ok) return refuse("TARGET_CLOSED");
    if (payout.amount !== money.amount) return refuse("TARGET_AMOUNT", { facts: { amount: payout.amount } });
    const eventId = announce(context, payout, money, "payment.returned");
    const { bookingDate: effectiveDate, partId, lineId } = money;
    const narration = "Payout came back on the bank statement";
    const subject = { type: "payment", id: payout.id };
    const cause = { eventId, key: `bounced:${partId}`, effectiveDate, narration, subject };
    await postEntry(context, cause, payoutCameBack(payout, lineId, money.amount));
    const failure = { state: next.value, returnCode: null, eventId, key: `bounced:${partId}`, effectiveDate };
    await restorePayout(context, payout, failure);
    return accept({ paymentId: payout.id });
  },

  async undo(context, money) {
    const payout = await findPayoutForChange(context.db, money.targetId);
    if (!payout) return refuse("TARGET_UNKNOWN");
    const next = takeStep(payout.state, "unbounce");
    if (!next.ok || (await isReleasedSincePart(context.db, payout.id, money.partId)))
      return refuse("TARGET_CLOSED");
    await endPayoutHold(context, payout, "void");
    const eventId = announce(context, payout, money, "payment.return_undone");
    const { bookingDate: effectiveDate, partId, lineId } = money;
    const subject = { type: "payment", id: payout.id };
    for (const draft of [payoutFailed(payout), payoutCameBack(payout, lineId, money.amount)])
      await postEntry(
        context,
        {
          eventId,
          key: `unbounced:${partId}`,
          effectiveDate,
          narration: "Payout did not come back",
          subject,
        },
        { ...draft, lines: mirror(draft.lines) },
      );
    await savePayout(context.db, payout.id, { state: next.value, returnCode: null });
    await saveReleaseState(context.db, payout.id, { state: next.value });
    return tellRun(context, payout, "paid");
  },
};

function announce(context: CommandContext, payout: StoredPayout, money: SeenMoney, type: string): string {
  return context.emit(
    type,
    { type: "payment", id: payout.id },
    {
      after: { statement_line_id: money.lineId, amount: money.amount, currency: payout.currency },
      related: [{ type: "statement_line", id: money.lineId }, payout.payee],
      effectiveDate: money.bookingDate,
    },
  );
}
