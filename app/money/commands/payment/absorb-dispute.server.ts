import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { findDispute, saveDispute, type StoredDispute } from "~/money/data/payment/disputes.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import { disputeFundsWithdrawn, disputeLost, disputeWon } from "~/money/domain/ledger/posting-rules";
import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

import { giveMoneyBack } from "./give-money-back.server";

type SeenDispute = NonNullable<ProcessorSnapshot["dispute"]>;

/** Card dispute: opened and withdrawn (PS05), won (PS07) or lost (PS06: the debtor owes it again). */
export async function absorbDispute(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenDispute | undefined,
): Promise<Outcome<StoredPayment>> {
  if (!seen || !payment.processorAccountId) return accept(payment);
  const known = await findDispute(context.db, payment.id, seen.disputeRef);
  if (known && (known.state === "won" || known.state === "lost")) return accept(payment);
  const id = known?.id ?? context.newId();
  await saveDispute(context.db, { id, paymentId: payment.id, currency: payment.currency, ...seen });
  let current = payment;
  if (!known && seen.state !== "warning") current = await opened(context, payment, seen, id);
  if (seen.state === "won") return accept(await won(context, current, seen, id));
  if (seen.state === "lost") return lost(context, current, seen, id);
  return accept(current);
}

async function opened(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenDispute,
  disputeId: string,
): Promise<StoredPayment> {
  const eventId = announce(context, payment, "payment.disputed", seen, disputeId);
  const draft = disputeFundsWithdrawn(payment.processorAccountId ?? "", seen.amount, seen.fee ?? 0n);
  await postEntry(context, causeOf(context, payment, eventId, disputeId, "Dispute: funds withdrawn"), draft);
  await savePayment(context.db, payment.id, {
    state: "disputed",
    metadata: { state_before_dispute: payment.state },
  });
  return { ...payment, state: "disputed" };
}

async function won(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenDispute,
  disputeId: string,
): Promise<StoredPayment> {
  const eventId = announce(context, payment, "payment.dispute_won", seen, disputeId);
  const draft = disputeWon(payment.processorAccountId ?? "", seen.amount);
  await postEntry(context, causeOf(context, payment, eventId, disputeId, "Dispute won"), draft);
  const state = payment.refunded > 0n ? "part_refunded" : "succeeded";
  await savePayment(context.db, payment.id, { state });
  return { ...payment, state };
}

async function lost(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenDispute,
  disputeId: string,
): Promise<Outcome<StoredPayment>> {
  const causeEventId = announce(context, payment, "payment.charged_back", seen, disputeId);
  const left = payment.amount - payment.refunded;
  const back = await giveMoneyBack(context, payment, {
    kind: "chargeback",
    amount: seen.amount < left ? seen.amount : left,
    causeKey: disputeId,
    causeEventId,
    narration: "Dispute lost",
    entry: (from) => disputeLost(payment.processorAccountId ?? "", from),
  });
  if (!back.ok) return back;
  await savePayment(context.db, payment.id, { state: "charged_back", returnCode: seen.reason });
  await saveReceiptVoided(context.db, payment.id);
  return accept({ ...payment, state: "charged_back" });
}

function announce(
  context: CommandContext,
  payment: StoredPayment,
  type: string,
  seen: SeenDispute,
  disputeId: string,
): string {
  return context.emit(
    type,
    { type: "payment", id: payment.id },
    {
      related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
      after: { dispute_id: disputeId, amount: seen.amount, currency: payment.currency, reason: seen.reason },
      desk: "collections",
    },
  );
}

function causeOf(
  context: CommandContext,
  payment: StoredPayment,
  eventId: string,
  key: StoredDispute["id"],
  narration: string,
) {
  return {
    eventId,
    key,
    effectiveDate: context.today,
    narration,
    subject: { type: "payment", id: payment.id },
  };
}
