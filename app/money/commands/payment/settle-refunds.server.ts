import type { CommandContext } from "~/office/commands/command/define-command";
import { accept, type Outcome } from "~/office/domain/outcome";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { giveMoneyBack } from "~/money/commands/payment/give-money-back.server";
import { restoreRefund } from "~/money/commands/payment/restore-refund.server";
import { saveHoldReleased } from "~/money/data/ledger/holds.server";
import { savePayment, type StoredPayment } from "~/money/data/payment/payments.server";
import { saveReceiptVoided } from "~/money/data/payment/receipts.server";
import {
  listRefundsOf,
  saveNewRefund,
  saveRefundState,
  type StoredRefund,
} from "~/money/data/payment/refunds.server";
import { refundSucceeded } from "~/money/domain/ledger/posting-rules";
import type { ProcessorSnapshot } from "~/money/domain/payment/processor-snapshot";

type SeenRefund = ProcessorSnapshot["refunds"][number];

/**
 * Brings a payment's refunds up to what the processor holds: succeeded → money goes back (PS04),
 * failed or cancelled → the hold is freed. A refund made by hand at the processor is adopted.
 */
export async function settleRefunds(
  context: CommandContext,
  payment: StoredPayment,
  seen: SeenRefund[],
): Promise<Outcome<StoredPayment>> {
  let current = payment;
  const known = seen.length > 0 ? await listRefundsOf(context.db, payment.id) : [];
  for (const refund of seen) {
    const ours =
      known.find((row) => row.id === refund.key || row.providerRef === refund.refundRef) ??
      (await adopt(context, current, refund));
    const settled = await settleOne(context, current, ours, refund);
    if (!settled.ok) return settled;
    current = settled.value;
  }
  return accept(current);
}

async function adopt(
  context: CommandContext,
  payment: StoredPayment,
  refund: SeenRefund,
): Promise<StoredRefund> {
  const id = context.newId();
  const { amount } = refund;
  const { currency } = payment;
  const reason = "made_at_processor";
  await saveNewRefund(context.db, {
    id,
    paymentId: payment.id,
    amount,
    currency,
    reason,
    key: refund.refundRef,
    createdBy: { kind: "system", id: null },
  });
  return {
    id,
    paymentId: payment.id,
    amount,
    currency,
    reason,
    state: "pending",
    providerRef: refund.refundRef,
  };
}

async function settleOne(
  context: CommandContext,
  payment: StoredPayment,
  refund: StoredRefund,
  seen: SeenRefund,
): Promise<Outcome<StoredPayment>> {
  const providerRef = seen.refundRef;
  if (seen.state === "succeeded" && refund.state === "pending")
    return succeeded(context, payment, refund, providerRef);
  const refused = seen.state === "failed" || seen.state === "cancelled";
  if (refused && refund.state === "succeeded")
    return restoreRefund(context, payment, refund, seen.failureCode ?? seen.state);
  if (refused && refund.state === "pending") {
    await saveHoldReleased(context.db, { owner: { type: "refund", id: refund.id }, kind: "pending_out" });
    await saveRefundState(context.db, refund.id, {
      state: seen.state === "cancelled" ? "cancelled" : "failed",
      providerRef,
      failureCode: seen.failureCode ?? null,
    });
    const change = { paymentId: payment.id, on: context.today, causeKey: `refund_refused:${refund.id}` };
    const reckoned = await receiverOf(context, payment.purpose).reckon(context, change);
    if (!reckoned.ok) return reckoned;
    context.emit(
      "refund.failed",
      { type: "payment", id: payment.id },
      {
        related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
        after: { refund_id: refund.id, amount: refund.amount, code: seen.failureCode ?? seen.state },
        desk: "collections",
      },
    );
  } else if (refund.state === "pending" && refund.providerRef !== providerRef) {
    await saveRefundState(context.db, refund.id, { state: "pending", providerRef });
  }
  return accept(payment);
}

async function succeeded(
  context: CommandContext,
  payment: StoredPayment,
  refund: StoredRefund,
  providerRef: string,
): Promise<Outcome<StoredPayment>> {
  const processorAccountId = payment.processorAccountId;
  if (!processorAccountId) throw new Error("a refund at the processor needs its account");
  const refunded = payment.refunded + refund.amount;
  const whole = refunded === payment.amount;
  const state = payment.state === "disputed" ? "disputed" : whole ? "refunded" : "part_refunded";
  const related = payment.targetId ? [{ type: "account", id: payment.targetId }] : [];
  const after = {
    refund_id: refund.id,
    amount: refund.amount,
    currency: refund.currency,
    refunded_in_all: refunded,
  };
  const type = whole ? "payment.refunded" : "payment.part_refunded";
  const causeEventId = context.emit(
    type,
    { type: "payment", id: payment.id },
    { related, after, desk: "collections" },
  );
  await saveHoldReleased(context.db, {
    owner: { type: "refund", id: refund.id },
    kind: "pending_out",
    capture: true,
  });
  await saveRefundState(context.db, refund.id, { state: "succeeded", providerRef });
  const back = await giveMoneyBack(context, payment, {
    kind: "refund",
    amount: refund.amount,
    causeKey: refund.id,
    causeEventId,
    narration: "Refund to debtor",
    entry: (from) => refundSucceeded({ code: "1040", dimensionId: processorAccountId }, from),
  });
  if (!back.ok) return back;
  await savePayment(context.db, payment.id, { state, refunded });
  if (whole) await saveReceiptVoided(context.db, payment.id);
  return accept({ ...payment, state, refunded });
}
