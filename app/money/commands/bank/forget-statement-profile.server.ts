import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { findBankAccount, saveStatementProfile } from "~/money/data/bank/bank-accounts.server";

/** The next table of this bank account is described anew and shown to a person first. */
export const forgetStatementProfile = defineCommand(
  {
    name: "bank_account.forget_profile",
    permission: "bank_statement:import",
    input: z.object({ bankAccountId: z.uuid() }),
  },
  async (context, { bankAccountId }) => {
    const account = await findBankAccount(context.db, bankAccountId, "change");
    if (!account) return refuse("NOT_FOUND");
    if (!account.profile) return refuse("ALREADY_DONE");
    await saveStatementProfile(context.db, account.id, null);
    context.emit("bank_account.profile_forgotten", { type: "bank_account", id: account.id });
    return accept({ bankAccountId });
  },
);
