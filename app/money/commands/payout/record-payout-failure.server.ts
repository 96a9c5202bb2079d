import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { accept, refuse } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveReleaseState } from "~/money/data/payout/payout-batches.server";
import { findPayoutForChange, savePayout } from "~/money/data/payout/payouts.server";
import { payoutFailed } from "~/money/domain/payout/payout-entries";
import { takeStep } from "~/money/domain/payout/payout-state";

import { holdForPayout } from "./hold-for-payout.server";

const input = z.object({
  payoutId: z.uuid(),
  /** the bank would not take it, sent it back, or we stopped it */
  how: z.enum(["reject", "return", "stop"], "REQUIRED"),
  code: z.string().trim().max(40, "TOO_LONG").default(""),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** PS08: the money is back where it came from and set aside again, and whoever prepared the payout hears of it. */
export const recordPayoutFailure = defineCommand(
  { name: "payout.record_failure", permission: "payout:release", input },
  async (context, { payoutId, how, code, reason }) => {
    const payout = await findPayoutForChange(context.db, payoutId);
    if (!payout) return refuse("NOT_FOUND");
    const step = takeStep(payout.state, how);
    if (!step.ok) return step;
    const state = step.value;
    const subject = { type: "payment", id: payoutId };
    const returnCode = code || null;
    const eventId = context.emit(`payment.${state}`, subject, {
      after: { code: returnCode, amount: payout.amount, currency: payout.currency },
      reason,
    });
    await postEntry(
      context,
      {
        eventId,
        key: `${payoutId}:${payout.releases}`,
        effectiveDate: context.today,
        narration: "Payout failed",
        subject,
      },
      payoutFailed(payout),
    );
    await holdForPayout(context, payout, "payout_came_back");
    await savePayout(context.db, payoutId, { state, returnCode });
    await saveReleaseState(context.db, payoutId, { state, returnCode });
    if (payout.createdById) {
      const id = context.newId();
      const recipientId = payout.createdById;
      await saveNotification(context.db, {
        id,
        recipientId,
        type: "payout_failed",
        params: { amount: { minor: payout.amount.toString(), currency: payout.currency } },
        link: `/payouts/${payoutId}`,
        groupKey: `payout:${payoutId}`,
      });
      const more = { after: { notification_id: id }, category: "system" as const };
      context.emit("notification.created", { type: "staff", id: recipientId }, more);
    }
    return accept({ state });
  },
);
