import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { openCheckout } from "~/money/commands/payment/open-checkout.server";
import { findOpenCheckout, savePayment } from "~/money/data/payment/payments.server";
import { parseAmount } from "~/money/domain/amount/money";
import { findOwnAccountForChange, type StoredAccount } from "~/collections/data/account/accounts.server";
import { findEmailOf } from "~/people/data/customer/contact-points.server";

const input = z.object({
  accountId: z.uuid(),
  amount: z.string().trim().min(1, "REQUIRED").max(30),
});

/** Smallest card payment the portal takes, minor units. */
const MINIMUM = 100n;

/** Source: Stripe API, amounts have at most eight digits; a larger debt is paid in parts. */
const MAXIMUM = 99_999_999n;

/**
 * A debtor sets out to pay by card. A second try for the same sum goes on with the page that is already
 * open; for another sum the open page is closed, so that nobody pays twice by accident. Keyed.
 */
export const startDebtorCheckout = defineCommand(
  { name: "payment.start_checkout", permission: "portal:pay", input, keyed: true },
  async (context, form) => {
    const account = await findOwnAccountForChange(context.db, form.accountId, context.actor.id ?? "");
    if (!account) return refuse("NOT_FOUND");
    if (account.isSample) return refuse("SAMPLE_ACCOUNT");
    if (account.status === "CLOSED" || account.balance === 0n) return refuse("NOTHING_OWED");
    const parsed = parseAmount(form.amount, account.currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    if (amount > account.balance)
      return refuse("OVER_BALANCE", {
        fields: { amount: "OVER_BALANCE" },
        facts: { balance: account.balance },
      });
    if (amount < MINIMUM && amount < account.balance) {
      return refuse("BELOW_MINIMUM", { fields: { amount: "BELOW_MINIMUM" }, facts: { minimum: MINIMUM } });
    }
    if (amount > MAXIMUM) return refuse("ABOVE_CARD_LIMIT", { fields: { amount: "ABOVE_CARD_LIMIT" } });
    const open = await findOpenCheckout(context.db, account.id);
    if (open && open.amount === amount) return accept({ paymentId: open.id });
    if (open) await withdraw(context, open.id, account);
    return openCheckout(context, {
      amount,
      currency: account.currency,
      targetId: account.id,
      payerId: account.customerId,
      payerEmail: await findEmailOf(context.db, account.customerId),
      description: account.externalRef,
      idempotencyKey: `payment.start_checkout:${context.idempotencyKey ?? context.newId()}`,
      related: [
        { type: "account", id: account.id },
        { type: "customer", id: account.customerId },
      ],
    });
  },
);

async function withdraw(context: CommandContext, paymentId: string, account: StoredAccount): Promise<void> {
  await savePayment(context.db, paymentId, { state: "cancelled", returnCode: "replaced" });
  const related = [{ type: "account", id: account.id }];
  context.emit(
    "payment.cancelled",
    { type: "payment", id: paymentId },
    { related, after: { code: "replaced" }, desk: "collections" },
  );
  context.enqueue("close-checkout", { paymentId });
}
