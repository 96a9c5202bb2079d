import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuseField } from "~/office/domain/outcome";
import { findEmailOf } from "~/people/data/customer/contact-points.server";
import {
  findHolderName,
  listExternalAccountsOf,
  saveNewExternalAccount,
} from "~/money/data/payee/external-accounts.server";
import { readAccountNumber } from "~/money/domain/bank/bank-account";
import { nameSimilarity } from "~/money/domain/match/name-similarity";
import { HOLDER_TYPES, PAYEE_KINDS, usableFrom } from "~/money/domain/payout/payee-account";

const input = z.object({
  holderType: z.enum(HOLDER_TYPES, "REQUIRED"),
  holderId: z.uuid("REQUIRED"),
  holderName: z.string().trim().min(2, "REQUIRED").max(120, "TOO_LONG"),
  bankCode: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9]{0,15}$/, "BANK_CODE_FORM")
    .default(""),
  number: z.string().trim().min(4, "REQUIRED").max(50, "TOO_LONG"),
  kind: z.enum(PAYEE_KINDS, "REQUIRED").default("checking"),
});

/** From this likeness on a name is taken for the holder's own. */
const SAME_NAME = 0.8;

/**
 * Writes down where a party is paid. A second person verifies it before any money goes there; a further account
 * of the same party cools down for 48 hours, and the party is told at the address known before.
 */
export const addExternalAccount = defineCommand(
  { name: "external_account.add", permission: "payout:prepare", input },
  async (context, form) => {
    const number = readAccountNumber(form.number);
    if (!number) return refuseField("number", "BANK_NUMBER_FORM");
    const holder = { type: form.holderType, id: form.holderId };
    const name = await findHolderName(context.db, holder);
    if (name === null) return refuseField("holderId", "NOT_FOUND");
    const changed = (await listExternalAccountsOf(context.db, holder)).length > 0;
    const id = context.newId();
    const nameMatch = nameSimilarity(name, form.holderName) >= SAME_NAME;
    const made = await saveNewExternalAccount(context.db, {
      id, holderType: holder.type, holderId: holder.id, holderName: form.holderName, bankCode: form.bankCode || null, number, kind: form.kind,
      nameMatch, usableFrom: usableFrom(context.now, changed), createdBy: { kind: context.actor.kind, id: context.actor.id },
    }); // prettier-ignore
    if (!made) return refuseField("number", "BANK_ACCOUNT_KNOWN");
    const after = { holder_name: form.holderName, last4: number.slice(-4), name_match: nameMatch, changed };
    context.emit("external_account.added", { type: "external_account", id }, { related: [holder], after });
    if (changed && holder.type === "customer") await tell(context, holder.id, number.slice(-4));
    return accept({ externalAccountId: id, nameMatch });
  },
);

/** Somebody who did not ask for the change hears of it in time. */
async function tell(context: CommandContext, customerId: string, last4: string): Promise<void> {
  const to = await findEmailOf(context.db, customerId);
  if (to) context.enqueue("send-email", { to, letter: "payee_changed", params: { last4 } });
}
