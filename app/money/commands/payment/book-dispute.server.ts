import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { postEntry } from "~/money/commands/ledger/post-entry.server";
import { orderCover } from "~/money/commands/transfer/order-cover.server";
import { giveMoneyBack } from "./give-money-back.server";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import type { EntryDraft } from "~/money/domain/ledger/journal-entry";
import {
  disputeFundsWithdrawn,
  disputeLossBorne,
  disputeLost,
  disputeWon,
} from "~/money/domain/ledger/posting-rules";
import type { DisputeStep } from "~/money/domain/payment/dispute";
import { isBankDebit, stateAfterDispute } from "~/money/domain/payment/disputed-payment";
import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

import { announceDispute } from "./announce-dispute";
import { holdDisputed, releaseDisputed } from "./hold-disputed.server";

export interface DisputeCase {
  disputeId: string;
  processorAccountId: string;
  seen: NonNullable<ProcessorSnapshot["dispute"]>;
}

/** Books one step of a dispute: funds or fee withdrawn (PS05), won (PS07), lost (PS06; the debtor owes it again). */
export async function bookDispute(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  { kind, amount }: DisputeStep,
): Promise<Outcome<StoredPayment>> {
  switch (kind) {
    case "withdraw":
      return accept(await withdrawn(context, payment, one, amount));
    case "fee":
      return accept(await feeTaken(context, payment, one, amount));
    case "win":
      return accept(await won(context, payment, one, amount));
    case "lose":
      return lost(context, payment, one, amount);
  }
}

async function withdrawn(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  amount: bigint,
): Promise<StoredPayment> {
  const eventId = announceDispute(context, payment, "payment.disputed", one);
  const draft = disputeFundsWithdrawn(one.processorAccountId, amount, 0n);
  await post(context, payment, { eventId, key: one.disputeId, narration: "Dispute: funds withdrawn" }, draft);
  await holdDisputed(context, payment, one.disputeId, amount);
  if (payment.state === "refunded") return payment;
  const metadata = { ...payment.metadata, state_before_dispute: payment.state };
  await savePayment(context.db, payment.id, { state: "disputed", metadata });
  return { ...payment, state: "disputed", metadata };
}

/** The dispute's own charge is the firm's cost; taken from client money, the firm covers it (PS24). */
async function feeTaken(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  fee: bigint,
): Promise<StoredPayment> {
  const eventId = announceDispute(context, payment, "payment.dispute_fee_taken", one, fee);
  const cause = { eventId, key: `${one.disputeId}:fee:${one.seen.fee ?? fee}`, narration: "Dispute fee" };
  await post(context, payment, cause, disputeFundsWithdrawn(one.processorAccountId, 0n, fee));
  await cover(context, payment, cause, fee);
  return payment;
}

async function won(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  amount: bigint,
): Promise<StoredPayment> {
  const eventId = announceDispute(context, payment, "payment.dispute_won", one);
  const draft = disputeWon(one.processorAccountId, amount);
  await post(context, payment, { eventId, key: one.disputeId, narration: "Dispute won" }, draft);
  const state = stateAfterDispute(payment);
  await releaseDisputed(
    context,
    payment,
    one.disputeId,
    payment.metadata["state_before_dispute"] === "cleared",
  );
  await savePayment(context.db, payment.id, { state });
  return { ...payment, state };
}

async function lost(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  amount: bigint,
): Promise<Outcome<StoredPayment>> {
  const { disputeId, processorAccountId, seen } = one;
  const returned = isBankDebit(payment.metadata);
  const eventId = announceDispute(
    context,
    payment,
    returned ? "payment.returned" : "payment.charged_back",
    one,
  );
  await saveHoldReleased(context.db, { owner: { type: "payment_dispute", id: disputeId }, kind: "dispute" });
  const left = payment.amount - payment.refunded;
  const back = amount < left ? amount : left;
  const narration = returned ? "Bank debit returned" : "Dispute lost";
  if (back > 0n) {
    const given = await giveMoneyBack(context, payment, {
      kind: returned ? "return" : "chargeback",
      amount: back,
      causeKey: disputeId,
      causeEventId: eventId,
      narration,
      entry: (from) => disputeLost(processorAccountId, from),
    });
    if (!given.ok) return given;
  }
  if (amount > back) {
    const cause = { eventId, key: `${disputeId}:loss`, narration: "Dispute lost after a refund" };
    await post(context, payment, cause, disputeLossBorne(processorAccountId, amount - back));
    await cover(context, payment, cause, amount - back);
  }
  if (payment.state === "refunded") return accept(payment);
  const state = returned ? ("returned" as const) : ("charged_back" as const);
  await savePayment(context.db, payment.id, { state, returnCode: seen.reason });
  await saveReceiptVoided(context.db, payment.id);
  return accept({ ...payment, state });
}

interface Cause {
  eventId: string;
  key: string;
  narration: string;
}

async function post(context: CommandContext, payment: StoredPayment, cause: Cause, draft: EntryDraft) {
  const subject = { type: "payment", id: payment.id };
  await postEntry(context, { ...cause, effectiveDate: context.today, subject }, draft);
}

async function cover(context: CommandContext, payment: StoredPayment, cause: Cause, amount: bigint) {
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
