import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { toCivilDate } from "~/office/domain/calendar-date";
import { refuse, refuseField } from "~/office/domain/outcome";
import { scheduleDraft } from "~/money/commands/mandate/schedule-draft.server";
import { parseAmount } from "~/money/domain/amount/money";
import { findAccountForChange } from "~/collections/data/account/accounts.server";
import { findEmailOf } from "~/people/data/customer/contact-points.server";

const input = z.object({
  accountId: z.uuid(),
  mandateId: z.uuid(),
  amount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30),
  on: z.string("REQUIRED").trim(),
});

/**
 * Draws on a debtor's mandate, today or on a later day: never more than is owed, allowed per debit, and announced.
 * Keyed.
 */
export const drawPayment = defineCommand(
  { name: "mandate.draw", permission: "payment:draw", input, keyed: true },
  async (context, form) => {
    const account = await findAccountForChange(context.db, form.accountId, context.actor, "payment:draw");
    if (!account) return refuse("NOT_FOUND");
    if (account.isSample) return refuse("SAMPLE_ACCOUNT");
    const amount = parseAmount(form.amount, account.currency, { grouped: true });
    if (!amount.ok) return refuseField("amount", amount.refusal.code);
    const presentOn = toCivilDate(form.on);
    if (!presentOn) return refuseField("on", "DATE_FORMAT");
    return scheduleDraft(context, {
      mandateId: form.mandateId,
      subject: { type: "account", id: account.id },
      amount: amount.value,
      presentOn,
      signedAmount: account.balance,
      stopped: account.status === "CLOSED",
      payerEmail: await findEmailOf(context.db, account.customerId),
      description: account.externalRef,
    });
  },
);
