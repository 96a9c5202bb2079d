import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { giveMoneyBack } from "./give-money-back.server";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import {
  disputeFundsWithdrawn,
  disputeLossBorne,
  disputeLost,
  disputeWon,
} from "~/money/domain/ledger/posting-rules";
import type { DisputeStep } from "~/money/domain/payment/dispute";
import { isBankDebit, stateAfterDispute } from "~/money/domain/payment/disputed-payment";

import { announceDispute } from "./announce-dispute";
import { feeReturned, feeTaken } from "./fee-taken.server";
import type { DisputeCase } from "./dispute-case";
import { coverDispute, postDispute } from "./post-dispute.server";
import { holdDisputed, releaseDisputed } from "./hold-disputed.server";

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
    case "fee_back":
      return accept(await feeReturned(context, payment, one, amount));
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
  await postDispute(
    context,
    payment,
    { eventId, key: one.disputeId, narration: "Dispute: funds withdrawn" },
    draft,
  );
  await holdDisputed(context, payment, one.disputeId, amount);
  if (payment.state === "refunded") return payment;
  const metadata = { ...payment.metadata, state_before_dispute: payment.state };
  await savePayment(context.db, payment.id, { state: "disputed", metadata });
  return { ...payment, state: "disputed", metadata };
}

async function won(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  amount: bigint,
): Promise<StoredPayment> {
  const eventId = announceDispute(context, payment, "payment.dispute_won", one);
  const draft = disputeWon(one.processorAccountId, amount);
  await postDispute(context, payment, { eventId, key: one.disputeId, narration: "Dispute won" }, draft);
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
    await postDispute(context, payment, cause, disputeLossBorne(processorAccountId, amount - back));
    await coverDispute(context, payment, cause, amount - back);
  }
  if (payment.state === "refunded") return accept(payment);
  const state = returned ? ("returned" as const) : ("charged_back" as const);
  await savePayment(context.db, payment.id, { state, returnCode: seen.reason });
  await saveReceiptVoided(context.db, payment.id);
  return accept({ ...payment, state });
}
