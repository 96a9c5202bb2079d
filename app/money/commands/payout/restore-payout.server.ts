import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { saveNotification } from "~/office/data/notification/notifications.server";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveReleaseState } from "~/money/data/payout/payout-batches.server";
import { savePayout, type StoredPayout } from "~/money/data/payout/payouts.server";
import { payoutFailed } from "~/money/domain/payout/payout-entries";
import type { PayoutState } from "~/money/domain/payout/payout-state";

import { holdForPayout } from "./hold-for-payout.server";
import { tellRun } from "./run-receiver";

interface Failure {
  state: PayoutState;
  /** the bank's own, null when it gave none */
  returnCode: string | null;
  eventId: string;
  /** tells this failure from the payout's others */
  key: string;
  effectiveDate: CivilDate;
}

/** PS08: the money is back where it came from and set aside again, and whoever prepared the payout hears of it. */
export async function restorePayout(
  context: CommandContext,
  payout: StoredPayout,
  { state, returnCode, eventId, key, effectiveDate }: Failure,
): Promise<void> {
  const subject = { type: "payment", id: payout.id };
  await postEntry(
    context,
    { eventId, key, effectiveDate, narration: "Payout failed", subject },
    payoutFailed(payout),
  );
  await holdForPayout(context, payout, "payout_came_back");
  await savePayout(context.db, payout.id, { state, returnCode });
  await saveReleaseState(context.db, payout.id, { state, returnCode });
  const told = await tellRun(context, payout, "failed");
  if (!told.ok) throw new Error("a payout that failed cannot be kept from its run");
  if (payout.createdById) await tell(context, payout, payout.createdById);
}

async function tell(context: CommandContext, payout: StoredPayout, recipientId: string): Promise<void> {
  const id = context.newId();
  await saveNotification(context.db, {
    id,
    recipientId,
    type: "payout_failed",
    params: { amount: { minor: payout.amount.toString(), currency: payout.currency } },
    link: `/payouts/${payout.id}`,
    groupKey: `payout:${payout.id}`,
  });
  const more = { after: { notification_id: id }, category: "system" as const };
  context.emit("notification.created", { type: "staff", id: recipientId }, more);
}
