import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import {
  findExternalAccount,
  saveExternalAccountState,
  savePrimary,
} from "~/money/data/payee/external-accounts.server";

const input = z.object({ externalAccountId: z.uuid() });

/** A second person made sure that the account is the party's own; from then on it can be paid to. */
export const verifyExternalAccount = defineCommand(
  { name: "external_account.verify", permission: "payout:approve", input },
  async (context, { externalAccountId }) => {
    const account = await findExternalAccount(context.db, externalAccountId, "change");
    if (!account) return refuse("NOT_FOUND");
    if (account.state !== "draft") return refuse("ALREADY_DONE");
    if (account.createdById === context.actor.id) return refuse("MAKER_IS_CHECKER");
    await saveExternalAccountState(context.db, externalAccountId, {
      state: "verified",
      verifiedById: context.actor.id,
    });
    await savePrimary(context.db, account);
    context.emit(
      "external_account.verified",
      { type: "external_account", id: externalAccountId },
      { related: [{ type: account.holderType, id: account.holderId }], before: { state: account.state } },
    );
    return accept({ state: "verified" as const });
  },
);
