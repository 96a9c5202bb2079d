import { accept, refuse } from "~/office/domain/outcome";
import type { RefundReceiver } from "~/money/commands/payout/refund-receiver";
import { findAccountForChange } from "~/collections/data/account/accounts.server";

/** Whose money stands unapplied on an account. */
export const unappliedMoneyReceiver: RefundReceiver = {
  async describe(context, { targetId }) {
    const account = await findAccountForChange(context.db, targetId, context.actor, "account:read");
    if (!account) return refuse("NOT_FOUND");
    return accept({ customerId: account.customerId, creditorId: account.creditorId });
  },
};
