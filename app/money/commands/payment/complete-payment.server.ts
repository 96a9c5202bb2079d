import type { CommandContext } from "~/office/commands/command/define-command";
import type { CivilDate } from "~/office/domain/calendar-date";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { saveHold } from "~/money/data/ledger/holds.server";
import { saveAllocations } from "~/money/data/payment/allocations.server";
import { saveReceipt } from "~/money/data/payment/receipts.server";
import type { Applied, MoneyPlace } from "~/money/domain/ledger/posting-rules";
import { debtorPaymentReceived } from "~/money/domain/ledger/posting-rules";

import { type MoneyApplied, receiverOf } from "~/money/commands/desk/desk-receiver";

export interface CompletedPayment {
  id: string;
  purpose: string;
  amount: bigint;
  currency: string;
  targetId: string;
  effectiveDate: CivilDate;
}

/**
 * Money has come in: the desk applies it, the ledger holds it, the payer gets a receipt. `returnable`
 * money stays on an `uncleared` hold until its window ends (PR02/PC01).
 */
export async function completePayment(
  context: CommandContext,
  payment: CompletedPayment,
  place: MoneyPlace,
  more: { causeEventId: string; returnable: boolean; clearsAt?: Date; receiptTo?: string },
): Promise<Outcome<MoneyApplied>> {
  const entryId = context.newId();
  const received = await receiverOf(context, payment.purpose).received(context, {
    paymentId: payment.id,
    targetId: payment.targetId,
    amount: payment.amount,
    currency: payment.currency,
    effectiveDate: payment.effectiveDate,
    causeEventId: more.causeEventId,
    entryId,
  });
  if (!received.ok) return received;
  const { lines, creditorId, balance } = received.value;
  const applied = appliedOf(payment.targetId, creditorId, lines);
  await postEntry(
    context,
    {
      entryId,
      eventId: more.causeEventId,
      key: payment.id,
      effectiveDate: payment.effectiveDate,
      narration: "Debtor payment received",
      subject: { type: "payment", id: payment.id },
    },
    debtorPaymentReceived(place, applied),
  );
  if (more.returnable) await holdUncleared(context, payment, applied, more.clearsAt);
  await saveAllocations(context.db, payment.id, payment.targetId, lines);
  await saveReceipt(context.db, {
    id: context.newId(),
    paymentId: payment.id,
    balance,
    issuedOn: context.today,
  });
  if (more.receiptTo) mailReceipt(context, payment, more.receiptTo, balance);
  if (more.returnable) return accept(received.value);
  const change = { paymentId: payment.id, on: payment.effectiveDate, causeKey: "cleared:at_once" };
  const reckoned = await receiverOf(context, payment.purpose).reckon(context, change);
  return reckoned.ok ? accept(received.value) : reckoned;
}

/** Amounts travel as money; the job writes them as the firm's locale does. */
function mailReceipt(context: CommandContext, payment: CompletedPayment, to: string, balance: bigint): void {
  const { currency } = payment;
  context.enqueue("send-email", {
    to,
    letter: "payment_receipt",
    params: {
      amount: { minor: payment.amount.toString(), currency },
      balance: { minor: balance.toString(), currency },
      path: `/portal/${context.tenant.slug}`,
    },
  });
}

/** Money that may still go back is set aside until its window ends: `endsAt`, or the payout it comes with. */
export async function holdUncleared(
  context: CommandContext,
  payment: CompletedPayment,
  applied: Applied,
  endsAt?: Date,
): Promise<void> {
  const parts = [
    { code: "2100", amount: applied.applied },
    { code: "2110", amount: applied.unapplied },
  ];
  for (const { code, amount } of parts.filter((part) => part.amount > 0n)) {
    await saveHold(context.db, {
      id: context.newId(),
      place: { code, dimensionId: payment.targetId, currency: payment.currency },
      kind: "uncleared",
      amount,
      owner: { type: "payment", id: payment.id },
      reason: "return_window",
      endsAt,
    });
  }
}

/** Allocation lines as the two ledger accounts see them. */
export function appliedOf(
  accountId: string,
  creditorId: string,
  lines: { component: string; amount: bigint }[],
): Applied {
  const unapplied = lines
    .filter((line) => line.component === "unapplied")
    .reduce((sum, line) => sum + line.amount, 0n);
  const total = lines.reduce((sum, line) => sum + line.amount, 0n);
  return { accountId, creditorId, applied: total - unapplied, unapplied };
}
