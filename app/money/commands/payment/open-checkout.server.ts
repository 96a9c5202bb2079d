import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { findTrustProcessor, saveNewPayment } from "~/money/data/payment/payments.server";

const HOURS_OPEN = 24;

export interface CheckoutWish {
  amount: bigint;
  currency: string;
  targetId: string;
  payerId: string;
  payerEmail: string | null;
  description: string;
  idempotencyKey: string;
  /** further timelines */
  related: { type: string; id: string }[];
}

/**
 * Stores a pending payment with the job that opens the processor's page. The processor is never called
 * from here: a job does, after commit (spec 02 §9.4).
 */
export async function openCheckout(
  context: CommandContext,
  wish: CheckoutWish,
): Promise<Outcome<{ paymentId: string }>> {
  const processor = await findTrustProcessor(context.db);
  if (!processor || processor.state !== "enabled") return refuse("PAYMENTS_DISABLED");
  const paymentId = context.newId();
  await saveNewPayment(context.db, {
    id: paymentId,
    amount: wish.amount,
    currency: wish.currency,
    method: "card",
    rail: "card",
    state: "created",
    effectiveDate: context.today,
    payerId: wish.payerId,
    processorAccountId: processor.processorAccountId,
    bankAccountId: null,
    reference: null,
    refNorm: null,
    idempotencyKey: wish.idempotencyKey,
    expiresAt: new Date(context.now.getTime() + HOURS_OPEN * 3_600_000),
    note: null,
    metadata: { description: wish.description, payer_email: wish.payerEmail },
    targetId: wish.targetId,
    createdBy: { kind: context.actor.kind, id: context.actor.id },
  });
  context.emit(
    "payment.created",
    { type: "payment", id: paymentId },
    {
      related: wish.related,
      after: { amount: wish.amount, currency: wish.currency, method: "card" },
      desk: "collections",
    },
  );
  context.enqueue("open-checkout", { paymentId, portalHost: context.origin.portalHost });
  return accept({ paymentId });
}
