import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findPayoutForChange, savePayout } from "~/money/data/payout/payouts.server";
import { isHeld, takeStep } from "~/money/domain/payout/payout-state";

import { endPayoutHold } from "./hold-for-payout.server";
import { tellRun } from "./run-receiver";

const input = z.object({
  payoutId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** It will not be paid: what was set aside for it is free again. */
export const cancelPayout = defineCommand(
  { name: "payout.cancel", permission: "payout:prepare", input },
  async (context, { payoutId, reason }) => {
    const payout = await findPayoutForChange(context.db, payoutId);
    if (!payout) return refuse("NOT_FOUND");
    const step = takeStep(payout.state, "cancel");
    if (!step.ok) return step;
    if (isHeld(payout.state)) await endPayoutHold(context, payout, "void");
    await savePayout(context.db, payoutId, { state: step.value });
    const told = await tellRun(context, payout, "cancelled");
    if (!told.ok) return told;
    context.emit(
      "payment.cancelled",
      { type: "payment", id: payoutId },
      { reason, before: { state: payout.state } },
    );
    return accept({ state: step.value });
  },
);
