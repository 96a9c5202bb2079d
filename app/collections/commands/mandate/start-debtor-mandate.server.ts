import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { refuse, refuseField } from "~/office/domain/outcome";
import { openMandate } from "~/money/commands/mandate/open-mandate.server";
import { parseAmount } from "~/money/domain/amount/money";
import { findOwnAccountForChange } from "~/collections/data/account/accounts.server";

const input = z.object({
  accountId: z.uuid(),
  rail: z.enum(["card", "ach"], "REQUIRED"),
  maxAmount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30),
  /** the words the debtor saw and agreed to */
  wording: z.string().min(20).max(4000),
});

/** A debtor allows the firm to draw on their card or bank account, up to a sum they name. Keyed. */
export const startDebtorMandate = defineCommand(
  { name: "mandate.start", permission: "portal:pay", input, keyed: true },
  async (context, form) => {
    const account = await findOwnAccountForChange(context.db, form.accountId, context.actor.id ?? "");
    if (!account) return refuse("NOT_FOUND");
    if (account.isSample) return refuse("SAMPLE_ACCOUNT");
    if (account.status === "CLOSED" || account.balance === 0n) return refuse("NOTHING_OWED");
    const maxAmount = parseAmount(form.maxAmount, account.currency, { grouped: true });
    if (!maxAmount.ok) return refuseField("maxAmount", maxAmount.refusal.code);
    if (maxAmount.value.minor > account.balance) return refuseField("maxAmount", "OVER_BALANCE");
    return openMandate(context, {
      customerId: context.actor.id ?? "",
      subject: { type: "account", id: account.id },
      rail: form.rail,
      maxAmount: maxAmount.value,
      holderName: context.actor.name ?? account.debtorName,
      wording: form.wording,
    });
  },
);
