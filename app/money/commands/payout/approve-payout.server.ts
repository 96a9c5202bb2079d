import type { ApprovedAct } from "~/office/commands/approval/request-approval.server";
import type { CommandContext } from "~/office/commands/command/define-command";
import type { Approval } from "~/office/domain/approval/approval";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { ACT_RIGHTS } from "~/people/domain/permission/act-rights.table";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { findExternalAccount, type StoredExternalAccount } from "~/money/data/payee/external-accounts.server";
import { findMoneyLimits } from "~/money/data/payout/money-limits.server";
import { listPayoutScopes } from "~/money/data/payout/payout-scopes.server";
import { findPayoutForChange, savePayout, type StoredPayout } from "~/money/data/payout/payouts.server";
import { isCooling, payable } from "~/money/domain/payout/payee-account";
import { takeStep } from "~/money/domain/payout/payout-state";

import { askPayoutApproval } from "./ask-payout-approval.server";
import { holdForPayout } from "./hold-for-payout.server";

interface Ready {
  payout: StoredPayout;
  payee: StoredExternalAccount;
}

/** A second person agreed: the money is set aside. Bank details that changed within 48 hours need a third. */
export const approvePayout: ApprovedAct = {
  permission: ACT_RIGHTS["payout.approve"],
  async run(context, approval) {
    const ready = await readyPayout(context, approval);
    if (!ready.ok) return ready;
    const { payout, payee } = ready.value;
    if (!isCooling(payee, context.now)) return approve(context, payout);
    await savePayout(context.db, payout.id, { state: payout.state, firstApprovedById: context.actor.id });
    const { holderName: holder, last4 } = payee;
    return askPayoutApproval(
      context,
      { ...payout, holder, last4 },
      approval.reason,
      "payout.approve_changed",
    );
  },
};

/** The further approval, by somebody who neither prepared the payout nor agreed to it first. */
export const approveChangedPayout: ApprovedAct = {
  permission: ACT_RIGHTS["payout.approve_changed"],
  async run(context, approval) {
    const ready = await readyPayout(context, approval);
    if (!ready.ok) return ready;
    return approve(context, ready.value.payout);
  },
};

async function readyPayout(context: CommandContext, approval: Approval): Promise<Outcome<Ready>> {
  const payout = await findPayoutForChange(context.db, approval.subject.id);
  if (!payout) return refuse("NOT_FOUND");
  const { id: by } = context.actor;
  if (by === payout.createdById || by === payout.firstApprovedById) return refuse("MAKER_IS_CHECKER");
  const step = takeStep(payout.state, "approve");
  if (!step.ok) return step;
  const { payout: limit } = await findMoneyLimits(context.db, context.today);
  if (limit !== null && payout.amount > limit) return refuse("LIMIT_EXCEEDED", { facts: { limit } });
  const payee = await findExternalAccount(context.db, payout.externalAccountId);
  const usable = payable(payee);
  if (!usable.ok) return usable;
  const frozen = await refuseFrozen(context, await listPayoutScopes(context.db, payout));
  return frozen ?? accept({ payout, payee: payee! });
}

async function approve(
  context: CommandContext,
  payout: StoredPayout,
): Promise<Outcome<{ state: "approved" }>> {
  await holdForPayout(context, payout, "payout_approved");
  await savePayout(context.db, payout.id, { state: "approved", approvedById: context.actor.id });
  const { amount, currency } = payout;
  context.emit("payment.approved", { type: "payment", id: payout.id }, { after: { amount, currency } });
  return accept({ state: "approved" });
}
