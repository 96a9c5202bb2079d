import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { clearsAt } from "~/money/commands/payment/clears-at";
import { completePayment } from "~/money/commands/payment/complete-payment.server";
import type { StoredAchFile } from "~/money/data/ach/ach-files.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";

/**
 * The bank drew it: the money is on its way to the trust account (1060) until the file's one line is on the statement,
 * and uncleared for as long as the debtor's bank may plainly send it back.
 */
export async function completeDebit(
  context: CommandContext,
  payment: StoredPayment,
  file: StoredAchFile,
): Promise<Outcome<null>> {
  const { id, purpose, amount, currency, targetId, method, metadata } = payment;
  if (!targetId) throw new Error("a debit lost what it is for");
  const effectiveDate =
    file.effectiveOn && file.effectiveOn < context.today ? file.effectiveOn : context.today;
  await savePayment(context.db, id, { state: "succeeded", effectiveDate, completedAt: context.now });
  const causeEventId = context.emit(
    "payment.succeeded",
    { type: "payment", id },
    {
      related: [
        { type: "account", id: targetId },
        { type: "ach_file", id: file.id },
      ],
      after: { amount, currency, method },
      effectiveDate,
      desk: "collections",
    },
  );
  const email = metadata["payer_email"];
  const done = await completePayment(
    context,
    { id, purpose, amount, currency, targetId, effectiveDate },
    { code: "1060", dimensionId: file.bankAccountId },
    {
      causeEventId,
      returnable: true,
      clearsAt: clearsAt(context, method),
      receiptTo: typeof email === "string" ? email : undefined,
    },
  );
  return done.ok ? accept(null) : done;
}
