import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findExternalAccount, saveExternalAccountState } from "~/money/data/payee/external-accounts.server";

const input = z.object({
  externalAccountId: z.uuid(),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});

/** Nobody is paid there: refused before it was verified, or closed after. Payouts to it stop at their next step. */
export const rejectExternalAccount = defineCommand(
  { name: "external_account.reject", permission: "payout:approve", input },
  async (context, { externalAccountId, reason }) => {
    const account = await findExternalAccount(context.db, externalAccountId, "change");
    if (!account) return refuse("NOT_FOUND");
    if (account.state !== "draft" && account.state !== "verified") return refuse("ALREADY_DONE");
    const state = account.state === "draft" ? "rejected" : "closed";
    await saveExternalAccountState(context.db, externalAccountId, { state, reason });
    context.emit(
      `external_account.${state}`,
      { type: "external_account", id: externalAccountId },
      {
        related: [{ type: account.holderType, id: account.holderId }],
        before: { state: account.state },
        reason,
      },
    );
    return accept({ state });
  },
);
