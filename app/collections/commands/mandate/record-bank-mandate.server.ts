import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { toCivilDate } from "~/office/domain/calendar-date";
import { refuse, refuseField } from "~/office/domain/outcome";
import { keepBankMandate } from "~/money/commands/mandate/keep-bank-mandate.server";
import { parseAmount } from "~/money/domain/amount/money";
import { findAccountForChange } from "~/collections/data/account/accounts.server";

const input = z.object({
  accountId: z.uuid(),
  holderName: z.string("REQUIRED").trim().min(2, "REQUIRED").max(100, "TOO_LONG"),
  routing: z.string("REQUIRED").trim().min(1, "REQUIRED").max(20),
  account: z.string("REQUIRED").trim().min(1, "REQUIRED").max(20),
  accountKind: z.enum(["checking", "savings"], "REQUIRED"),
  maxAmount: z.string("REQUIRED").trim().min(1, "REQUIRED").max(30),
  signedOn: z.string("REQUIRED").trim(),
});

/** A debtor signed that the firm's bank may draw on an account; the paper lies with the firm. Keyed. */
export const recordBankMandate = defineCommand(
  { name: "mandate.record_signed", permission: "mandate:manage", input, keyed: true },
  async (context, form) => {
    const account = await findAccountForChange(context.db, form.accountId, context.actor, "mandate:manage");
    if (!account) return refuse("NOT_FOUND");
    if (account.isSample) return refuse("SAMPLE_ACCOUNT");
    if (account.status === "CLOSED" || account.balance === 0n) return refuse("NOTHING_OWED");
    const maxAmount = parseAmount(form.maxAmount, account.currency, { grouped: true });
    if (!maxAmount.ok) return refuseField("maxAmount", maxAmount.refusal.code);
    const signedOn = toCivilDate(form.signedOn);
    if (!signedOn) return refuseField("signedOn", "DATE_FORMAT");
    const { routing, account: number, accountKind, holderName } = form;
    return keepBankMandate(context, {
      customerId: account.customerId,
      subject: { type: "account", id: account.id },
      holderName,
      maxAmount: maxAmount.value,
      token: { routing, account: number, accountKind },
      signedOn,
      wording: `Signed on paper on ${signedOn} by ${holderName}.`,
    });
  },
);
