import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { refuse, refuseField } from "~/office/domain/outcome";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { findPayoutForChange, savePayout } from "~/money/data/payout/payouts.server";
import { takeStep } from "~/money/domain/payout/payout-state";

import { askPayoutApproval } from "./ask-payout-approval.server";
import { endPayoutHold } from "./hold-for-payout.server";

const input = z.object({
  payoutId: z.uuid(),
  externalAccountId: z.uuid("REQUIRED"),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** A payout that failed is to go to another bank account of the same payee: it is a draft again and asks anew. */
export const redraftPayout = defineCommand(
  { name: "payout.redraft", permission: "payout:prepare", input },
  async (context, { payoutId, externalAccountId, reason }) => {
    const payout = await findPayoutForChange(context.db, payoutId);
    if (!payout) return refuse("NOT_FOUND");
    const step = takeStep(payout.state, "redraft");
    if (!step.ok) return step;
    const payee = await findExternalAccount(context.db, externalAccountId);
    if (payee?.holderType !== payout.payee.type || payee.holderId !== payout.payee.id)
      return refuseField("externalAccountId", "PAYEE_NOT_THEIRS");
    await endPayoutHold(context, payout, "void");
    await savePayout(context.db, payoutId, {
      state: step.value,
      externalAccountId,
      approvedById: null,
      releasedById: null,
      firstApprovedById: null,
    });
    context.emit(
      "payment.redrafted",
      { type: "payment", id: payoutId },
      {
        before: { external_account_id: payout.externalAccountId },
        after: { external_account_id: externalAccountId },
        reason,
      },
    );
    const { holderName: holder, last4 } = payee;
    return askPayoutApproval(context, { ...payout, holder, last4 }, reason);
  },
);
