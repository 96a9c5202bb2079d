import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse, refuseField } from "~/office/domain/outcome";
import { findBankAccount } from "~/money/data/bank/bank-accounts.server";
import { findExternalAccount } from "~/money/data/payee/external-accounts.server";
import { findMoneyLimits } from "~/money/data/payout/money-limits.server";
import { saveNewPayout } from "~/money/data/payout/payouts.server";
import { parseAmount } from "~/money/domain/amount/money";
import { BANK_OF, EXPENSE_CODES, PAYOUT_PURPOSES } from "~/money/domain/payout/payout-entries";

import { askPayoutApproval } from "./ask-payout-approval.server";
import { refundReceiver } from "./refund-receiver";

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const input = z.object({
  purpose: z.enum(PAYOUT_PURPOSES, "REQUIRED"),
  /** the account whose unapplied money goes back; refunds only */
  accountId: optional(z.uuid()),
  expenseCode: optional(z.enum(EXPENSE_CODES)),
  externalAccountId: z.uuid("REQUIRED"),
  bankAccountId: z.uuid("REQUIRED"),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
  reason: z.string().trim().min(3, "REQUIRED").max(200, "TOO_LONG"),
});
type Form = z.infer<typeof input>;

/** Money is to go out: written down, and put before a second person. Nothing is set aside yet. Keyed. */
export const draftPayout = defineCommand(
  { name: "payout.draft", permission: "payout:prepare", input, keyed: true },
  async (context, form) => {
    const { currency } = context.tenant;
    const parsed = parseAmount(form.amount, currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    const { payout: limit } = await findMoneyLimits(context.db, context.today);
    if (limit !== null && amount > limit) return refuse("LIMIT_EXCEEDED", { facts: { limit } });
    const bank = await findBankAccount(context.db, form.bankAccountId);
    if (!bank) return refuseField("bankAccountId", "NOT_FOUND");
    if (bank.kind !== BANK_OF[form.purpose] || !bank.active || bank.currency !== currency)
      return refuseField("bankAccountId", "WRONG_BANK_KIND");
    const payee = await findExternalAccount(context.db, form.externalAccountId);
    if (!payee) return refuseField("externalAccountId", "NOT_FOUND");
    const source = await readSource(context, form, { type: payee.holderType, id: payee.holderId });
    if (!source.ok) return source;
    const id = context.newId();
    const { purpose, externalAccountId, bankAccountId, reason } = form;
    const beneficiary = { type: payee.holderType, id: payee.holderId };
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    await saveNewPayout(context.db, {
      id, purpose, amount, currency, effectiveDate: context.today, payee: beneficiary, externalAccountId, bankAccountId,
      accountId: source.value.accountId, metadata: { creditor_id: source.value.creditorId, expense_code: source.value.expenseCode },
      note: reason, createdBy,
    }); // prettier-ignore
    const related = [
      beneficiary,
      ...(source.value.accountId ? [{ type: "account", id: source.value.accountId }] : []),
    ];
    context.emit(
      "payment.drafted",
      { type: "payment", id },
      { related, reason, after: { purpose, amount, currency } },
    );
    const asked = await askPayoutApproval(
      context,
      { id, amount, purpose, last4: payee.last4, holder: payee.holderName },
      reason,
    );
    return asked.ok ? accept({ payoutId: id }) : asked;
  },
);

interface Source {
  accountId: string | null;
  creditorId: string | null;
  expenseCode: string | null;
}

/** A refund goes to the debtor whose money it is, and to nobody else. */
async function readSource(
  context: CommandContext,
  form: Form,
  payee: { type: string; id: string },
): Promise<Outcome<Source>> {
  if (form.purpose === "expense") {
    if (!form.expenseCode) return refuseField("expenseCode", "REQUIRED");
    return accept({ accountId: null, creditorId: null, expenseCode: form.expenseCode });
  }
  if (!form.accountId) return refuseField("accountId", "REQUIRED");
  const target = await refundReceiver(context).describe(context, { targetId: form.accountId });
  if (!target.ok) return target;
  if (payee.type !== "customer" || payee.id !== target.value.customerId)
    return refuseField("externalAccountId", "PAYEE_NOT_THEIRS");
  return accept({ accountId: form.accountId, creditorId: target.value.creditorId, expenseCode: null });
}
