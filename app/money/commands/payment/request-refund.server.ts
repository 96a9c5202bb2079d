import { z } from "zod";

import { type CommandContext, defineCommand } from "~/office/commands/command/define-command";
import { addDays } from "~/office/domain/calendar-date";
import { accept, refuse, refuseField } from "~/office/domain/outcome";
import { settingOf } from "~/office/domain/setting/setting-of";
import { receiverOf } from "~/money/commands/desk/desk-receiver";
import { refuseFrozen } from "~/money/commands/invariant/refuse-frozen.server";
import { listRefundScopes } from "~/money/data/invariant/refund-scopes.server";
import { saveHold, saveHoldReleased } from "~/money/data/ledger/holds.server";
import { listLiveAllocations } from "~/money/data/payment/allocations.server";
import { findPaymentForChange, type StoredPayment } from "~/money/data/payment/payments.server";
import { listRefundsOf, saveNewRefund } from "~/money/data/payment/refunds.server";
import { parseAmount } from "~/money/domain/amount/money";
import { refundable } from "~/money/domain/payment/payment-state";

const input = z.object({
  paymentId: z.uuid(),
  amount: z.string().trim().min(1).max(30),
  reason: z.string().trim().min(3).max(500),
});

/**
 * Asks for money back to the card it came from: the amount is set aside first (no two requests can give
 * back the same unit), then a job asks the processor. Keyed.
 */
export const requestRefund = defineCommand(
  { name: "refund.request", permission: "payment:refund", input, keyed: true },
  async (context, { paymentId, amount: text, reason }) => {
    const payment = await findPaymentForChange(context.db, paymentId);
    if (!payment) return refuse("NOT_FOUND");
    if (!payment.processorAccountId) return refuse("NOT_REFUNDABLE", { reasons: ["not_at_processor"] });
    const last = addDays(payment.effectiveDate, settingOf(context.tenant, "refund_window_days"));
    if (context.today > last) return refuse("REFUND_WINDOW", { facts: { last } });
    const parsed = parseAmount(text, payment.currency, { grouped: true });
    if (!parsed.ok) return refuseField("amount", parsed.refusal.code);
    const amount = parsed.value.minor;
    const pending = (await listRefundsOf(context.db, payment.id)).filter((row) => row.state === "pending");
    const left = refundable(
      payment.amount,
      payment.refunded,
      pending.reduce((sum, row) => sum + row.amount, 0n),
      payment.state,
    );
    if (left <= 0n) return refuse("NOT_REFUNDABLE", { reasons: [payment.state] });
    if (amount > left)
      return refuse("REFUND_TOO_LARGE", { fields: { amount: "REFUND_TOO_LARGE" }, facts: { left } });
    const frozen = await refuseFrozen(context, await listRefundScopes(context.db, payment));
    if (frozen) return frozen;
    const refundId = context.newId();
    const createdBy = { kind: context.actor.kind, id: context.actor.id };
    const { currency } = payment;
    await saveNewRefund(context.db, {
      id: refundId,
      paymentId,
      amount,
      currency,
      reason,
      key: refundId,
      createdBy,
    });
    // what the desk earned of it is client money again before it is set aside
    const change = { paymentId, on: context.today, causeKey: `refund:${refundId}` };
    const reckoned = await receiverOf(context, payment.purpose).reckon(context, change);
    if (!reckoned.ok) return reckoned;
    await setAside(context, payment, refundId, amount);
    context.emit(
      "refund.requested",
      { type: "payment", id: paymentId },
      {
        related: payment.targetId ? [{ type: "account", id: payment.targetId }] : [],
        after: { refund_id: refundId, amount, currency },
        reason,
        desk: "collections",
      },
    );
    context.enqueue("send-refund", { paymentId, refundId });
    return accept({ refundId });
  },
);

/** The payment's own uncleared money may be given back before it clears; surplus goes first, as in the refund itself. */
async function setAside(
  context: CommandContext,
  payment: StoredPayment,
  refundId: string,
  amount: bigint,
): Promise<void> {
  if (!payment.targetId) throw new Error("a payment without a target cannot be refunded");
  await saveHoldReleased(context.db, {
    owner: { type: "payment", id: payment.id },
    kind: "uncleared",
    amount,
  });
  const surplus =
    (await listLiveAllocations(context.db, payment.id)).find((line) => line.component === "unapplied")
      ?.amount ?? 0n;
  const fromSurplus = amount < surplus ? amount : surplus;
  const parts = [
    { code: "2110", amount: fromSurplus },
    { code: "2100", amount: amount - fromSurplus },
  ];
  for (const part of parts.filter(({ amount: some }) => some > 0n)) {
    await saveHold(context.db, {
      id: context.newId(),
      place: { code: part.code, dimensionId: payment.targetId, currency: payment.currency },
      kind: "pending_out",
      amount: part.amount,
      owner: { type: "refund", id: refundId },
      reason: "refund_requested",
    });
  }
}
