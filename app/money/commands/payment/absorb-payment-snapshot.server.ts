import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { accept, type Outcome, refuse } from "~/office/domain/outcome";
import { followDraft } from "~/money/commands/mandate/follow-draft.server";
import { absorbDispute } from "~/money/commands/payment/absorb-dispute.server";
import { settleRefunds } from "~/money/commands/payment/settle-refunds.server";
import { findPaymentForChange, savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { canMove, isCollected, isWaiting, type PaymentState } from "~/money/domain/payment/payment-state";
import { processorSnapshot, type ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

import { absorbFee } from "./absorb-fee.server";
import { clearsAt } from "./clears-at";
import { completePayment } from "./complete-payment.server";

const input = z.object({ paymentId: z.uuid(), snapshot: processorSnapshot });

/**
 * Brings a payment up to what the processor holds. The payment's row is locked and it only moves
 * forward, so news may come twice, late or in any order (spec 05 §8).
 */
export const absorbPaymentSnapshot = defineCommand(
  { name: "payment.absorb_snapshot", permission: "payment:absorb", input },
  async (context, { paymentId, snapshot }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    const moved = await moveForward(context, payment, snapshot);
    if (!moved.ok) return moved;
    await followDraft(context, payment, moved.value, snapshot.failureCode);
    // a payment that went back whole can still be disputed: the money is then taken a second time
    if (isCollected(moved.value) || moved.value === "refunded") {
      const now = {
        ...payment,
        state: moved.value,
        processorRef: payment.processorRef ?? snapshot.intentRef ?? null,
        metadata: { ...payment.metadata, ...(snapshot.method && { card: snapshot.method }) },
      };
      await absorbFee(context, now, snapshot);
      const refunded = await settleRefunds(context, now, snapshot.refunds);
      if (!refunded.ok) return refunded;
      const disputed = await absorbDispute(context, refunded.value, snapshot.dispute);
      if (!disputed.ok) return disputed;
      await followDraft(context, now, disputed.value.state, snapshot.dispute?.reason);
    }
    return accept({ state: moved.value });
  },
);

async function moveForward(
  context: CommandContext,
  payment: StoredPayment,
  snapshot: ProcessorSnapshot,
): Promise<Outcome<PaymentState>> {
  const subject = { type: "payment", id: payment.id };
  const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
  const refs = { processorRef: snapshot.intentRef ?? payment.processorRef };
  switch (snapshot.state) {
    case "succeeded":
      return succeed(context, payment, snapshot);
    case "processing":
      if (payment.state !== "processing" && canMove(payment.state, "processing")) {
        await savePayment(context.db, payment.id, { state: "processing", ...refs });
        context.emit("payment.processing_started", subject, { related, desk: "collections" });
        return accept("processing");
      }
      return accept(payment.state);
    case "failed":
    case "cancelled":
    case "expired": {
      const to = snapshot.state;
      if (!isWaiting(payment.state) || !canMove(payment.state, to)) return accept(payment.state);
      await savePayment(context.db, payment.id, {
        state: to,
        returnCode: snapshot.failureCode ?? null,
        ...refs,
      });
      context.emit(`payment.${to}`, subject, {
        related,
        after: { code: snapshot.failureCode ?? to },
        desk: "collections",
      });
      return accept<PaymentState>(to);
    }
    default:
      return declined(context, payment, snapshot);
  }
}

/** A declined card leaves the page open for another try: told once per code, the payment stays waiting. */
async function declined(
  context: CommandContext,
  payment: StoredPayment,
  snapshot: ProcessorSnapshot,
): Promise<Outcome<PaymentState>> {
  if (
    isWaiting(payment.state) &&
    snapshot.failureCode &&
    payment.metadata["declined"] !== snapshot.failureCode
  ) {
    await savePayment(context.db, payment.id, { metadata: { declined: snapshot.failureCode } });
    const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
    const after = { code: snapshot.failureCode };
    context.emit(
      "payment.declined",
      { type: "payment", id: payment.id },
      { related, after, desk: "collections" },
    );
  }
  return accept(payment.state);
}

async function succeed(
  context: CommandContext,
  payment: StoredPayment,
  snapshot: ProcessorSnapshot,
): Promise<Outcome<PaymentState>> {
  if (!canMove(payment.state, "succeeded") || isCollected(payment.state)) return accept(payment.state);
  if (snapshot.amountReceived !== payment.amount || snapshot.currency !== payment.currency) {
    return refuse("AMOUNT_DIFFERS", {
      facts: { expected: payment.amount, received: snapshot.amountReceived },
    });
  }
  if (!payment.processorAccountId || !payment.targetId)
    throw new Error("a processor payment lost its account or target");
  await savePayment(context.db, payment.id, {
    state: "succeeded",
    processorRef: snapshot.intentRef,
    effectiveDate: context.today,
    completedAt: context.now,
    returnCode: null,
    metadata: { card: snapshot.method ?? null },
  });
  const { amount, currency, targetId } = payment;
  const causeEventId = context.emit(
    "payment.succeeded",
    { type: "payment", id: payment.id },
    {
      related: [{ type: "account", id: targetId }],
      after: { amount, currency, method: payment.method, card: snapshot.method ?? null },
      effectiveDate: context.today,
      desk: "collections",
    },
  );
  const done = await completePayment(
    context,
    { ...payment, targetId, effectiveDate: context.today },
    { code: "1040", dimensionId: payment.processorAccountId },
    {
      causeEventId,
      returnable: true,
      clearsAt: clearsAt(context, payment.method),
      receiptTo: payerEmailOf(payment),
    },
  );
  return done.ok ? accept("succeeded") : done;
}

function payerEmailOf(payment: StoredPayment): string | undefined {
  const email = payment.metadata["payer_email"];
  return typeof email === "string" ? email : undefined;
}
