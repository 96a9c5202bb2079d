import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";
import { findExternalAccount, findWholeNumber } from "~/money/data/payee/external-accounts.server";
import { REVEAL_PURPOSES } from "~/money/domain/payout/reveal-purposes";

const input = z.object({
  externalAccountId: z.uuid(),
  purpose: z.enum(REVEAL_PURPOSES, "REVEAL_PURPOSE_REQUIRED"),
  reason: z.string("REVEAL_REASON_REQUIRED").trim().min(10, "REVEAL_REASON_REQUIRED").max(500, "TOO_LONG"),
});

/**
 * Shows the whole number of a payee's bank account once, for a purpose and with a reason (06 SEC-PII-001). The log
 * says who, what and why, never the number. Run it without a key: a first answer that is kept would keep the number.
 */
export const revealPayeeNumber = defineCommand(
  { name: "external_account.reveal", permission: "external_account.number:reveal", input },
  async (context, { externalAccountId, purpose, reason }) => {
    const account = await findExternalAccount(context.db, externalAccountId, "read");
    const number = account && (await findWholeNumber(context.db, externalAccountId));
    if (!account || !number) return refuse("NOT_FOUND");
    context.emit(
      "external_account.revealed",
      { type: "external_account", id: externalAccountId },
      {
        category: "access",
        reason,
        after: { fields: ["number"], purpose },
        related: [{ type: account.holderType, id: account.holderId }],
      },
    );
    return accept({
      number,
      bankCode: account.bankCode,
      holderName: account.holderName,
      seconds: settingOf(context.tenant, "reveal_seconds"),
    });
  },
);
