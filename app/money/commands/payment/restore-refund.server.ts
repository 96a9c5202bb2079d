import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveAllocations } from "~/money/data/payment/allocations.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceipt } from "~/money/data/payment/receipts.server";
import { saveRefundState, type StoredRefund } from "~/money/data/payment/refunds.server";
import { mirror } from "~/money/domain/ledger/journal-entry";
import { refundSucceeded } from "~/money/domain/ledger/posting-rules";

import { appliedOf, holdUncleared } from "./complete-payment.server";
import { receiverOf } from "~/money/commands/desk/desk-receiver";

/**
 * A refund that had gone out came back: the money is the firm's to hold again, so the desk applies it anew, the ledger
 * posts the mirror of PS04, and it waits for the payout it comes with.
 */
export async function restoreRefund(
  context: CommandContext,
  payment: StoredPayment,
  refund: StoredRefund,
  failureCode: string,
): Promise<Outcome<StoredPayment>> {
  const { processorAccountId, targetId } = payment;
  if (!processorAccountId || !targetId)
    throw new Error("a refund at the processor needs its account and target");
  const { amount, currency } = refund;
  const subject = { type: "payment", id: payment.id };
  const causeEventId = context.emit("refund.sent_back", subject, {
    related: [{ type: "account", id: targetId }],
    after: { refund_id: refund.id, amount, currency, code: failureCode },
    desk: "collections",
  });
  const entryId = context.newId();
  const { today: effectiveDate } = context;
  const money = { paymentId: payment.id, targetId, amount, currency, effectiveDate, causeEventId, entryId };
  const received = await receiverOf(context, payment.purpose).received(context, {
    ...money,
    causeKey: `${refund.id}:sent_back`,
  });
  if (!received.ok) return received;
  const { lines, creditorId, balance } = received.value;
  const applied = appliedOf(targetId, creditorId, lines);
  const draft = refundSucceeded({ code: "1040", dimensionId: processorAccountId }, applied);
  const cause = { entryId, eventId: causeEventId, key: `${refund.id}:sent_back`, effectiveDate, subject };
  await postEntry(
    context,
    { ...cause, narration: "Refund sent back" },
    { ...draft, lines: mirror(draft.lines) },
  );
  await holdUncleared(context, { ...money, id: payment.id, purpose: payment.purpose }, applied);
  await saveAllocations(context.db, payment.id, targetId, lines);
  await saveReceipt(context.db, {
    id: context.newId(),
    paymentId: payment.id,
    balance,
    issuedOn: effectiveDate,
  });
  await saveRefundState(context.db, refund.id, { state: "failed", failureCode });
  const refunded = payment.refunded - amount;
  const state =
    payment.state === "disputed"
      ? "disputed"
      : refunded > 0n
        ? ("part_refunded" as const)
        : ("succeeded" as const);
  await savePayment(context.db, payment.id, { state, refunded, clearedOn: null });
  return accept({ ...payment, state, refunded });
}
