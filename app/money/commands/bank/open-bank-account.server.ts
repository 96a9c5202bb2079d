import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { BANK_CODES, BANK_KINDS } from "~/money/domain/bank/bank-account";
import { findAccountByNumber, saveNewBankAccount } from "~/money/data/bank/bank-accounts.server";

import { bankAccountForm, readBankAccountForm } from "./bank-account-form";

const input = bankAccountForm.extend({ kind: z.enum(BANK_KINDS, "REQUIRED") });

/** A further bank account of the firm, with a ledger sub-account of its own. */
export const openBankAccount = defineCommand(
  { name: "bank_account.open", permission: "setting:update", input },
  async (context, form) => {
    const read = readBankAccountForm(form, context);
    if (!read.ok) return read;
    const id = context.newId();
    const { number } = read.value;
    if (number && (await findAccountByNumber(context.db, number, id)))
      return refuseField("number", "BANK_ACCOUNT_KNOWN");
    const { currency } = context.tenant;
    const made = await saveNewBankAccount(context.db, {
      ...read.value,
      id,
      kind: form.kind,
      code: BANK_CODES[form.kind],
      currency,
      createdBy: { kind: context.actor.kind, id: context.actor.id },
    });
    if (!made) return refuse("ACCOUNT_MISSING");
    context.emit(
      "bank_account.opened",
      { type: "bank_account", id },
      { after: { name: form.name, kind: form.kind, number_last4: number?.slice(-4) ?? null } },
    );
    return accept({ bankAccountId: id });
  },
);
