import type { CommandContext } from "~/office/commands/command/define-command";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import { disputeFeeReturned, disputeFundsWithdrawn } from "~/money/domain/ledger/posting-rules";

import { announceDispute } from "./announce-dispute";
import type { DisputeCase } from "./dispute-case";
import { coverDispute, postDispute } from "./post-dispute.server";

/** The dispute's own charge is the firm's cost; taken from client money, the firm covers it (PS24). */
export async function feeTaken(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  fee: bigint,
): Promise<StoredPayment> {
  const eventId = announceDispute(context, payment, "payment.dispute_fee_taken", one, fee);
  const cause = { eventId, key: `${one.disputeId}:fee:${one.seen.fee ?? fee}`, narration: "Dispute fee" };
  await postDispute(context, payment, cause, disputeFundsWithdrawn(one.processorAccountId, 0n, fee));
  await coverDispute(context, payment, cause, fee);
  return payment;
}

/** What the firm had covered is its own again, and is swept from client money like any claim on it (PS23). */
export async function feeReturned(
  context: CommandContext,
  payment: StoredPayment,
  one: DisputeCase,
  fee: bigint,
): Promise<StoredPayment> {
  const { targetId, trustBankId } = payment;
  if (!targetId || !trustBankId) return payment;
  const eventId = announceDispute(context, payment, "payment.dispute_fee_returned", one, fee);
  const cause = { eventId, key: `${one.disputeId}:fee_back`, narration: "Dispute fee returned" };
  const draft = disputeFeeReturned(one.processorAccountId, targetId, trustBankId, fee);
  await postDispute(context, payment, cause, draft);
  return payment;
}
