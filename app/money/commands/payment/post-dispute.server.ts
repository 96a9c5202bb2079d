import type { CommandContext } from "~/office/commands/command/define-command";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";

interface DisputeCause {
  eventId: string;
  key: string;
  narration: string;
}

/** One entry of a dispute. */
export async function postDispute(
  context: CommandContext,
  payment: StoredPayment,
  cause: DisputeCause,
  draft: EntryDraft,
) {
  const subject = { type: "payment", id: payment.id };
  await postEntry(context, { ...cause, effectiveDate: context.today, subject }, draft);
}

/** The firm covers what a dispute took from client money (PS24). */
export async function coverDispute(
  context: CommandContext,
  payment: StoredPayment,
  cause: DisputeCause,
  amount: bigint,
) {
  if (!payment.trustBankId) return;
  await orderCover(context, {
    ...cause,
    narration: `Cover: ${cause.narration}`,
    effectiveDate: context.today,
    subject: { type: "payment", id: payment.id },
    trustBankId: payment.trustBankId,
    partyId: payment.id,
    amount,
  });
}
