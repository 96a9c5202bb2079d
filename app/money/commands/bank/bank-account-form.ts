import { z } from "zod";

import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { readAccountNumber, readBalance } from "~/money/domain/bank/bank-account";

/** What a person writes about a bank account; amounts and numbers as typed. */
export const bankAccountForm = z.object({
  name: z.string().trim().min(2, "REQUIRED").max(80, "TOO_LONG"),
  bank: z.string().trim().max(80, "TOO_LONG").default(""),
  /** empty leaves the known number as it is */
  number: z.string().trim().max(50, "TOO_LONG").default(""),
  openingBalance: z.string().trim().default(""),
  openingOn: z.union([z.literal(""), z.iso.date("DATE_FORMAT")]).default(""),
});

export interface ReadForm {
  name: string;
  bank: string | null;
  number: string | undefined;
  openingBalance: bigint;
  openingOn: string | null;
  active: boolean;
}

/** Refusal VALIDATION with the fields that cannot be right. */
export function readBankAccountForm(
  form: z.output<typeof bankAccountForm>,
  { tenant, today }: Pick<CommandContext, "tenant" | "today">,
): Outcome<ReadForm> {
  const fields: Record<string, string> = {};
  const number = form.number === "" ? undefined : readAccountNumber(form.number);
  if (number === null) fields["number"] = "ACCOUNT_NUMBER_FORMAT";
  const balance = readBalance(form.openingBalance || "0", tenant.currency);
  if (!balance.ok) fields["openingBalance"] = balance.refusal.code;
  // a balance means nothing without its day
  if (form.openingBalance !== "" && form.openingOn === "") fields["openingOn"] = "REQUIRED";
  if (form.openingOn > today) fields["openingOn"] = "DATE_IN_FUTURE";
  if (!balance.ok || number === null || Object.keys(fields).length > 0)
    return refuse("VALIDATION", { fields });
  return accept({
    name: form.name,
    bank: form.bank || null,
    number,
    openingBalance: balance.value,
    openingOn: form.openingOn || null,
    active: true,
  });
}
