import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findPayoutForChange } from "~/money/data/payout/payouts.server";
import { takeStep } from "~/money/domain/payout/payout-state";

import { restorePayout } from "./restore-payout.server";

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
    const key = `${payoutId}:${payout.releases}`;
    await restorePayout(context, payout, { state, returnCode, eventId, key, effectiveDate: context.today });
    return accept({ state });
  },
);
