import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { announceDispute } from "./announce-dispute";
import { bookDispute } from "./book-dispute.server";
import { tellDispute } from "./tell-dispute.server";
import { findDispute, saveDispute } from "~/money/data/payment/disputes.server";
import type { StoredPayment } from "~/money/data/payment/payments.server";
import { disputeSteps, nextDisputeState } from "~/money/domain/payment/dispute";
import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

type SeenDispute = NonNullable<ProcessorSnapshot["dispute"]>;

/**
 * Brings a payment's dispute up to what the processor holds: funds and fee withdrawn (PS05), won (PS07) or lost (PS06,
 * the debtor owes it again). A returned bank debit comes as a dispute nobody can contest: the payment is `returned`.
 */
export async function absorbDispute(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenDispute | undefined,
): Promise<Outcome<StoredPayment>> {
  if (!seen || !payment.processorAccountId) return accept(payment);
  const known = await findDispute(context.db, payment.id, seen.disputeRef);
  const one = {
    disputeId: known?.id ?? context.newId(),
    processorAccountId: payment.processorAccountId,
    seen,
  };
  const steps = disputeSteps(known, seen);
  const books = { withdrawn: known?.withdrawn ?? 0n, fee: known?.fee ?? 0n };
  for (const { kind, amount } of steps) {
    if (kind === "withdraw") books.withdrawn += amount;
    if (kind === "fee") books.fee += amount;
    if (kind === "fee_back") books.fee -= amount;
    if (kind === "win") books.withdrawn -= amount;
  }
  const state = nextDisputeState(known?.state ?? null, seen.state);
  const { id: paymentId, currency } = payment;
  await saveDispute(context.db, { ...seen, ...books, id: one.disputeId, paymentId, currency, state });
  if (!known && steps.length === 0) announceDispute(context, payment, "payment.dispute_asked", one);
  if (!known) await tellDispute(context, payment, seen);
  let current = payment;
  for (const step of steps) {
    const taken = await bookDispute(context, current, one, step);
    if (!taken.ok) return taken;
    current = taken.value;
  }
  return accept(current);
}
