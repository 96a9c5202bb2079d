import { z } from "zod";

import { defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import {
  findAccountByNumber,
  findBankAccount,
  saveBankAccount,
} from "~/money/data/bank/bank-accounts.server";

import { bankAccountForm, readBankAccountForm } from "./bank-account-form";

const input = bankAccountForm.extend({
  bankAccountId: z.uuid(),
  version: z.coerce.number().int(),
  active: z.stringbool().default(true),
});

/** Name, bank, number and opening balance of a bank account. */
export const describeBankAccount = defineCommand(
  { name: "bank_account.describe", permission: "setting:update", input },
  async (context, form) => {
    const account = await findBankAccount(context.db, form.bankAccountId, "change");
    if (!account) return refuse("NOT_FOUND");
    if (account.version !== form.version) return refuse("VERSION_CONFLICT");
    const read = readBankAccountForm(form, context);
    if (!read.ok) return read;
    const { number } = read.value;
    if (number && (await findAccountByNumber(context.db, number, account.id)))
      return refuseField("number", "BANK_ACCOUNT_KNOWN");
    await saveBankAccount(context.db, account.id, { ...read.value, active: form.active });
    const told = (one: { name: string; bank: string | null; openingOn: string | null; active: boolean }) => ({
      name: one.name,
      bank: one.bank,
      opening_on: one.openingOn,
      active: one.active,
    });
    context.emit(
      "bank_account.described",
      { type: "bank_account", id: account.id },
      {
        before: { ...told(account), number_last4: account.last4, opening_balance: account.openingBalance },
        after: {
          ...told({ ...read.value, active: form.active }),
          number_last4: number?.slice(-4) ?? account.last4,
          opening_balance: read.value.openingBalance,
        },
      },
    );
    return accept({ bankAccountId: account.id });
  },
);
