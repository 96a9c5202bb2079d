import type { CommandContext } from "~/office/commands/command/define-command";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { processorFeeKnown } from "~/money/domain/ledger/posting-rules";
import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

/** PS02 and, on client money, the firm's cover of it (PS24); the fee is known a little after success. */
export async function absorbFee(
  context: CommandContext,
  payment: StoredPayment,
  snapshot: ProcessorSnapshot,
): Promise<void> {
  if (!snapshot.fee || snapshot.fee === 0n || payment.metadata["fee_minor"] !== undefined) return;
  if (!payment.processorAccountId || !payment.trustBankId) return;
  const fee = snapshot.fee;
  const subject = { type: "payment", id: payment.id };
  const eventId = context.emit("payment.fee_known", subject, {
    after: { fee, currency: payment.currency },
    category: "system",
  });
  const cause = { eventId, key: payment.id, effectiveDate: context.today, subject };
  await postEntry(
    context,
    { ...cause, narration: "Processor fee" },
    processorFeeKnown(payment.processorAccountId, fee),
  );
  await orderCover(context, {
    ...cause,
    trustBankId: payment.trustBankId,
    partyId: payment.id,
    amount: fee,
    narration: "Cover of processor fee",
  });
  await savePayment(context.db, payment.id, { metadata: { fee_minor: Number(fee) } });
}
