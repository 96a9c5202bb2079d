import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { listSealedAccounts } from "~/money/data/reconciliation/bank-side.server";

import { sealAccount } from "./seal-account.server";

const input = z.object({ bankAccountId: z.uuid() });

/** Seals what waited for its statement, and writes the supplements that late news calls for; again changes nothing. */
export const sealDays = defineCommand(
  { name: "seal.create", permission: "seal:create", input },
  async (context, { bankAccountId }) => {
    const account = (await listSealedAccounts(context.db)).find(({ id }) => id === bankAccountId);
    if (!account) return refuse("NOT_FOUND");
    const { sealed, supplements, refused } = await sealAccount(context, account, null);
    return accept({ sealed, supplements, refused: refused.length });
  },
);
