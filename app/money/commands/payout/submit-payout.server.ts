import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { refuse } from "~/office/domain/outcome";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { findPayoutForChange } from "~/money/data/payout/payouts.server";
import { takeStep } from "~/money/domain/payout/payout-state";

import { askPayoutApproval } from "./ask-payout-approval.server";

const input = z.object({
  payoutId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** Asks again for a draft that somebody rejected, or whose request was withdrawn. */
export const submitPayout = defineCommand(
  { name: "payout.submit", permission: "payout:prepare", input },
  async (context, { payoutId, reason }) => {
    const payout = await findPayoutForChange(context.db, payoutId);
    if (!payout) return refuse("NOT_FOUND");
    const step = takeStep(payout.state, "approve");
    if (!step.ok) return step;
    const payee = await findExternalAccount(context.db, payout.externalAccountId);
    if (!payee) return refuse("PAYEE_UNVERIFIED");
    const { holderName: holder, last4 } = payee;
    const asked = await askPayoutApproval(context, { ...payout, holder, last4 }, reason);
    if (!asked.ok) return asked;
    context.emit("payment.submitted", { type: "payment", id: payoutId }, { reason });
    return asked;
  },
);
